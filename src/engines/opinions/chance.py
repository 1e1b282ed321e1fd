"""Groups where most people saw few of the statements: beside what chance makes of such a room.

Votes are then so few that no grouping is certain, and evidence that takes one for certain finds
nothing. Here the evidence leaves in doubt who is where, and is held beside that of rooms without
groups in which the same people saw the same statements (the gap of Tibshirani, Walther and Hastie
2001).
"""

import numpy as np

from engines.opinions import mixture
from engines.opinions.evidence import IMPOSSIBLE, SMALLEST, evidence_in_doubt, has_small

COUNTS = [2, 3, 4]
# Rooms to compare with, and how hard each is searched for each number of groups.
ROOMS = 40
STARTS, ROUNDS = 8, 12
# The last search, of this room alone.
MORE_STARTS, MORE_ROUNDS = 24, 20
# So many spreads above chance. Set on rooms without groups, of which hardly four in a hundred come
# that far.
ABOVE = 2.2


def groups_beyond_chance(
    votes: np.ndarray, rng: np.random.Generator
) -> tuple[int, np.ndarray] | None:
    """The number of groups and the group of each person; None where chance does as well.

    For `votes` (people x statements, float32; 1, -1, and 0 for no side). Their best evidence must
    lie clearly above that of rooms without groups; the number of groups is the one that is
    furthest above its own there.
    """
    counts = [k for k in COUNTS if k * SMALLEST <= len(votes)]
    if not counts:
        return None
    rooms = [votes, *rooms_without_groups(votes, ROOMS, rng)]
    found, *chance = [_evidence(room, counts, rng) for room in rooms]
    best = np.max(chance, axis=1)
    if not found.max() - best.mean() > ABOVE * best.std(ddof=1):
        return None
    k = counts[int((found - np.mean(chance, axis=0)).argmax())]
    each = np.full(MORE_STARTS, k)
    belonging = mixture.refit(votes, mixture.starts(votes, each, rng), MORE_ROUNDS)
    labels = belonging.argmax(axis=1)
    told = evidence_in_doubt(votes, belonging, each) + IMPOSSIBLE * has_small(labels, each)
    start = int(told.argmax())
    return (k, labels[start]) if told[start] > IMPOSSIBLE / 2 else None


def rooms_without_groups(votes: np.ndarray, number: int, rng: np.random.Generator) -> np.ndarray:
    """Votes of such rooms (number x people x statements) on what was answered in this one.

    As many agree with each statement as here, and each person leans to agreeing more or less, as
    in Rasch (1960); how far people lean is taken from how their votes spread. Who agrees is drawn
    by lot, those who lean to it more often (Gumbel's trick, as in Efraimidis and Spirakis 2006).
    """
    sides = votes != 0
    agree = (votes > 0).sum(axis=0)
    rates = agree / np.maximum(sides.sum(axis=0), 1)
    beyond = ((votes > 0) - rates * sides).sum(axis=1)
    by_chance = (rates * (1 - rates) * sides).sum(axis=1)
    spread = beyond @ beyond - by_chance.sum() * len(votes) / (len(votes) - 1)
    spread = max(0.0, spread / max(by_chance @ by_chance, 1e-9))
    known = spread / (1 + spread * by_chance)
    leaning = beyond * known + np.sqrt(known) * rng.standard_normal((number, len(votes)))
    lots = rng.gumbel(size=(number, *votes.shape)) + leaning[:, :, None]
    rank = np.where(sides, -lots, np.inf).argsort(axis=1).argsort(axis=1)
    return np.where(sides, np.where(rank < agree, 1, -1), 0).astype(np.float32)


def _evidence(votes, counts, rng):
    """The best evidence for each number of groups."""
    each = np.repeat(counts, STARTS)
    belonging = mixture.refit(votes, mixture.starts(votes, each, rng), ROUNDS)
    return evidence_in_doubt(votes, belonging, each).reshape(len(counts), STARTS).max(axis=1)
