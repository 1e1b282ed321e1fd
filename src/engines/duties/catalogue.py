"""All that a file of duties holds. Fields are called as in the file; `entries` are its duties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from engines.duties.duty import Duty


class BadDuties(Exception):
    """A file of duties that cannot be used, and the line that is the reason."""

    def __init__(self, path: Path | str, line: int, reason: str):
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True)
class Circumstance:
    """One fact that a person may tick; `implies` names those that are then true as well."""

    id: str
    group: str
    label: str
    ask: str
    implies: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseField:
    """What is asked of every case beside circumstances: whose law, and which day."""

    label: str
    ask: str
    default: str


@dataclass(frozen=True)
class Route:
    """One way to challenge a refusal; `limit` says in words how long there is."""

    label: str
    limit: str


@dataclass(frozen=True)
class LawOnTheMove:
    """Law that is changing, and the entries to look at again when it does."""

    what: str
    touches: tuple[str, ...]


@dataclass(frozen=True)
class Duties:
    """A file of duties, everything in its order."""

    title: str
    disclaimer: str
    review_status: str
    coverage_note: str
    compiled: date
    revised: date
    watch_list: tuple[LawOnTheMove, ...]
    case_fields: Mapping[str, CaseField]
    jurisdictions: tuple[str, ...]
    sectors: Mapping[str, str]
    challenge_routes: Mapping[str, Route]
    circumstances: Mapping[str, Circumstance]
    entries: Mapping[str, Duty]

    def close(self, circumstances: Iterable[str]) -> frozenset[str]:
        """These circumstances and all that they imply, again and again until nothing is added.

        Raises ValueError for a circumstance that the file does not know.

        >>> from engines.duties import load_duties
        >>> sorted(load_duties().close(["release_due_friday_or_before_holiday"]))
        ['in_custody', 'leaving_custody', 'release_due_friday_or_before_holiday']
        """
        return frozenset().union(*(self.implied[each] for each in self.known(circumstances)))

    def known(self, circumstances: Iterable[str]) -> frozenset[str]:
        """These circumstances; raises ValueError for one that the file does not know."""
        given = frozenset(circumstances)
        if unknown := given - self.circumstances.keys():
            raise ValueError(f"There is no circumstance called “{min(unknown)}”.")
        return given

    @cached_property
    def implied(self) -> Mapping[str, frozenset[str]]:
        """For each circumstance itself and all that it implies, near and far."""
        return MappingProxyType({each: self._follow(each) for each in self.circumstances})

    def _follow(self, start: str) -> frozenset[str]:
        found, ahead = {start}, [start]
        while ahead:
            new = set(self.circumstances[ahead.pop()].implies) - found
            found |= new
            ahead += new
        return frozenset(found)

    @cached_property
    def causes(self) -> Mapping[str, tuple[str, ...]]:
        """For each duty the circumstances that are, or imply, one of its `all` or `any`."""
        return MappingProxyType({duty.id: self._causes_of(duty) for duty in self.entries.values()})

    @cached_property
    def versions(self) -> Mapping[str, tuple[Duty, ...]]:
        """For each duty the others of its family: the same rule at other times."""
        dated = [duty for duty in self.entries.values() if duty.family is not None]
        found: dict[str, tuple[Duty, ...]] = dict.fromkeys(self.entries, ())
        for duty in dated:
            others = (other for other in dated if other is not duty)
            found[duty.id] = tuple(other for other in others if other.is_version_of(duty))
        return MappingProxyType(found)

    def _causes_of(self, duty: Duty) -> tuple[str, ...]:
        asked_for = {*duty.when.all, *chain.from_iterable(duty.when.any)}
        return tuple(each for each in self.circumstances if self.implied[each] & asked_for)
