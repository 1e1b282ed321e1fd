"""One duty. Fields are called as in the file, so that other readers can follow."""

from dataclasses import dataclass
from datetime import date

# What a tier adds to the score.
TIERS = {"lead": 4, "support": 2, "background": 0}


@dataclass(frozen=True)
class Source:
    """Where a duty can be read; `seen` when its text was read for the entry."""

    title: str
    url: str
    seen: bool


@dataclass(frozen=True)
class RefusalItem:
    """One part of what a lawful refusal holds; its id is unique within the duty only."""

    id: str
    text: str


@dataclass(frozen=True)
class TimeLimit:
    """`iso` is an ISO 8601 duration, or None where law sets none; `clock` is body or person."""

    iso: str | None
    prose: str
    clock: str | None = None


@dataclass(frozen=True)
class When:
    """The rule that switches a duty on, over a closed set of circumstances."""

    all: tuple[str, ...]
    any: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]
    boost: tuple[str, ...]

    def is_met(self, present: frozenset[str]) -> bool:
        """Whether all of `all`, one of each group of `any` and none of `none` are present."""
        return (
            present.issuperset(self.all)
            and present.isdisjoint(self.none)
            and not any(present.isdisjoint(group) for group in self.any)
        )

    def score(self, present: frozenset[str]) -> int:
        """3 for each of `all`, 2 for each group of `any`, 1 for each of `boost` that is present."""
        return 3 * len(self.all) + 2 * len(self.any) + len(present.intersection(self.boost))


@dataclass(frozen=True)
class Duty:
    """What one body owes; `from_` and `until` are the first and the last day it was so, or None."""

    id: str
    title: str
    jurisdiction: str
    status: str
    tier: str
    statute: str
    section: str
    owed_by: tuple[str, ...]
    owed_to: str
    trigger: str
    when: When
    what: str
    strength: str
    time_limit: TimeLimit
    threshold: str
    evidence_to_include: tuple[str, ...]
    ask_in_writing: str
    lawful_refusal: str
    refusal_items: tuple[RefusalItem, ...]
    challenge: tuple[str, ...]
    related: tuple[str, ...]
    sources: tuple[Source, ...]
    as_of: date
    source_text_date: date | None
    verified: bool
    caution: str
    from_: date | None = None
    until: date | None = None
    family: str | None = None
    date_note: str | None = None

    def answers_for(self, day: date) -> bool:
        """Whether this was law on that day; its first and its last day count."""
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )

    def is_version_of(self, other: "Duty") -> bool:
        """Whether both state one rule of one jurisdiction, at different times."""
        return self.family is not None and (self.family, self.jurisdiction) == (
            other.family,
            other.jurisdiction,
        )

    def score(self, present: frozenset[str]) -> int:
        """The place in a list: higher comes first."""
        return self.when.score(present) + TIERS[self.tier]
