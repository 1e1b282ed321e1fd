"""An order of rows and columns that names and the order of arrival have no say in.

Calculations draw random numbers and add up fractions, so the order of rows can tip a close
decision. Here rows and columns are told apart by their votes alone: each gets a number made of
the numbers of those it voted with, a few times over (the colour refinement of Weisfeiler and
Leman, 1968). Rows that keep the same number are alike, or mirror images of one another.
"""

import numpy as np

ROUNDS = 3
# Sums of this many bits over a hundred million votes stay exact in double precision.
BITS = 26


def order_without_names(votes: np.ndarray, seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places of rows and of columns, for `votes` (-1, 0, 1) where `seen` is true.

    >>> rows, columns = order_without_names(np.array([[1, 0], [0, -1]]), np.eye(2, dtype=bool))
    >>> len(rows), len(columns)
    (2, 2)
    """
    kinds = np.stack([votes > 0, votes < 0, seen & (votes == 0)]).astype(float)
    rows, columns = np.zeros(len(votes)), np.zeros(votes.shape[1])
    for turn in range(ROUNDS):
        salts = np.arange(3 * turn, 3 * (turn + 1))
        rows, columns = (
            (kinds @ _mixed(columns, salts)[..., None]).sum(axis=0)[:, 0],
            (_mixed(rows, salts)[:, None] @ kinds).sum(axis=0)[0],
        )
    return np.argsort(rows, kind="stable"), np.argsort(columns, kind="stable")


def _mixed(numbers, salts):
    """Numbers below 2**BITS that look random, for each salt; the same for the same two."""
    salts = (salts + 1).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    bits = numbers.astype(np.uint64) + salts[:, None]
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    return (bits >> np.uint64(64 - BITS)).astype(float)
