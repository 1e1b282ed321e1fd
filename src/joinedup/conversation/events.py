"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    ANSWERS_KEPT = "answers kept", OPEN, _("Answers kept back from the room")
    ANSWERS_REVEALED = "answers revealed", OPEN, _("Answers shown to the room")
    CONTRIBUTED = "contributed", _("Said something")
    CONTRIBUTION_CHANGED = "contribution changed", _("Voice or number beside words changed")
    CONTRIBUTION_HELD = "contribution held", OPEN, _("Words held back")
    CONTRIBUTION_HIDDEN = "contribution hidden", OPEN, _("Words hidden")
    CONTRIBUTION_SHOWN = "contribution shown", OPEN, _("Words shown")
    CONTRIBUTION_WITHDRAWN = "contribution withdrawn", _("Words taken back by the person")
    LINE_CORRECTED = "line corrected", OPEN, _("Slip in a scribe's line corrected")
    OUTCOME_REPORTED = "outcome reported", _("Told what came of a small step")
    PHOTO_CHANGED = "photo changed", OPEN, _("Photo of a flipchart laid to another question")
    PHOTO_DELETED = "photo deleted", OPEN, _("Photo of a flipchart deleted")
    PHOTO_DELETED_WITH_WORDS = (
        "photo deleted with words",
        OPEN,
        _("Photo of a flipchart deleted: words on it were taken back"),
    )
    PHOTO_FORGOTTEN = "photo forgotten", OPEN, _("Photo of a flipchart deleted: its time was over")
    PHOTO_KEPT = "photo kept", OPEN, _("Photo of a flipchart kept")
    PROMPT_ASKED = "prompt asked", OPEN, _("Question put to the room")
    PROMPT_CHANGED = "prompt changed", OPEN, _("Question changed")
    PROMPT_CLOSED = "prompt closed", OPEN, _("Question closed")
    PROMPT_HIDDEN = "prompt hidden", OPEN, _("Question hidden")
    PROMPT_MOVED = "prompt moved", OPEN, _("Question moved")
    PROMPT_OPENED = "prompt opened", OPEN, _("Question opened")
    PROMPT_REMOVED = "prompt removed", OPEN, _("Question removed")
    PROMPT_SHOWN = "prompt shown", OPEN, _("Question shown again")
    QUOTABILITY_CHANGED = "quotability changed", _("Quoting allowed or refused")
    SORTING_UNDONE = "sorting undone", OPEN, _("Sorting undone")
    STRANDS_MADE = "strands made", OPEN, _("Strand made")
    STRANDS_MERGED = "strands merged", OPEN, _("Strands put together")
    STRANDS_MOVED = "strands moved", OPEN, _("Words sorted into strands")
    STRANDS_RENAMED = "strands renamed", OPEN, _("Strand renamed")
    STRANDS_SPLIT = "strands split", OPEN, _("Strand divided")
    TERM_DECIDED = "term decided", OPEN, _("What was decided about a term")
