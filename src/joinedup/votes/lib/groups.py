"""Groups of opinion: what is kept of them, and what is said of them.

Kept are the size of each group, in a word what it mostly said to each statement, points for the
picture, in a random order and without a name, and how many people answered one way whatever was
asked, but not which way. How many of a group said what is not kept: together with the counts of
the whole room it would give away the cells that are too small.
"""

import random
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from joinedup.votes.models import Statement

# Of fewer people nothing is said.
FEWEST_IN_A_CELL = 3
FEWEST_VOTERS = 8
# A group mostly agrees when so many of those in it who answered do.
MOSTLY = Fraction(2, 3)
AGREE, DISAGREE, DIVIDED, FEW = "agree", "disagree", "divided", "few"


@dataclass(frozen=True)
class Group:
    """One group: its letter, its size (None: too few to say) and a lean for each statement."""

    letter: str
    size: int | None
    leans: list[str]


@dataclass(frozen=True)
class Groups:
    """What came out about groups; ``of`` is the number of voters.

    ``is_looked_for`` is False when too few people could be in a group, ``is_clear`` when there
    are no clear groups; ``rows`` are pairs of a statement and, for each group, its lean and the
    group; ``apart`` are the statements on which groups lean apart; ``points`` are (x, y, letter),
    x and y in 0..100; ``one_way`` is how many people answered nearly every statement the same way,
    and are in no group (None: too few to say).
    """

    of: int
    is_looked_for: bool
    is_clear: bool
    groups: list[Group]
    rows: list[tuple[Statement, list[tuple[str, Group]]]]
    apart: list[Statement]
    points: list[tuple[float, float, str]]
    one_way: int | None

    @property
    def is_too_few(self) -> bool:
        """Too few people voted to speak of groups."""
        return self.of < FEWEST_VOTERS

    @property
    def placed(self) -> int:
        """How many voters are in a group that may be shown."""
        return sum(group.size or 0 for group in self.groups)

    @classmethod
    def read(cls, kept: dict[str, Any] | None, statements: Sequence[Statement]) -> Self | None:
        """Groups out of what was kept, for the statements that are shown now; None of None."""
        if kept is None:
            return None
        groups = [
            Group(
                letter=_letter(number),
                size=each["size"],
                leans=[each["leans"].get(str(statement.pk), FEW) for statement in statements],
            )
            for number, each in enumerate(kept["groups"])
        ]
        rows = [
            (statement, [(group.leans[number], group) for group in groups])
            for number, statement in enumerate(statements)
        ]
        return cls(
            of=kept["voters"],
            is_looked_for=kept["is_looked_for"],
            is_clear=bool(groups),
            groups=groups,
            rows=rows if groups else [],
            apart=[
                statement
                for statement, leans in rows
                if {AGREE, DISAGREE} <= {lean for lean, _group in leans}
            ],
            points=[(x, y, _letter(number)) for x, y, number in kept["points"]],
            one_way=kept["one_way"],
        )


def _letter(number: int) -> str:
    return "ABCDEFGHIJ"[number]


def group_summary(
    votes: Iterable[tuple[Hashable, int, int]],
    labels: Mapping[Hashable, int | None],
    coordinates: Mapping[Hashable, tuple[float, float]],
    *,
    one_way: int = 0,
    is_looked_for: bool = True,
) -> dict[str, Any]:
    """What may be kept of groups that were found, as JSON.

    ``votes`` are (voter, statement id, -1 | 0 | 1); ``labels`` maps voters to a group or None,
    ``coordinates`` voters to (x, y); ``one_way`` counts those who answered one way whatever was
    asked; not ``is_looked_for`` says that too few were left. With fewer than two groups there are
    none.
    """
    votes = list(votes)
    voters = len({voter for voter, _, _ in votes})
    sizes = Counter(label for label in labels.values() if label is not None)
    kept: dict[str, Any] = {
        "voters": voters,
        "is_looked_for": is_looked_for and voters >= FEWEST_VOTERS,
        "groups": [],
        "points": [],
        "one_way": None if 0 < one_way < FEWEST_IN_A_CELL else one_way,
    }
    if not kept["is_looked_for"] or len(sizes) < 2:
        return kept
    order = sorted(sizes, key=lambda label: (-sizes[label], label))
    cells = Counter((labels.get(voter), statement, value) for voter, statement, value in votes)
    statements = sorted({statement for _, statement, _ in votes})
    kept["groups"] = [
        {
            "size": sizes[label] if sizes[label] >= FEWEST_IN_A_CELL else None,
            "leans": {str(each): _lean(cells, label, each) for each in statements},
        }
        for label in order
    ]
    shown = {label: order.index(label) for label in order if sizes[label] >= FEWEST_IN_A_CELL}
    kept["points"] = _points(labels, coordinates, shown)
    return kept


def _lean(cells: Counter[tuple[int | None, int, int]], label: int, statement: int) -> str:
    agree, disagree, passed = (cells[label, statement, value] for value in (1, -1, 0))
    answered = agree + disagree + passed
    if answered < FEWEST_IN_A_CELL:
        return FEW
    for count, lean in ((agree, AGREE), (disagree, DISAGREE)):
        if count >= MOSTLY * answered:
            return lean if count >= FEWEST_IN_A_CELL else FEW
    return DIVIDED


def _points(
    labels: Mapping[Hashable, int | None],
    coordinates: Mapping[Hashable, tuple[float, float]],
    shown: Mapping[int, int],
) -> list[list[int]]:
    """Points of the groups that are shown, on a coarse grid: near is enough for a picture."""
    placed = [
        (*coordinates[voter], shown[label])
        for voter, label in labels.items()
        if label is not None and label in shown
    ]
    if not placed:
        return []
    low = [min(point[axis] for point in placed) for axis in (0, 1)]
    span = [max(point[axis] for point in placed) - low[axis] or 1 for axis in (0, 1)]
    points = [
        [*(round((point[axis] - low[axis]) / span[axis] * 50) * 2 for axis in (0, 1)), point[2]]
        for point in placed
    ]
    random.SystemRandom().shuffle(points)
    return points
