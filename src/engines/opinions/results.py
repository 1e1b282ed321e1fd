"""What is found: groups, what they share, where they part, and a sentence that says so."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Literal

Participant = Hashable
Statement = Hashable


@dataclass(frozen=True)
class Counts:
    """How many agree, disagree and pass; None where there are too few of a group to tell."""

    agree: int | None
    disagree: int | None
    passed: int | None


@dataclass(frozen=True)
class Consensus:
    """Statements most of the room agrees with, and disagrees with, the clearest first."""

    agree: tuple[Statement, ...]
    disagree: tuple[Statement, ...]


@dataclass(frozen=True)
class Representative:
    """A statement that tells a group from the others, and the side the group takes."""

    statement: Statement
    side: Literal["agree", "disagree"]


@dataclass(frozen=True)
class Summary:
    """A sentence for people: a code and its values, for translation, and `english`."""

    code: Literal["nobody voted", "too few people", "no clear groups", "groups"]
    values: Mapping[str, object]
    english: str


@dataclass(frozen=True)
class OpinionMap:
    """The room by its votes.

    `k` is the number of groups: 0 when nobody voted, when fewer than eight people can be placed,
    and when there are no clear groups. Groups are numbered from 0, the largest first. `labels`
    gives the group of each participant, None for those who voted on too few statements, for those
    `one_way`, and for all when k is 0. `coordinates` are positions (x, y) in the plane that shows
    most of the difference; `means` the mean vote on each statement, -1 to 1, a pass counting 0.

    `silhouette` (-1 to 1) tells how far apart the groups stand, `stability` (0 to 1) how alike
    they come out when a fifth of people and statements is away; both None when k is 0.

    `divisive` are the statements on which groups part, the widest apart first; without groups,
    those that divide the room most evenly. `counts` are of everybody; `group_counts` of each
    group, numbers under three withheld. `one_way` are the participants who agree, disagree or
    pass nearly always, whatever is asked, and so neither make nor move groups; the method "polis"
    sets nobody aside.
    """

    k: int
    labels: Mapping[Participant, int | None]
    coordinates: Mapping[Participant, tuple[float, float]]
    means: Mapping[Statement, float]
    silhouette: float | None
    stability: float | None
    consensus: Consensus
    representative: Mapping[int, tuple[Representative, ...]]
    divisive: tuple[Statement, ...]
    counts: Mapping[Statement, Counts]
    group_counts: Mapping[int, Mapping[Statement, Counts]]
    summary: Summary
    one_way: tuple[Participant, ...]
