"""What is like a text, and which label to give it.

Two texts whose likeness is nothing, or less, have no more in common than any two: neither is ever
named as like the other.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FEWEST_EXAMPLES = 2
# The processor adds up in another order when texts come in another order.
DIGITS = 5
# Examples that point opposite ways have no middle.
SHORTEST = 1e-6


@dataclass(frozen=True)
class Suggestion:
    """A label, how well it fits (at most one), and the number of the example most like the text."""

    label: Hashable
    score: float
    because: int


def nearest(vectors: NDArray[np.float32], row: int, k: int) -> list[tuple[int, float]]:
    """The `k` texts most like that of `row`, and their likeness (one is the same).

    Fewer where fewer are like it at all.

    >>> nearest(np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32), 0, 2)
    [(2, 0.6)]
    """
    likeness = _likeness(vectors, row)
    likeness[row] = 0
    best = np.argsort(-likeness, kind="stable")[: max(0, k)]
    return [(int(each), float(likeness[each])) for each in best if likeness[each] > 0]


def suggest(
    vectors: NDArray[np.float32], labelled: Mapping[int, Hashable], row: int, k: int = 3
) -> list[Suggestion]:
    """At most `k` labels for the text of `row`, the best first, from the rows that have one.

    A label needs two examples, one of them like the text: no label is an answer, too.

    >>> vectors = np.array([[1, 0], [0.8, 0.6], [0, 1], [0.6, 0.8]], np.float32)
    >>> suggest(vectors, {0: "damp", 1: "damp", 2: "rent"}, 3)
    [Suggestion(label='damp', score=0.86813, because=1)]
    """
    likeness = _likeness(vectors, row)
    examples = defaultdict(list)
    for number, label in labelled.items():
        if number != row:
            examples[label].append(number)
    found = []
    for label, numbers in examples.items():
        best = max(numbers, key=lambda number: (likeness[number], -number))
        if len(numbers) >= FEWEST_EXAMPLES and likeness[best] > 0:
            middle = vectors[numbers].sum(axis=0)
            to_middle = likeness[numbers].sum() / max(np.linalg.norm(middle), SHORTEST)
            # All examples tell what a label is about; the one most like the text, whether it has
            # a corner for it.
            score = round(float(2 * to_middle + likeness[best]) / 3, DIGITS)
            found.append(Suggestion(label, score, best))
    return sorted(found, key=lambda each: (-each.score, each.because))[: max(0, k)]


def _likeness(vectors: NDArray[np.float32], row: int) -> NDArray[np.float64]:
    return np.round((vectors @ vectors[row]).astype(np.float64), DIGITS)
