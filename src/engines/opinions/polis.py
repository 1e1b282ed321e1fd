"""The published method of Pol.is, step by step (Small, Bjorkegren, Erkkilä, Shaw, Megill 2021)."""

from dataclasses import dataclass

import numpy as np

from engines.opinions.kmeans import k_means, silhouettes
from engines.opinions.pca import filled, positions, principal_plane
from engines.opinions.table import VoteTable

FEWEST_VOTES = 7
GROUP_COUNTS = range(2, 6)


@dataclass(frozen=True)
class Placed:
    """Where everybody stands (people x 2), and the group of each row, -1 for none.

    `able` counts the people who voted enough to be placed, groups or not.
    """

    positions: np.ndarray
    able: int
    labels: np.ndarray
    silhouette: float | None = None
    stability: float | None = None


def voted_enough(table: VoteTable) -> np.ndarray:
    """Who (bool) voted on at least seven statements, or on all where there are fewer."""
    return table.seen.sum(axis=1) >= min(FEWEST_VOTES, table.seen.shape[1])


def stand(table: VoteTable, left_out: np.ndarray) -> np.ndarray:
    """Where everybody stands in the plane (people x 2); statements left out count as passed."""
    votes = np.where(left_out, 0, table.votes)
    seen = table.seen | left_out
    plane = principal_plane(filled(votes, seen))
    return positions(votes, seen, plane)


def place(
    table: VoteTable, left_out: np.ndarray, groups: int | None, rng: np.random.Generator
) -> Placed:
    """Groups by k-means in the plane; their number the one with the best silhouette."""
    where = stand(table, left_out)
    chosen = voted_enough(table)
    points = where[chosen]
    different = len(np.unique(points, axis=0))
    counts = [groups] if groups else [k for k in GROUP_COUNTS if k < len(points)]
    tried = [
        k_means(points, min(k, different), rng, starts_for(len(points))).labels
        for k in counts
        if different > 1
    ]
    labels = np.full(len(where), -1)
    if not tried:
        return Placed(where, len(points), labels)
    scores = silhouettes(points, tried)
    best = int(np.argmax(scores))
    labels[chosen] = tried[best]
    return Placed(where, len(points), labels, scores[best])


def starts_for(people: int) -> int:
    """Many starts find the best grouping of a few people; of thousands, a few starts do."""
    return int(np.clip(60_000 // max(1, people), 10, 60))
