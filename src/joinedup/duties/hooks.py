from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.access.rules import coordinates_somewhere
from joinedup.core.jobs import Job
from joinedup.core.keeping import Kept, blank
from joinedup.core.navigation import Group, NavItem
from joinedup.core.samples import Sample
from joinedup.core.texts import Text, Whose
from joinedup.core.todos import COORDINATE, Layout, Section, Todo
from joinedup.duties.events import Event
from joinedup.duties.models.local import REACHED, SAID, WORDS
from joinedup.duties.rules import keeps_local_knowledge, may_log_refusals
from joinedup.duties.selectors.local import about_topics, entries_to_confirm, entries_to_review
from joinedup.duties.selectors.refusals import enough_alike, refusals_to_take_up
from joinedup.duties.services.pins import forget_loose_pins

EVENTS = [Event]
JOBS = [Job("forget loose pins", timedelta(hours=1), forget_loose_pins)]
NAVIGATION = [
    NavItem(_("Who owes what"), "duties:finder", Group.DUTIES, within=("duties:",)),
    NavItem(
        _("Whom to ring"), "duties:local_index", Group.DUTIES, order=10, within=("duties:local_",)
    ),
    NavItem(
        _("Refusals"),
        "duties:refusal_list",
        Group.DUTIES,
        may_log_refusals,
        order=20,
        within=("duties:refusal", "duties:issue_of_refusals"),
    ),
]
SAMPLE = [
    Sample("local knowledge", ("access",), "joinedup.duties.sample.local.load"),
    Sample("refusals", ("series",), "joinedup.duties.sample.refusals.load"),
]

TEXTS = [
    Text("duties.LocalEntry", ("sector", "duty_id", *REACHED), Whose.CODE),
    Text(
        "duties.LocalEntry",
        WORDS,
        Whose.EDITED,
        member="made_by",
        written="made_at",
        called=_("Whom to ring here"),
        is_public=True,
    ),
    Text(
        "duties.LocalEntry",
        ("decline_reason",),
        Whose.EDITED,
        member="declined_by",
        written="declined_at",
        called=_("Why something recorded of whom to ring was declined"),
    ),
    Text("duties.Refusal", ("duty_id", "sector", "missing"), Whose.CODE),
    Text("duties.DutyPin", ("about_kind", "duty_id"), Whose.CODE),
    Text("duties.Provision", ("address", "digest", "unapplied"), Whose.CODE),
]

KEPT = [
    Kept(
        "declined local knowledge",
        ("duties.LocalEntry",),
        _("What somebody recorded of whom to ring, and was declined, and why"),
        _("after it was declined"),
        _("So that the person who recorded it can put it right."),
        days=30,
        since=("declined_at",),
        rows=~Q(decline_reason="", **dict.fromkeys(SAID, "")),
        forget=blank("decline_reason", *SAID),
    ),
    Kept(
        "local knowledge",
        ("duties.LocalEntry",),
        _("Which team decides here and how to reach it, and what was recorded before"),
        _("for as long as there is the community"),
        _("So that anybody can ring, and see what was changed and when. It is public."),
    ),
    Kept(
        "refusals",
        ("duties.Refusal",),
        _("That somebody was told no: by what kind of body, to what, and why; of nobody"),
        _("three years from the month in which it was counted"),
        _("So that those who coordinate can see what happens again and again."),
        days=0,
        since=("until",),
    ),
    Kept(
        "duty pins",
        ("duties.DutyPin",),
        _("Which duty was noted for something, who sees to it, and until when"),
        _("until it is done, or what it was noted for goes"),
        _("So that a day is not missed."),
    ),
    Kept(
        "provisions",
        ("duties.Provision",),
        _("What the law said when it was last compared; of nobody"),
        _("for as long as the program uses it"),
        _("So that it is seen when the law changes."),
    ),
]

LOCAL = Section("local", 52, _("Whom to ring: for you to look after"), Layout.ROWS)

TODOS = [
    Todo(
        "local_to_confirm",
        LOCAL,
        entries_to_confirm,
        "duties/todos/local_to_confirm.html",
        keeps_local_knowledge,
        show=about_topics,
    ),
    Todo(
        "local_to_review",
        LOCAL,
        entries_to_review,
        "duties/todos/local_to_review.html",
        keeps_local_knowledge,
        show=about_topics,
    ),
    Todo(
        "alike",
        COORDINATE,
        refusals_to_take_up,
        "duties/todos/alike.html",
        coordinates_somewhere,
        show=enough_alike,
    ),
]
