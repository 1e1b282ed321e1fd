"""Whether the same groups come back when some people and some statements are away."""

from collections.abc import Callable, Iterable

import numpy as np

PARTS = 10
KEPT = 0.8


def agreement(first: np.ndarray, second: np.ndarray) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985) of two labellings of the same people.

    1 when the groups are the same, about 0 when they have nothing to do with one another.

    >>> agreement(np.array([0, 0, 1, 1]), np.array([5, 5, 2, 2]))
    1.0
    """
    first, second = (np.unique(labels, return_inverse=True)[1] for labels in (first, second))
    if not len(first):
        return 1.0
    across = second.max() + 1
    shared = np.bincount(first * across + second, minlength=(first.max() + 1) * across)
    shared = shared.reshape(-1, across)
    together = _pairs(shared).sum()
    ones, others = _pairs(shared.sum(axis=1)).sum(), _pairs(shared.sum(axis=0)).sum()
    chance = ones * others / max(1, _pairs(len(first)))
    most = (ones + others) / 2
    return 1.0 if most == chance else float((together - chance) / (most - chance))


def _pairs(count):
    return count * (count - 1) / 2


def stability(
    labels: np.ndarray,
    statements: int,
    regroup: Callable[[np.ndarray, np.ndarray], Iterable[np.ndarray]],
    rng: np.random.Generator,
) -> float:
    """The mean agreement of the groups with those found among parts of the votes, 0 to 1.

    Each part has four fifths of the people and of the statements (after Hennig 2007). `regroup`
    gives the labels of all people anew for each part, told who is there (parts x people, bool)
    and what was asked (parts x statements); those of people away are not looked at.
    """
    here, asked = _some(len(labels), rng), _some(statements, rng)
    found = regroup(here, asked)
    agreed = [
        agreement(again[there], labels[there]) for again, there in zip(found, here, strict=True)
    ]
    return float(np.clip(np.mean(agreed), 0.0, 1.0))


def _some(number, rng):
    """Parts (bool, parts x number) that keep four fifths each."""
    ranks = rng.random((PARTS, number)).argsort(axis=1).argsort(axis=1)
    return ranks < np.ceil(KEPT * number)
