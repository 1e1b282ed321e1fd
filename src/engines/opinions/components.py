"""How many dimensions the votes truly have: parallel analysis."""

import numpy as np

from engines.opinions.pca import filled

MOST = 8
# Horn's method, at the 95th percentile, asks for a score of shuffles; their spread tells the
# same from fewer.
SHUFFLES = 8
ABOVE = 1.65


def shuffled(
    votes: np.ndarray, seen: np.ndarray, copies: int, rng: np.random.Generator
) -> np.ndarray:
    """Copies (copies x people x statements) with the votes on each statement dealt out anew.

    Each goes to somebody who saw the statement, so means and gaps stay as they were.
    """
    away = 2.0 * ~seen
    dealt = np.argsort(rng.random((copies, *votes.shape)) + away, axis=1)
    standing = np.argsort(away, axis=0, kind="stable")
    result = np.zeros((copies, *votes.shape), votes.dtype)
    np.put_along_axis(
        result,
        np.broadcast_to(standing, result.shape),
        np.take_along_axis(votes[None], dealt, axis=1),
        axis=1,
    )
    return result


def count_components(votes: np.ndarray, seen: np.ndarray, rng: np.random.Generator) -> int:
    """The number of components larger than those of shuffled votes (Horn 1965).

    Components are counted until the first that is not; 0 says that no statement's votes go
    with another's.
    """
    if min(votes.shape) < 3:
        return 0
    sizes = _sizes(filled(votes, seen)[None])[0]
    chance = _sizes(filled_copies(shuffled(votes, seen, SHUFFLES, rng), seen))
    beyond = sizes > chance.mean(axis=0) + ABOVE * chance.std(axis=0) + 1e-9
    return int(np.argmin(np.append(beyond, False)))


def filled_copies(copies, seen):
    # Shuffling keeps the means, so those of the first fill the gaps of all.
    means = copies[0].sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    return np.where(seen, copies, means)


def _sizes(tables):
    centred = tables - tables.mean(axis=1, keepdims=True)
    turned = centred.transpose(0, 2, 1)
    products = turned @ centred if centred.shape[2] <= centred.shape[1] else centred @ turned
    return np.linalg.eigvalsh(products)[:, ::-1][:, :MOST]
