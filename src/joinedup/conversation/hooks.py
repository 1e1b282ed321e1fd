from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from joinedup.access.rules import organises_somewhere
from joinedup.conversation.events import Event
from joinedup.conversation.lib.limits import WORDS
from joinedup.conversation.lib.session import meetings_of_guest
from joinedup.conversation.selectors.contributions import contributions_visible_to
from joinedup.conversation.selectors.todos import (
    held_back,
    on_today,
    small_steps_to_tell_of,
    terms_to_rule_on,
    unsorted,
    words_waiting,
)
from joinedup.conversation.services.photos import forget_photos
from joinedup.conversation.services.withdrawing import withdraw_everything
from joinedup.core.keeping import Kept
from joinedup.core.redaction import redact_named
from joinedup.core.samples import Sample
from joinedup.core.searching import Found, Search
from joinedup.core.texts import Text, Whose
from joinedup.core.todos import RUN, Layout, Section, Todo
from joinedup.series.selectors.todos import next_meetings

EVENTS = [Event]
ERASURES = [withdraw_everything]
SAMPLE = [Sample("conversation", ("series",), "joinedup.conversation.sample.loading.load")]
SAMPLE_PEOPLE = ["joinedup.conversation.sample.guests.guests"]


def _strand_changed(values, path):
    """Which strand's name or summary a text is, in what is kept to undo a change."""
    _strands, strand, *_rest = path
    return f"conversation.Strand:{strand}"


TEXTS = [
    Text(
        "conversation.Prompt",
        ("question", "term"),
        Whose.EDITED,
        written="changed_at",
        context="meeting__series",
        called=_("A question of a meeting"),
        is_public=True,
    ),
    Text(
        "conversation.Prompt",
        ("hidden_reason",),
        Whose.EDITED,
        member="hidden_by",
        written="hidden_at",
        context="meeting__series",
        called=_("Why a question was hidden"),
    ),
    Text(
        "conversation.Ruling",
        ("instead", "reason", "dissent"),
        Whose.EDITED,
        member="decided_by",
        written="decided_at",
        context="prompt__meeting__series",
        called=_("What was decided about a word"),
    ),
    # A guest has no account; whoever holds the receipt takes words back.
    Text("conversation.Guest", ("name",), Whose.PERSONAL),
    Text(
        "conversation.Strand",
        ("name", "summary"),
        Whose.EDITED,
        written="changed_at",
        context="series",
        redact=redact_named,
        is_checked=True,
        called=_("A strand of what was said"),
    ),
    # Words on paper, of people who were not asked. It goes with what was typed from it.
    Text("conversation.Photo", ("jpeg",), Whose.OWN),
    Text(
        "conversation.Contribution",
        ("text",),
        Whose.OWN,
        member="member",
        is_searched=True,
        # By whoever writes it down for others: what people say is theirs.
        is_checked=True,
    ),
    Text("conversation.LineCorrection", ("text",), Whose.OWN),
    Text("conversation.Contribution", ("credit", "outcome_text"), Whose.OWN, member="member"),
    Text(
        "conversation.Contribution",
        ("state_reason",),
        Whose.EDITED,
        written="state_at",
        called=_("Why a contribution was held back"),
    ),
    # Ids of contributions and strands.
    Text("conversation.StrandChange", ("contributions",), Whose.CODE),
    # Names and summaries, so that sorting can be undone.
    Text(
        "conversation.StrandChange",
        ("strands",),
        Whose.EDITED,
        written="at",
        context="series",
        called=_("A strand as it was sorted before"),
        thing="series",
        part=_strand_changed,
    ),
]

KEPT = [
    Kept(
        "photos",
        ("conversation.Photo",),
        _("A photo of a flipchart or of slips"),
        _("after it was taken, or until words typed from it are taken back"),
        _("So that what was typed can be compared with what was written."),
        days=90,
        since=("taken_at",),
        rows=Q(deleted_at=None),
        forget=forget_photos,
    ),
    Kept(
        "words",
        (
            "conversation.Contribution",
            "conversation.LineCorrection",
            "conversation.SaidAgain",
            "conversation.Guest",
        ),
        _("What you said in a meeting, and what you chose to tell of yourself with it"),
        _("until you take it back"),
        _("So that it is heard, and a report can rest on it."),
    ),
    Kept(
        "that there was a photo",
        ("conversation.Photo",),
        _("Of a photo that was deleted: that there was one, who took it and when"),
        _("for as long as there is the meeting"),
        _("What was typed from it hangs on it."),
    ),
    Kept(
        "questions and sorting",
        (
            "conversation.Prompt",
            "conversation.Ruling",
            "conversation.Strand",
            "conversation.StrandChange",
        ),
        _("What was asked, how words were sorted, and what was decided about a term"),
        _("for as long as there is the community"),
        _("So that people can see how one led to the other. Words taken back leave it."),
    ),
]

TODAY = Section("today", 10, _("Today"), Layout.CARDS)
STEPS = Section("steps", 80, _("Small steps I said I would take"), Layout.PLAIN)

TODOS = [
    Todo("today", TODAY, next_meetings, "conversation/todos/today.html", show=on_today),
    Todo(
        "held",
        RUN,
        words_waiting,
        "conversation/todos/held.html",
        organises_somewhere,
        show=held_back,
    ),
    Todo(
        "unsorted",
        RUN,
        words_waiting,
        "conversation/todos/unsorted.html",
        organises_somewhere,
        show=unsorted,
    ),
    Todo("terms", RUN, terms_to_rule_on, "conversation/todos/terms.html", organises_somewhere),
    Todo(
        "small_steps",
        STEPS,
        small_steps_to_tell_of,
        "conversation/todos/small_steps.html",
        asks=False,
    ),
]

# Whether a browser takes part in a meeting: see ``series.decorators``.
LIMITS = [WORDS]

TAKES_PART = [meetings_of_guest]

SERIES_FILES = [(_("Contributions"), "conversation:contributions_csv")]

SEARCHES = [
    Search(
        _("What was said"),
        contributions_visible_to,
        lambda said: Found(
            said.text,
            reverse("conversation:meeting_words", args=[said.prompt.meeting_id]),
            said.prompt.meeting.title,
        ),
    )
]
