"""What is like what was said, and which strands others like it lie in.

Made anew from the texts at hand, and kept nowhere: see decision 40.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from engines.similarity import Encoder, best_encoder, nearest, shared_words, suggest
from engines.similarity.suggesting import FEWEST_EXAMPLES
from joinedup.conversation.models import Strand

MOST_SUGGESTED = 3
FEWEST_STRANDS = 2


class Said(NamedTuple):
    """One contribution, and the strand it lies in."""

    pk: int
    text: str
    strand: Strand | None


@dataclass(frozen=True)
class Suggested:
    """A strand, the text in it that is most like the one asked about, and words both hold."""

    strand: Strand
    example: str
    words: list[str]


class Likeness:
    """How like one another these contributions are. Of others it knows nothing, and says so."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._said = said
        self._rows = {each.pk: row for row, each in enumerate(said)}
        self._strands = {row: each.strand for row, each in enumerate(said) if each.strand}
        self._vectors = _encoder().encode([each.text for each in said])

    def in_order(self, like: int, among: Iterable[int]) -> list[int]:
        """The ids ``among``, the likest to ``like`` first, itself on top.

        What is no more like it than anything else comes last, in the order given.
        """
        if like not in self._rows:
            return list(among)
        alike = nearest(self._vectors, self._rows[like], len(self._said))
        places = {self._said[row].pk: place for place, (row, _likeness) in enumerate(alike)}
        places[like] = -1
        return sorted(among, key=lambda pk: places.get(pk, len(places)))

    def strands_for(self, pk: int) -> list[Suggested]:
        """At most three strands, the best first; none where nothing in them is like it."""
        if pk not in self._rows:
            return []
        row = self._rows[pk]
        found = []
        for each in suggest(self._vectors, self._strands, row, MOST_SUGGESTED):
            example = self._said[each.because].text
            words = shared_words(self._said[row].text, example)
            found.append(Suggested(self._strands[each.because], example, words))
        return found


@cache
def _encoder() -> Encoder:
    """One for all requests: a network reads its weights once."""
    return best_encoder()


def has_examples(lying: Iterable[int]) -> bool:
    """Whether strands that hold so many contributions each tell enough to suggest any of them."""
    return sum(count >= FEWEST_EXAMPLES for count in lying) >= FEWEST_STRANDS


class Taken(NamedTuple):
    """How many contributions were sorted with strands suggested beside them; how many of these
    went to one of those, and how many to the first."""

    suggested: int = 0
    taken: int = 0
    taken_first: int = 0


def count_taken(
    moved: Mapping[str, Sequence[int | None]], offered: Mapping[int, Sequence[int]]
) -> Taken:
    """Of what was moved (id -> strand before, after), with these strands suggested beside it.

    Only what lay in no strand counts: nothing is suggested for the rest.

    >>> count_taken({"1": [None, 7], "2": [None, 8], "3": [7, 8]}, {1: [7, 8], 2: [7, 8], 3: [8]})
    Taken(suggested=2, taken=2, taken_first=1)
    """
    went = [
        (after, offered[int(pk)])
        for pk, (before, after) in moved.items()
        if before is None and offered.get(int(pk))
    ]
    return Taken(
        len(went),
        sum(after in strands for after, strands in went),
        sum(after == strands[0] for after, strands in went),
    )
