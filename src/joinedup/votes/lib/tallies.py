"""Counting votes: how many said what, of how many, and where the room is of one mind."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from joinedup.core.suppression import SMALLEST_TOLD
from joinedup.votes.models import Statement

# The room is of one mind when so many of those who answered, passes counted, said the same.
MOST = Fraction(3, 4)


@dataclass(frozen=True)
class Tally:
    """How many agreed, disagreed and passed on one statement."""

    statement: Statement
    agree: int
    disagree: int
    passed: int

    @property
    def answered(self) -> int:
        """Of how many: everybody who answered the statement, with a pass too."""
        return self.agree + self.disagree + self.passed

    @property
    def is_shown(self) -> bool:
        """Enough people answered to say how many said what."""
        return self.answered >= SMALLEST_TOLD


def shared(tallies: Iterable[Tally]) -> tuple[list[Tally], list[Tally]]:
    """The tallies on which the room agrees, and those it turns down, each in their order.

    >>> yes, no = Tally("yes", 6, 1, 1), Tally("no", 0, 5, 0)
    >>> shared([yes, Tally("split", 4, 4, 0), no, Tally("few", 4, 0, 0)]) == ([yes], [no])
    True
    """
    shown = [tally for tally in tallies if tally.is_shown]
    return (
        [tally for tally in shown if tally.agree >= MOST * tally.answered],
        [tally for tally in shown if tally.disagree >= MOST * tally.answered],
    )
