"""Groups that are there, as many as there are, or none."""

from functools import partial

import numpy as np

from engines.opinions import mixture
from engines.opinions.components import count_components
from engines.opinions.kmeans import k_means, silhouettes
from engines.opinions.pca import filled, positions, principal_plane
from engines.opinions.polis import Placed
from engines.opinions.stability import stability
from engines.opinions.table import VoteTable

FEWEST_VOTES = 7
GROUP_COUNTS = range(2, 7)
# The evidence of the best grouping leaves out that of all those almost as good, and they weigh
# more in a small room.
SMALL_ROOM = 20.0
# Numbers of groups whose evidence lies this close, and a twentieth of it, are told apart by how far
# the groups stand apart: evidence alone would cut real people, who stand between groups, ever
# finer. These three were set on planted rooms, rooms without groups and three conversations.
CLOSE = 5.0
SHARE = 0.05
STARTS = 12
# Groups that fall apart when a fifth of the room is away are not there.
LEAST_STABLE = 0.2
# People beyond these are given their group by those of the first.
FIRST = 400
MEASURED = 2000


def place(
    table: VoteTable, left_out: np.ndarray, groups: int | None, rng: np.random.Generator
) -> Placed:
    """Groups of people who answer alike, where the evidence for them is clear.

    With `groups` that many are made, clear or not.
    """
    kept = ~left_out
    votes, seen = table.votes[:, kept], table.seen[:, kept]
    dimensions = count_components(votes[:FIRST], seen[:FIRST], rng)
    plane = principal_plane(filled(votes, seen), max(2, dimensions))
    where = positions(votes, seen, plane)
    labels = np.full(len(votes), -1)
    chosen = voted_enough(votes, seen)
    able = int(chosen.sum())
    nothing = Placed(where[:, :2], able, labels)
    if able < mixture.SMALLEST * 2:
        return nothing
    sides = mixture.sides(votes[chosen])
    first = sides[:FIRST]
    found = _best(first, where[chosen][:FIRST], groups, rng)
    if found is None:
        return nothing
    k, some = found
    regroup = partial(_regroup, first, k, rng)
    how_stable = stability(some, votes.shape[1], regroup, rng)
    if groups is None and how_stable < LEAST_STABLE:
        return nothing
    labels[chosen] = _everybody(sides, some, k)
    points = where[chosen][:MEASURED, : max(1, dimensions)]
    apart = silhouettes(points, [labels[chosen][:MEASURED]])[0]
    return Placed(where[:, :2], able, labels, apart, how_stable)


def voted_enough(votes: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Who (bool) saw half of the statements, or seven, and took a side at least once."""
    needed = min(FEWEST_VOTES, -(-votes.shape[1] // 2))
    return (seen.sum(axis=1) >= needed) & votes.any(axis=1)


def _best(sides, where, groups, rng):
    """The number of groups and the labels that explain the votes best; None if it is not clear."""
    people = len(sides)
    counts = GROUP_COUNTS if groups is None else [groups]
    tried = []
    for k in counts:
        if k * mixture.SMALLEST > people:
            break
        # So many groups span one dimension less.
        start = k_means(where[:, : k - 1], k, rng, STARTS).labels
        labels = mixture.settle(sides[None], start[None, None], k)
        tried.append((mixture.evidence(sides[None], labels, k)[0, 0], k, labels[0, 0]))
        if tried[-1][0] < _close_to(max(evidence for evidence, _, _ in tried)):
            # Still more groups explain still less.
            break
    highest = max((evidence for evidence, _, _ in tried), default=-np.inf)
    if not tried or (groups is None and highest <= -SMALL_ROOM / people):
        return None
    close = [one for one in tried if one[0] >= _close_to(highest)]
    if len(close) > 1:
        apart = silhouettes(where[:, :2], [labels for _, _, labels in close])
        close = [close[int(np.argmax(apart))]]
    return close[0][1:]


def _close_to(evidence):
    return evidence - CLOSE - SHARE * max(evidence, 0)


def _regroup(sides, k, rng, here, asked):
    parts = sides * here[:, :, None] * np.tile(asked, 2)[:, None, :]
    found = mixture.fit(parts, k, rng, starts=8 if len(sides) <= 100 else 4)
    best = mixture.evidence(parts, found, k).argmax(axis=1)
    return found[np.arange(len(parts)), best]


def _everybody(sides, some, k):
    """Labels of all, those of the first being known."""
    if len(some) == len(sides):
        return some
    labels = np.full(len(sides), -1)
    labels[: len(some)] = some
    return mixture.settle(sides[None], labels[None, None], k, rounds=3)[0, 0]
