"""How many dimensions the votes truly have: parallel analysis."""

import numpy as np

MOST = 8
# Horn's method, at the 95th percentile, asks for a score of copies; their spread tells the same
# from fewer.
COPIES = 4
ABOVE = 1.65


def count_components(table: np.ndarray, rng: np.random.Generator) -> int:
    """The number of components larger than those of chance (Horn 1965), for a table without gaps.

    Chance is the same table with the sign of each deviation drawn anew (Hong, Sheng and Dobriban
    2020). Components are counted until the first that is not larger; 0 says that no statement's
    votes go with another's.
    """
    if min(table.shape) < 3:
        return 0
    centred = (table - table.mean(axis=0)).astype(np.float32)
    signs = rng.integers(0, 2, (COPIES, *table.shape), np.int8) * np.int8(2) - np.int8(1)
    sizes = _sizes(np.concatenate([centred[None], centred * signs]))
    chance = sizes[1:]
    beyond = sizes[0] > chance.mean(axis=0) + ABOVE * chance.std(axis=0) + 1e-4
    return int(np.argmin(np.append(beyond, False)))


def _sizes(tables):
    turned = np.swapaxes(tables, -1, -2)
    products = turned @ tables if tables.shape[-1] <= tables.shape[-2] else tables @ turned
    return np.linalg.eigvalsh(products)[..., ::-1][..., :MOST]
