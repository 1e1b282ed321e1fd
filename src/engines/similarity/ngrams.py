"""Texts by the pieces of their words: no model, nothing to load, any language."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from engines.similarity.lengths import of_length_one
from engines.similarity.words import telling_words

SHORTEST, LONGEST = 3, 5


class NgramEncoder:
    """Runs of three to five characters within words, the rarer among these texts the heavier.

    >>> vectors = NgramEncoder().encode(["Damp walls", "The wall is damp", "Rude letters"])
    >>> bool(vectors[0] @ vectors[1] > 0), float(vectors[0] @ vectors[2])
    (True, 0.0)
    """

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        held_by: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for piece in dict.fromkeys(chain.from_iterable(map(_pieces, telling_words(text)))):
                held_by[piece].append(number)
        # Pieces that the same texts hold need only one column: a third of them, and comparisons
        # stay what they were.
        columns = Counter(map(tuple, held_by.values()))
        holders = np.array([len(held) for held in columns], np.int64)
        # How rare a piece is counts twice (tf-idf squared): what two texts share by chance stands
        # in many.
        weights = np.log((1 + len(texts)) / holders) ** 2 * np.sqrt(list(columns.values()))
        vectors = np.zeros((len(texts), len(columns)), np.float32)
        rows = np.fromiter(chain.from_iterable(columns), np.int64, holders.sum())
        vectors[rows, np.repeat(np.arange(len(columns)), holders)] = np.repeat(weights, holders)
        return of_length_one(vectors)


def _pieces(word: str) -> Iterator[str]:
    """Runs that begin or end a word hold its border.

    >>> list(_pieces("damp"))
    [' da', 'dam', 'amp', 'mp ', ' dam', 'damp', 'amp ', ' damp', 'damp ']
    """
    bordered = f" {word} "
    for size in range(SHORTEST, min(LONGEST, len(bordered)) + 1):
        for start in range(len(bordered) - size + 1):
            yield bordered[start : start + size]
