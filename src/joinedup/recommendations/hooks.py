from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from joinedup.access.rules import coordinates_somewhere, organises_somewhere
from joinedup.core.jobs import Job
from joinedup.core.keeping import Kept
from joinedup.core.navigation import Group, NavItem
from joinedup.core.searching import Found, Search
from joinedup.core.sections import PageSection
from joinedup.core.texts import Text, Whose, Writer
from joinedup.core.todos import COORDINATE, Layout, Section, Todo
from joinedup.recommendations import selectors
from joinedup.recommendations.events import Event
from joinedup.recommendations.services.notices import follow_up_overdue

EVENTS = [Event]

TEXTS = [
    Text(
        "recommendations.Recommendation",
        ("text", "why"),
        Whose.EDITED,
        written="changed_at",
        is_searched=True,
        is_checked=True,
        called=_("A recommendation"),
        is_public=True,
    ),
    Text(
        "recommendations.Recommendation",
        ("source_title",),
        Whose.EDITED,
        written="changed_at",
        called=_("What a recommendation rests on"),
        is_public=True,
    ),
    Text(
        "recommendations.Recommendation",
        ("role_title",),
        Whose.EDITED,
        written="changed_at",
        is_searched=True,
        called=_("Who answers a recommendation"),
        is_public=True,
    ),
    Text("recommendations.Recommendation", ("source_path",), Whose.CODE),
    Text("recommendations.Recommendation", ("owner_email",), Whose.PERSONAL, email="owner_email"),
    Text(
        "recommendations.Recommendation",
        ("answer_text", "evidence"),
        Whose.EDITED,
        by=Writer.ANYBODY,
        writers="history__by",
        written="answered_at",
        called=_("The answer to a recommendation"),
        is_public=True,
    ),
    Text(
        "recommendations.Recommendation",
        ("closing_statement",),
        Whose.EDITED,
        member="closed_by",
        written="closed_at",
        called=_("Why a recommendation was closed"),
        is_public=True,
    ),
    Text(
        "recommendations.Review",
        ("text",),
        Whose.EDITED,
        by=Writer.ANYBODY,
        member="done_by",
        written="done_at",
        called=_("What was seen when a recommendation was looked at again"),
        thing="recommendation",
    ),
    Text(
        "recommendations.HistoryEntry",
        ("text", "evidence"),
        Whose.EDITED,
        by=Writer.ANYBODY,
        member="by",
        written="at",
        called=_("What happened to a recommendation"),
        is_public=True,
        thing="recommendation",
    ),
]

KEPT = [
    Kept(
        "recommendations",
        (
            "recommendations.Recommendation",
            "recommendations.Review",
            "recommendations.HistoryEntry",
        ),
        _("What was asked of whom, the answers, and what came of it"),
        _("for good"),
        _("So that nothing that was asked goes quiet. It is public."),
    ),
]

SEARCHES = [
    Search(
        _("Recommendations"),
        selectors.ledger_visible_to,
        lambda each: Found(each.text, each.get_absolute_url(), each.organisation.name),
        also=("organisation__name",),
    )
]

JOBS = [Job("follow up what is overdue", timedelta(hours=1), follow_up_overdue)]
COMMUNITY_SECTIONS = [
    PageSection("waiting", 30, selectors.waiting_section, "recommendations/_of_community.html"),
]

NAVIGATION = [
    NavItem(
        _("Recommendations"),
        "recommendations:ledger",
        Group.REPORTS,
        order=10,
        within=("recommendations:",),
    ),
]

ASKED = Section("asked", 30, _("Asked of the organisation you speak for"), Layout.STACK)
FOLLOW_UP = Section("follow", 60, _("Overdue, or due for review"), Layout.ROWS)
ANSWERED = Section("answered", 70, _("Answered in the last two weeks"), Layout.ROWS)

TODOS = [
    Todo("asked", ASKED, selectors.to_answer, "recommendations/todos/asked.html"),
    Todo(
        "undelivered",
        COORDINATE,
        selectors.undelivered_emails,
        "recommendations/todos/undelivered.html",
        coordinates_somewhere,
        order=1,
    ),
    Todo(
        "follow_up",
        FOLLOW_UP,
        selectors.to_look_at,
        "recommendations/todos/follow_up.html",
        organises_somewhere,
        show=selectors.to_follow_up,
    ),
    Todo(
        "answered",
        ANSWERED,
        selectors.to_look_at,
        "recommendations/todos/follow_up.html",
        coordinates_somewhere,
        asks=False,
        show=selectors.answered_lately,
    ),
]
