"""What would become of each person on a list, without changing anything."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from django.utils.translation import gettext as _

from joinedup.access.models import Community
from joinedup.access.selectors import everybody_in
from joinedup.core.cleaning import folded
from joinedup.core.models import name_key
from joinedup.organisations.lib.people_table import Line
from joinedup.organisations.models import Organisation
from joinedup.people.services.left_alone import left_alone


class Fate(Enum):
    ADD = "add"
    HERE = "here"
    TWICE = "twice"
    LEFT_ALONE = "left alone"
    FAULTY = "faulty"


@dataclass
class Planned:
    """One person on a list. ``organisation`` is here; otherwise one of its name would be added."""

    line: Line
    fate: Fate
    organisation: Organisation | None = None

    @property
    def new_organisation(self) -> UUID | None:
        """The key of the name of the organisation that comes with this person."""
        named = self.fate is Fate.ADD and self.line.organisation and not self.organisation
        return name_key(self.line.organisation) if named else None


@dataclass(frozen=True)
class Plan:
    people: list[Planned]

    def of(self, fate: Fate) -> list[Planned]:
        return [each for each in self.people if each.fate is fate]

    @property
    def added(self) -> list[Planned]:
        return self.of(Fate.ADD)

    @property
    def asked(self) -> int:
        """How many get an email that asks them."""
        return sum(bool(each.line.email) for each in self.added)

    @property
    def left_out(self) -> list[Planned]:
        """Those who are not added, those with a fault first."""
        others = [each for each in self.people if each.fate is not Fate.ADD]
        return sorted(others, key=lambda each: each.fate is not Fate.FAULTY)

    @property
    def new_organisations(self) -> dict[UUID, Line]:
        """The organisations that come with these people: a line that says the sector, by key."""
        found: dict[UUID, Line] = {}
        for each in self.added:
            key = each.new_organisation
            if key and (key not in found or not found[key].sector):
                found[key] = each.line
        return found


def plan_list(lines: Sequence[Line], community: Community) -> Plan:
    """What would become of these people in this community. The number of queries is fixed.

    Whether somebody is known elsewhere makes no difference.
    """
    emails = {line.email for line in lines if line.email}
    here = everybody_in(community)
    asked = community.invitations.filter(accepted_at=None, email__in=emails)
    belong: set[str | None] = set(here.filter(email__in=emails).values_list("email", flat=True))
    belong |= set(asked.values_list("email", flat=True))
    nameless = here.filter(email=None).values_list("name", flat=True)
    plan = _Planner(belong, {folded(name) for name in nameless}, left_alone(emails))
    people = [plan.plan(line) for line in lines]
    _find_organisations(people)
    return Plan(people)


class _Planner:
    """Who is on the list so far."""

    def __init__(
        self, here: Collection[str | None], names_here: Collection[str], alone: Collection[str]
    ) -> None:
        self.here, self.names_here, self.alone = here, names_here, alone
        self.seen: set[str] = set()

    def plan(self, line: Line) -> Planned:
        # Without an address nothing but the name tells people apart.
        who = line.email or folded(line.name)
        if line.email in self.here or (not line.email and who in self.names_here):
            return Planned(line, Fate.HERE)
        if line.faults:
            return Planned(line, Fate.FAULTY)
        if line.email in self.alone:
            return Planned(line, Fate.LEFT_ALONE)
        if who in self.seen:
            return Planned(line, Fate.TWICE)
        self.seen.add(who)
        return Planned(line, Fate.ADD)


def _find_organisations(people: Iterable[Planned]) -> None:
    """Find the organisations of those to be added. One that is not here needs its sector."""
    added = [each for each in people if each.fate is Fate.ADD and each.line.organisation]
    keys = {name_key(each.line.organisation): each for each in added}
    here = {each.name_key: each for each in Organisation.objects.filter(name_key__in=keys)}
    sectors = {name_key(each.line.organisation) for each in added if each.line.sector}
    for each in added:
        key = name_key(each.line.organisation)
        each.organisation = here.get(key)
        if key not in here and key not in sectors:
            each.fate = Fate.FAULTY
            each.line.faults.append(
                _("“%(name)s” is not here yet: please say its sector in the list, or add it first.")
                % {"name": each.line.organisation}
            )
