"""What an encoder is, and which one there is here."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engines.similarity.known_words import WordEncoder
from engines.similarity.sentences import EncoderMissing, SentenceEncoder


class Encoder(Protocol):
    """Turns texts into arrows: the more alike two texts are, the more theirs point one way."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length one; of a text that holds nothing, a row of zeros.

        Encoders learn from the texts at hand what is common among them, so only rows of one call
        can be compared.
        """
        ...


def best_encoder() -> Encoder:
    """The one that reads sentences, where its package is installed, else the one of words."""
    try:
        return SentenceEncoder()
    except EncoderMissing:
        return WordEncoder()
