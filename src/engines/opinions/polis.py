"""The published method of Pol.is, step by step (Small, Bjorkegren, Erkkilä, Shaw, Megill 2021)."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from engines.opinions.kmeans import k_means, silhouettes
from engines.opinions.pca import filled, positions, principal_plane
from engines.opinions.stability import stability
from engines.opinions.table import VoteTable

FEWEST_VOTES = 7
GROUP_COUNTS = range(2, 6)
# Stability is measured among so many.
FIRST = 400


@dataclass(frozen=True)
class Placement:
    """Where everybody stands (people x 2), and the group of each row, -1 for none.

    `able` counts the people who voted enough to be placed, groups or not; `one_way` (bool) are
    those set aside because they answer one way whatever is asked.
    """

    positions: np.ndarray
    able: int
    labels: np.ndarray
    one_way: np.ndarray
    silhouette: float | None = None
    stability: float | None = None


def voted_enough(table: VoteTable) -> np.ndarray:
    """Who (bool) voted on at least seven statements, or on all where there are fewer."""
    return table.seen.sum(axis=1) >= min(FEWEST_VOTES, table.seen.shape[1])


def stand(votes: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Where everybody stands in the plane of these votes (people x 2)."""
    return positions(votes, seen, principal_plane(filled(votes, seen)))


def passed(table: VoteTable, left_out: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The votes and what was seen, as if everybody had passed on the statements left out."""
    return np.where(left_out, 0, table.votes), table.seen | left_out


def place(
    table: VoteTable, left_out: np.ndarray, groups: int | None, rng: np.random.Generator
) -> Placement:
    """Groups by k-means in the plane; their number the one with the best silhouette."""
    votes, seen = passed(table, left_out)
    where = stand(votes, seen)
    chosen = voted_enough(table)
    points = where[chosen]
    labels, nobody = np.full(len(where), -1), np.zeros(len(where), bool)
    different = len(np.unique(points, axis=0))
    if different < 2:
        return Placement(where, len(points), labels, nobody)
    counts = [groups] if groups else [k for k in GROUP_COUNTS if k < len(points)] or [2]
    tried = [
        k_means(points, min(k, different), rng, starts_for(len(points))).labels for k in counts
    ]
    scores = silhouettes(points, tried)
    best = int(np.argmax(scores))
    labels[chosen] = tried[best]
    # Rows stand in an order that their votes decide, and the first would be of one mind.
    some = rng.permutation(np.flatnonzero(chosen))[:FIRST]
    regroup = partial(_regroup, votes[some], seen[some], labels[some].max() + 1, rng)
    how_stable = stability(labels[some], votes.shape[1], regroup, rng)
    return Placement(where, len(points), labels, nobody, scores[best], how_stable)


def _regroup(votes, seen, k, rng, people_in, statements_in):
    for there, kept in zip(people_in, statements_in, strict=True):
        labels = np.zeros(len(votes), np.int64)
        part = np.ix_(there, kept)
        points = stand(votes[part], seen[part])
        labels[there] = k_means(points, k, rng, starts=4).labels
        yield labels


def starts_for(people: int) -> int:
    """Many starts find the best grouping of a few people; of thousands, a few starts do."""
    return int(np.clip(20_000 // max(1, people), 10, 60))
