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
    return float(_agreements(first[None], second, np.ones((1, len(first)), bool))[0])


def _agreements(found, labels, people_in):
    """The agreement of each labelling found with `labels` (0 …), among the people in it."""
    mine = (found[:, None] == np.arange(found.max(initial=0) + 1)[:, None]) & people_in[:, None]
    theirs = labels[:, None] == np.arange(labels.max(initial=0) + 1)
    shared = mine.astype(float) @ theirs.astype(float)
    together = _pairs(shared).sum(axis=(1, 2))
    ones, others = (_pairs(shared.sum(axis=axis)).sum(axis=1) for axis in (2, 1))
    chance = ones * others / np.maximum(1, _pairs(people_in.sum(axis=1)))
    most = (ones + others) / 2
    alike = np.ones(len(found))
    return np.divide(together - chance, most - chance, out=alike, where=most != chance)


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
    people_in, statements_in = _some(len(labels), rng), _some(statements, rng)
    found = np.stack(list(regroup(people_in, statements_in)))
    return float(np.clip(_agreements(found, labels, people_in).mean(), 0.0, 1.0))


def _some(number, rng):
    """Parts (bool, parts x number) that keep four fifths each."""
    ranks = rng.random((PARTS, number)).argsort(axis=1).argsort(axis=1)
    return ranks < np.ceil(KEPT * number)
