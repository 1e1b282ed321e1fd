"""The plane that shows most of how people differ: principal components of the votes."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Plane:
    """Principal components (components x statements) around the means, and their variance."""

    means: np.ndarray
    components: np.ndarray
    variance: np.ndarray


def filled(votes: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """The votes as numbers, what somebody has not seen being the mean of its statement.

    >>> filled(np.array([[1], [0], [-1], [1]]), np.array([[True], [False], [True], [True]]))[1]
    array([0.33333333])
    """
    return np.where(seen, votes, mean_votes(votes, seen))


def mean_votes(votes: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """The mean vote on each statement, a pass counting 0; 0 where nobody voted."""
    return votes.sum(axis=0) / np.maximum(seen.sum(axis=0), 1)


def principal_plane(table: np.ndarray, dimensions: int = 2) -> Plane:
    """The first principal components (Pearson 1901) of a table without gaps.

    The loading largest in size of each component is positive. Components that the table does
    not have are rows of zeros.
    """
    people, statements = table.shape
    means = table.mean(axis=0) if people else np.zeros(statements)
    centred = table - means
    # The smaller of the two products has the same eigenvalues and is cheaper.
    if statements <= people:
        values, vectors = np.linalg.eigh(centred.T @ centred)
        axes = vectors.T[::-1][:dimensions]
    else:
        values, vectors = np.linalg.eigh(centred @ centred.T)
        axes = vectors.T[::-1][:dimensions] @ centred
        axes /= np.maximum(np.linalg.norm(axes, axis=1, keepdims=True), np.finfo(axes.dtype).tiny)
    values = np.maximum(values[::-1][:dimensions], 0.0)
    # What rounding left of a component that is not there shows no direction.
    least = max(1e-9, 100 * np.finfo(values.dtype).eps)
    real = values > least * max(1.0, values.max(initial=0.0))
    components = np.zeros((dimensions, statements))
    variance = np.zeros(dimensions)
    if statements:
        largest = np.abs(axes).argmax(axis=1)
        signs = np.where(axes[np.arange(len(axes)), largest] < 0, -1.0, 1.0)
        components[: len(axes)] = np.where(real[:, None], axes * signs[:, None], 0.0)
        variance[: len(axes)] = np.where(real, values, 0.0) / max(1, people - 1)
    return Plane(means, components, variance)


def positions(votes: np.ndarray, seen: np.ndarray, plane: Plane) -> np.ndarray:
    """Where people stand (people x components), stretched for those who saw few statements.

    As in Small et al. 2021: the projection times the root of statements / votes cast.
    """
    cast = np.maximum(seen.sum(axis=1), 1)
    projected = (np.where(seen, votes, plane.means) - plane.means) @ plane.components.T
    return projected * np.sqrt(votes.shape[1] / cast)[:, None]
