"""Rows of length one, and what they have in common."""

import numpy as np
from numpy.typing import NDArray

# What texts have in common is taken out of them by n / (n + FEW): little of it from few texts,
# which hardly tell what they have in common.
FEW = 20
ROUNDS = 30
LEAST = 1e-9


def of_length_one(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row made one long; rows of zeros stay.

    >>> of_length_one(np.array([[3, 4], [0, 0]], np.float32)).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)


def without_common(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Without the middle of all: texts of one theme point towards it, whatever they are about."""
    return vectors - _share(vectors) * vectors.mean(axis=0)


def without_widest(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Without the direction in which rows differ most (after Mu and Viswanath 2018).

    Of sentences it is how they are told, a story or a demand, and not what they are about.
    """
    differing = vectors - vectors.mean(axis=0)
    # The power method: quick where rows are few, and where columns are.
    direction = np.linalg.norm(differing, axis=0)
    for _ in range(ROUNDS):
        direction = differing.T @ (differing @ direction)
        direction /= max(float(np.linalg.norm(direction)), LEAST)
    along: NDArray[np.float32] = np.outer(vectors @ direction, direction)
    return vectors - _share(vectors) * along


def _share(vectors: NDArray[np.float32]) -> np.float32:
    return np.float32(len(vectors) / (len(vectors) + FEW))
