"""What groups say about each statement: counts, shares, tests, and which statements tell most.

Shares carry one made-up vote each way, so that they never are 0 or 1; tests are those of the
published method of Pol.is (Small et al. 2021).
"""

from dataclasses import dataclass

import numpy as np

# One-sided, at 90 per cent.
CLEAR = 1.2815515655446004
MOST = 5

AGREE, DISAGREE = "agree", "disagree"


@dataclass(frozen=True)
class Statistics:
    """Arrays (2 x groups x statements), the first half of agreeing, the second of not.

    `votes` (groups x statements) counts all votes, passes too; `counts` those of each side. `share`
    is (count + 1) / (votes + 2), `share_z` its test against one half, `ratio` the share beside that
    of everybody in the other groups, and `ratio_z` the test of that difference.
    """

    votes: np.ndarray
    counts: np.ndarray
    share: np.ndarray
    share_z: np.ndarray
    ratio: np.ndarray
    ratio_z: np.ndarray

    @property
    def shared_by_all(self) -> np.ndarray:
        """Group-aware consensus (2 x statements): the product of the shares of all groups."""
        return self.share.prod(axis=1)


def tally(votes: np.ndarray, seen: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """How many of each group agree, disagree and saw (3 x groups x statements).

    The groups are 0 … of `labels`; the last row is of people in none (-1).
    """
    groups = [*range(max(1, labels.max(initial=0) + 1)), -1]
    members = (labels == np.array(groups)[:, None]).astype(np.float32)
    # Single precision counts exactly up to sixteen million.
    return np.stack([members @ kind.astype(np.float32) for kind in (votes > 0, votes < 0, seen)])


def statistics(votes: np.ndarray, seen: np.ndarray, labels: np.ndarray) -> Statistics:
    """What each group (0 … of `labels`, -1 for nobody's) says, beside all other groups."""
    return statistics_of(tally(votes, seen, labels)[:, :-1])


def statistics_of(tallies: np.ndarray) -> Statistics:
    """The same from tallies (agree, disagree and seen x groups x statements)."""
    sides, cast = tallies[:2].astype(float), tallies[2].astype(float)
    others = cast.sum(axis=0) - cast
    away = sides.sum(axis=1, keepdims=True) - sides
    share = (sides + 1) / (cast + 2)
    return Statistics(
        votes=cast.astype(int),
        counts=sides.astype(int),
        share=share,
        share_z=2 * np.sqrt(cast + 1) * ((sides + 1) / (cast + 1) - 0.5),
        ratio=share / ((away + 1) / (others + 2)),
        ratio_z=_two_shares(sides, away, cast, others),
    )


def _two_shares(inside, outside, votes_inside, votes_outside):
    """The z-test of two shares, each with one made-up vote for; 0 where all votes are for."""
    inside, outside, votes_inside, votes_outside = (
        inside + 1,
        outside + 1,
        votes_inside + 1,
        votes_outside + 1,
    )
    together = (inside + outside) / (votes_inside + votes_outside)
    spread = np.sqrt(together * (1 - together) * (1 / votes_inside + 1 / votes_outside))
    apart = inside / votes_inside - outside / votes_outside
    return np.divide(apart, spread, out=np.zeros_like(apart), where=spread > 0)


def agreed_by_all(everybody: Statistics, left_out: np.ndarray) -> tuple[list[int], list[int]]:
    """Columns most of the room agrees with, and disagrees with, the clearest first.

    `everybody` is of one group that holds all.
    """
    return tuple(
        first(
            everybody.share[side][0] * everybody.share_z[side][0],
            (everybody.share[side][0] > 0.5) & (everybody.share_z[side][0] > CLEAR) & ~left_out,
        )
        for side in (0, 1)
    )


def first(scores: np.ndarray, allowed: np.ndarray, most: int | None = MOST) -> list[int]:
    """The columns allowed with the highest scores; among equals, the one named first."""
    ranked = np.argsort(-scores, kind="stable")
    return [int(column) for column in ranked if allowed[column]][:most]
