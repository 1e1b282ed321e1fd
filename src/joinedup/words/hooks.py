from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from joinedup.core.copies import clean
from joinedup.core.jobs import Job
from joinedup.core.keeping import Kept
from joinedup.core.navigation import Group, NavItem
from joinedup.core.sections import PageSection
from joinedup.core.tasks import TaskName
from joinedup.core.texts import Text, Whose, Writer
from joinedup.words.events import Event
from joinedup.words.lib.limits import DOCUMENTS
from joinedup.words.lib.waiting_documents import sweep
from joinedup.words.models import CommunityLexicon
from joinedup.words.services.documents import keep_documents_short, look_through_next

EVENTS = [Event]

# What people say about an entry. Its wordings are language, and nobody's.
SAID_ABOUT = ("why", "instead", "debate")


def _redact_entry(values, take_out, pk):
    entry = values["entry"]
    said = {name: clean(entry[name], take_out) for name in SAID_ABOUT if name in entry}
    return {"entry": entry | said}


def _forget_ready_lexicons(ids: set[int]) -> None:
    """Lexicons are kept ready in memory by this number, among others."""
    changed = CommunityLexicon.objects.filter(changes__in=ids)
    CommunityLexicon.objects.filter(pk__in=changed.values("pk")).update(
        redactions=F("redactions") + 1
    )


def _withdraw_arguments(rows: QuerySet, at: datetime) -> None:
    rows.filter(withdrawn_at=None).update(text="", withdrawn_at=at)


TEXTS = [
    Text("words.LexiconChange", ("entry_id", "source_path"), Whose.CODE),
    Text(
        "words.LexiconChange",
        ("entry",),
        Whose.EDITED,
        written="at",
        redact=_redact_entry,
        redacted=_forget_ready_lexicons,
        called=_("An entry of the lexicon"),
        is_public=True,
    ),
    Text(
        "words.LexiconChange",
        ("reason", "dissent", "source_title"),
        Whose.EDITED,
        member="by",
        written="at",
        called=_("Why the lexicon was changed"),
    ),
    Text("words.Argument", ("entry_id",), Whose.CODE),
    Text(
        "words.Argument",
        ("text",),
        Whose.EDITED,
        by=Writer.MEMBERS,
        member="by",
        written="at",
        erase=_withdraw_arguments,
        called=_("What somebody said for or against a wording"),
    ),
    Text("words.Dismissal", ("entry_id",), Whose.CODE),
]

KEPT = [
    Kept(
        "documents",
        (),
        _("A Word document that you gave to be looked through, and what was found in it"),
        _(
            "the document until it was read, what was found until a minute after you have seen "
            "it; both at most ten minutes"
        ),
        _("So that it can be looked through. It lies in a private file, and nowhere else."),
        # A document knows itself how old it is.
        days=0,
        sweep=sweep,
    ),
    Kept(
        "arguments",
        ("words.Argument",),
        _("What you said for or against a wording"),
        _("until you take it back"),
        _("So that others can weigh it."),
    ),
    Kept(
        "lexicons",
        ("words.CommunityLexicon", "words.LexiconChange", "words.Dismissal"),
        _("The wordings a community looks at twice, how that changed, and how often one was fine"),
        _("for as long as there is the community"),
        _("So that people can see who decided what, and why."),
    ),
]

# Whenever a worker looks: when it starts, and each minute. So ten minutes are ten minutes, and what
# a worker left is taken up.
JOBS = [Job("keep documents short", timedelta(seconds=1), keep_documents_short)]
LIMITS = [DOCUMENTS]
TASK_NAMES = [TaskName(look_through_next.module_path, _("A document to be looked through"))]

COMMUNITY_SECTIONS = [
    PageSection(
        "words",
        40,
        lambda viewer, community: {"community": community},
        "words/_of_community.html",
    ),
]

NAVIGATION = [NavItem(_("Words"), "words:words_check", Group.WORDS, within=("words:",))]
