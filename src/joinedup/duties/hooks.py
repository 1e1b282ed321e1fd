from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from joinedup.access.rules import coordinates_somewhere
from joinedup.core.jobs import Job
from joinedup.core.keeping import Kept
from joinedup.core.navigation import Group, NavItem
from joinedup.core.samples import Sample
from joinedup.core.texts import Text, Whose
from joinedup.core.todos import COORDINATE, Todo
from joinedup.duties.events import Event
from joinedup.duties.selectors.refusals import alike_to_take_up
from joinedup.duties.services.pins import forget_loose_pins

EVENTS = [Event]
JOBS = [Job("forget loose pins", timedelta(hours=1), forget_loose_pins)]
NAVIGATION = [NavItem(_("Who owes what"), "duties:finder", Group.FIND)]
SAMPLE = [Sample("refusals", ("series",), "joinedup.duties.sample.refusals.load")]

TEXTS = [
    Text("duties.Refusal", ("duty_id", "sector", "missing"), Whose.CODE),
    Text("duties.DutyPin", ("about_kind", "duty_id"), Whose.CODE),
    Text("duties.Provision", ("address", "digest", "unapplied"), Whose.CODE),
]

KEPT = [
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

TODOS = [
    Todo("alike", COORDINATE, alike_to_take_up, "duties/todos/alike.html", coordinates_somewhere),
]
