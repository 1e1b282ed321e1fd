"""Counting votes: how many said what, of how many, and where the room is of one mind."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from operator import itemgetter

from joinedup.core.suppression import SMALLEST_TOLD
from joinedup.votes.models import Statement

# The room is of one mind when so many of those who answered, passes counted, said the same.
MOST = Fraction(3, 4)


class Leaning(Enum):
    """What the answers to a statement come to."""

    AGREED = auto()  # the room is of one mind
    REJECTED = auto()
    MOST_AGREE = auto()  # more than half
    MOST_DISAGREE = auto()
    MOST_PASS = auto()
    NONE = auto()


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

    @property
    def leaning(self) -> tuple[Leaning, int]:
        """What the answers come to, and how many gave the answer that most gave. Enough must have
        answered.

        >>> Tally("yes", 15, 4, 1).leaning, Tally("", 11, 8, 1).leaning
        ((<Leaning.AGREED: 1>, 15), (<Leaning.MOST_AGREE: 3>, 11))
        >>> Tally("split", 10, 6, 4).leaning
        (<Leaning.NONE: 6>, 10)
        """
        for leaning, count in ((Leaning.AGREED, self.agree), (Leaning.REJECTED, self.disagree)):
            if count >= MOST * self.answered:
                return leaning, count
        half = [
            (Leaning.MOST_AGREE, self.agree),
            (Leaning.MOST_DISAGREE, self.disagree),
            (Leaning.MOST_PASS, self.passed),
        ]
        leaning, count = max(half, key=itemgetter(1))
        return (leaning if 2 * count > self.answered else Leaning.NONE), count


def shared(tallies: Iterable[Tally]) -> tuple[list[Tally], list[Tally]]:
    """The tallies on which the room agrees, and those it turns down, each in their order.

    >>> yes, no = Tally("yes", 6, 1, 1), Tally("no", 0, 5, 0)
    >>> shared([yes, Tally("split", 4, 4, 0), no, Tally("few", 4, 0, 0)]) == ([yes], [no])
    True
    """
    shown = [(tally, tally.leaning[0]) for tally in tallies if tally.is_shown]
    return (
        [tally for tally, leaning in shown if leaning == Leaning.AGREED],
        [tally for tally, leaning in shown if leaning == Leaning.REJECTED],
    )
