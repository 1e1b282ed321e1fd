"""A text as its letters follow one another, whatever stands between them, in which those of
somebody's words can be found."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from joinedup.core.runs import Word, words_of


@dataclass(frozen=True)
class Written:
    """The words of a text, their letters in a row, and after how many of them each word begins,
    and the last one ends."""

    words: list[Word]
    letters: str
    edges: list[int]

    @classmethod
    def of(cls, text: str) -> "Written":
        words = words_of(text)
        edges = list(accumulate((len(word.plain) for word in words), initial=0))
        return cls(words, "".join(word.plain for word in words), edges)

    def places_of(self, letters: str) -> Iterator[range]:
        """Where these letters stand, be it within words."""
        at = self.letters.find(letters)
        while at >= 0:
            yield range(at, at + len(letters))
            at = self.letters.find(letters, at + 1)

    def words_in(self, start: int, stop: int) -> range:
        """Which words are whole between two places."""
        return range(bisect_left(self.edges, start), bisect_right(self.edges, stop) - 1)

    def place_of(self, words: range) -> range:
        """Where the letters of words stand."""
        return range(self.edges[words.start], self.edges[words.stop])
