"""Refusals seen together: how often which body said no to what, and why. Nobody is among them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from engines.duties import Duty
from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.core.suppression import SMALLEST_TOLD, Count, parts_or_suppressed
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.models.refusals import Refusal, RefusalReason
from joinedup.people.models import Member, Person

ALIKE = ("duty_id", "sector", "reason")
MOST_OFTEN = 3


@dataclass(frozen=True)
class Alike:
    """Refusals that are alike in one community. ``waiting`` are those that are no part of a
    practice issue yet, ``missing`` what at least five answers lacked."""

    community: Community
    duty_id: str
    sector: str
    reason: RefusalReason
    number: int
    waiting: int
    missing: tuple[str, ...] = ()

    @property
    def duty(self) -> Duty | None:
        return duties().entries.get(self.duty_id)

    @property
    def title(self) -> str:
        return self.duty.title if self.duty else self.duty_id

    @property
    def body(self) -> str:
        return duties().sectors.get(self.sector, self.sector)

    @property
    def key(self) -> str:
        """Which they are, for a form."""
        return ":".join((str(self.community.pk), self.duty_id, self.sector, self.reason))

    @property
    def may_become_issue(self) -> bool:
        """Whether enough are alike."""
        return self.waiting >= SMALLEST_TOLD


@dataclass(frozen=True)
class Seen:
    """The refusals of a community: all of them, and those that are alike, as they may be told.
    ``has_more`` when others are too few to be listed."""

    community: Community
    total: Count
    rows: list[tuple[Alike, Count]]
    has_more: bool


def refusals_visible_to(person: Person) -> QuerySet[Refusal]:
    """Refusals logged in the communities this person belongs to."""
    return Refusal.objects.filter(Refusal.within(roles_of(person).communities))


def refusals_seen_by(person: Person) -> list[Seen]:
    """Each community's refusals, in the order of the file of duties, which ranks nobody; small
    numbers are held back. One query."""
    found: dict[Community, list[Alike]] = {}
    for alike in _alike(refusals_visible_to(person).select_related("community")):
        found.setdefault(alike.community, []).append(alike)
    return [_seen(community, groups) for community, groups in found.items()]


def _seen(community: Community, groups: list[Alike]) -> Seen:
    numbers = {group.key: group.number for group in groups}
    told, total = parts_or_suppressed(numbers, sum(numbers.values()))
    # That there was one at all may tell who it was.
    rows = [(group, told[group.key]) for group in groups if group.number >= SMALLEST_TOLD]
    return Seen(community, total, rows, len(rows) < len(groups))


def refusals_to_take_up(member: Member, now: datetime) -> QuerySet[Refusal]:
    """Those that are no part of a practice issue yet, where this member coordinates."""
    theirs = Refusal.within(roles_of(member).coordinates)
    return Refusal.objects.filter(theirs, practice_issue=None).select_related("community")


def enough_alike(refusals: Iterable[Refusal], now: datetime) -> list[Alike]:
    """What may be made a practice issue of."""
    return [each for each in _alike(refusals) if each.may_become_issue]


def alike_to_take_up(member: Member, now: datetime) -> list[Alike]:
    """What this coordinator may make a practice issue of."""
    return enough_alike(refusals_to_take_up(member, now), now)


def _alike(refusals: Iterable[Refusal]) -> list[Alike]:
    found: dict[tuple, list[Refusal]] = {}
    for refusal in refusals:
        kind = (refusal.community, *(getattr(refusal, name) for name in ALIKE))
        found.setdefault(kind, []).append(refusal)
    order = list(duties().entries)
    groups = [
        Alike(
            community,
            duty_id,
            sector,
            RefusalReason(reason),
            number=len(alike),
            waiting=sum(each.practice_issue_id is None for each in alike),
            missing=tuple(most_often_missing(alike, duties().entries.get(duty_id))),
        )
        for (community, duty_id, sector, reason), alike in found.items()
    ]

    def place(group: Alike) -> tuple:
        at = order.index(group.duty_id) if group.duty else len(order)
        reasons = RefusalReason.values.index(group.reason)
        return (group.community.name, group.community.pk, at, group.sector, reasons)

    return sorted(groups, key=place)


def most_often_missing(refusals: Iterable[Refusal], duty: Duty | None) -> list[str]:
    """What these answers lacked most often, in words; only what at least five of them lacked."""
    counted = Counter(item for refusal in refusals for item in set(refusal.missing))
    items = duty.refusal_items if duty else ()
    often = [item for item in items if counted[item.id] >= SMALLEST_TOLD]
    often.sort(key=lambda item: -counted[item.id])
    return [item.text for item in often[:MOST_OFTEN]]
