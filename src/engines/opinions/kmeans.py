"""k-means with many starts at once, and how well its groups stand apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

ROUNDS = 100
# Distances of this many pairs are worked on at a time, which a processor holds close by.
PAIRS = 200_000


@dataclass(frozen=True)
class Grouping:
    """Labels 0 … of the rows of `points`, and the sum of squared distances to the centres."""

    labels: np.ndarray
    inertia: float


def k_means(points: np.ndarray, k: int, rng: np.random.Generator, starts: int) -> Grouping:
    """The best of many k-means groupings of `points` (people x dimensions) into at most k.

    Starts are drawn as in k-means++ (Arthur and Vassilvitskii 2007), all run together (Lloyd
    1982). Fewer than k groups come back where there are fewer than k different points.

    >>> line = np.array([[0.0], [1.0], [10.0], [11.0]])
    >>> k_means(line, 2, np.random.default_rng(0), starts=5).inertia
    1.0
    """
    points = points - points.mean(axis=0)
    centres = _spread_starts(points, k, rng, starts)
    moving = np.arange(starts)
    labels = np.full((starts, len(points)), -1, np.int64)
    for _ in range(ROUNDS):
        near = _nearest(points, centres[moving])
        changed = (near != labels[moving]).any(axis=1)
        labels[moving] = near
        moving = moving[changed]
        if not len(moving):
            break
        centres[moving] = _means(points, labels[moving], centres[moving])
    squares = (points**2).sum()
    counts, sums = _totals(points, labels, k)
    inertia = squares - ((sums**2).sum(axis=2) / np.maximum(counts, 1)).sum(axis=1)
    best = int(np.argmin(inertia))
    found = np.unique(labels[best], return_inverse=True)[1]
    return Grouping(found, max(0.0, float(inertia[best])))


def _spread_starts(points, k, rng, starts):
    """Centres (starts x k x dimensions): the first anybody, the next far from those before."""
    first = rng.integers(len(points), size=starts)
    centres = np.empty((starts, k, points.shape[1]))
    centres[:, 0] = points[first]
    far = ((points[None] - centres[:, :1]) ** 2).sum(axis=2)
    for number in range(1, k):
        ends = np.cumsum(far, axis=1)
        drawn = rng.random(starts) * ends[:, -1]
        chosen = np.minimum((ends <= drawn[:, None]).sum(axis=1), len(points) - 1)
        centres[:, number] = points[chosen]
        new = ((points[None] - centres[:, number, None]) ** 2).sum(axis=2)
        far = np.minimum(far, new)
    return centres


def _nearest(points, centres):
    """Labels (starts x people) of the nearest centres (starts x k x dimensions)."""
    starts, k, dimensions = centres.shape
    far = centres.reshape(-1, dimensions) @ (points.T * -2)
    far += (centres**2).sum(axis=2).reshape(-1, 1)
    far = far.reshape(starts, k, len(points))
    labels = np.zeros((starts, len(points)), np.int64)
    nearest = far[:, 0].copy()
    # A few whole comparisons are quicker than many searches among a few.
    for number in range(1, k):
        labels[far[:, number] < nearest] = number
        np.minimum(nearest, far[:, number], out=nearest)
    return labels


def _totals(points, labels, k):
    starts = len(labels)
    cells = (labels + np.arange(starts)[:, None] * k).ravel()
    counts = np.bincount(cells, minlength=starts * k).reshape(starts, k)
    sums = [
        np.bincount(cells, np.tile(column, starts), starts * k).reshape(starts, k)
        for column in points.T
    ]
    return counts, np.stack(sums, axis=2) if sums else np.zeros((starts, k, 0))


def _means(points, labels, before):
    counts, sums = _totals(points, labels, before.shape[1])
    # A centre that nobody is near stays where it was.
    return np.where(counts[..., None] > 0, sums / np.maximum(counts, 1)[..., None], before)


def silhouettes(points: np.ndarray, groupings: Sequence[np.ndarray]) -> list[float]:
    """The mean silhouette (Rousseeuw 1987) of each labelling of `points`, 0 for a single group.

    All labellings share one walk over the distances. People alone in a group count 0.

    >>> line = np.array([[0.0], [1.0], [10.0], [11.0]])
    >>> [round(found, 3) for found in silhouettes(line, [np.array([0, 0, 1, 1])])]
    [0.9]
    """
    points = points.astype(np.float32)
    groupings = [np.unique(labels, return_inverse=True)[1] for labels in groupings]
    sizes = [int(labels.max(initial=0)) + 1 for labels in groupings]
    members = [
        np.eye(k, dtype=np.float32)[labels] for k, labels in zip(sizes, groupings, strict=True)
    ]
    columns = np.concatenate(members, axis=1)
    totals = np.zeros(len(groupings))
    step = max(1, PAIRS // max(1, len(points)))
    for begin in range(0, len(points), step):
        sums = _distances(points[begin : begin + step], points) @ columns
        parts = np.split(sums, np.cumsum(sizes)[:-1], axis=1)
        for number, (part, labels, member) in enumerate(
            zip(parts, groupings, members, strict=True)
        ):
            totals[number] += _silhouette_sum(part, labels[begin : begin + step], member.sum(0))
    return [
        float(total) / len(points) if k > 1 else 0.0 for total, k in zip(totals, sizes, strict=True)
    ]


def _distances(some, points):
    squares = np.zeros((len(some), len(points)), np.float32)
    for a, b in zip(some.T, points.T, strict=True):
        apart = a[:, None] - b
        apart *= apart
        squares += apart
    return np.sqrt(squares, out=squares)


def _silhouette_sum(sums, labels, sizes):
    if len(sizes) < 2:
        return 0.0
    rows = np.arange(len(labels))
    own = sizes[labels]
    inside = sums[rows, labels] / np.maximum(own - 1, 1)
    others = sums / sizes
    others[rows, labels] = np.inf
    outside = others.min(axis=1)
    larger = np.maximum(inside, outside)
    apart = np.divide(outside - inside, larger, out=np.zeros(len(labels)), where=larger > 0)
    return apart[own > 1].sum()
