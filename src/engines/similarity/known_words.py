"""Texts by what their words mean, as far as a table of ten thousand knows, and by their pieces."""

from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engines.similarity.lengths import of_length_one, without_common
from engines.similarity.ngrams import NgramEncoder
from engines.similarity.words import stem_of, telling_words

MEANINGS = Path(__file__).with_name("meanings.npz")


class WordEncoder:
    """The middle of what a text's words mean, beside their pieces, which know no language.

    The rarer a word is among these texts, the more it counts. The table is of English words.

    >>> texts = ["Mould on the walls", "A damp bedroom", "Rude letters", "An unkind envelope"]
    >>> vectors = WordEncoder().encode(texts)
    >>> bool(vectors[0] @ vectors[1] > vectors[0] @ vectors[3])
    True
    """

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        places, meanings = _table()
        known = [
            list(dict.fromkeys(places[stem] for stem in stems if stem in places))
            for stems in (map(stem_of, telling_words(text)) for text in texts)
        ]
        columns = np.array(list(chain.from_iterable(known)), np.int64)
        rows = np.repeat(np.arange(len(texts)), [len(each) for each in known])
        in_texts = np.bincount(columns, minlength=len(places))[columns]
        weights = np.log((1 + len(texts)) / in_texts).astype(np.float32)
        meant = np.zeros((len(texts), meanings.shape[1]), np.float32)
        np.add.at(meant, rows, meanings[columns] * weights[:, None])
        filled = [number for number, each in enumerate(known) if each]
        if filled:
            meant[filled] = of_length_one(without_common(of_length_one(meant[filled])))
        return of_length_one(np.hstack([meant, NgramEncoder().encode(texts)]))


@cache
def _table() -> tuple[dict[str, int], NDArray[np.float32]]:
    """The row of each stem, and the rows, of length one."""
    with np.load(MEANINGS, allow_pickle=False) as file:
        stems = file["stems"].tobytes().decode().split("\n")
        meanings = of_length_one(file["meanings"].astype(np.float32))
    return dict(zip(stems, range(len(stems)), strict=True)), meanings
