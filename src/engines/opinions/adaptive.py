"""Groups that are there, as many as there are, or none."""

from functools import partial

import numpy as np

from engines.opinions import mixture
from engines.opinions.components import count_components
from engines.opinions.kmeans import silhouettes
from engines.opinions.pca import filled, positions, principal_plane
from engines.opinions.polis import Placed
from engines.opinions.stability import stability
from engines.opinions.table import VoteTable

FEWEST_VOTES = 7
GROUP_COUNTS = range(2, 7)
# The evidence of the best grouping leaves out that of all those almost as good. They weigh more
# in a small room, and where there are more groups. And real people stand between groups: one
# more group has to explain a tenth more, or a large room would be cut ever finer. These three
# numbers were set on planted rooms, on rooms without groups, and on three real conversations.
SMALL_ROOM = 20.0
UNCERTAIN = 4.0
WORTH = 0.1
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
    found = _best(first, groups, rng)
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


def _best(sides, groups, rng):
    """The number of groups and the labels that explain the votes best; None if it is not clear."""
    people = len(sides)
    counts = GROUP_COUNTS if groups is None else [groups]
    k, labels, evidence, highest = 0, None, -np.inf, -np.inf
    for number in counts:
        if number * mixture.SMALLEST > people or (k and number > k + 2):
            break
        tried = mixture.fit(sides[None], number, rng, starts=16 if people <= 100 else 8)
        found = mixture.evidence(sides[None], tried, number)[0]
        start = int(found.argmax())
        highest = max(highest, found[start])
        more = number - k
        if not k or found[start] > evidence * (1 + WORTH * more) - UNCERTAIN * more:
            k, labels, evidence = number, tried[0, start], found[start]
    if not k or (groups is None and highest <= -SMALL_ROOM / people):
        return None
    return k, labels


def _regroup(sides, k, rng, here, asked):
    parts = sides * here[:, :, None] * np.tile(asked, 2)[:, None, :]
    found = mixture.fit(parts, k, rng, starts=4)
    best = mixture.evidence(parts, found, k).argmax(axis=1)
    return found[np.arange(len(parts)), best]


def _everybody(sides, some, k):
    """Labels of all, those of the first being known."""
    if len(some) == len(sides):
        return some
    belonging = np.zeros((1, k, 1, len(sides)), np.float32)
    belonging[0, some, 0, np.arange(len(some))] = 1
    return mixture.refit(sides[None], belonging, rounds=3)[0, :, 0].argmax(axis=0)
