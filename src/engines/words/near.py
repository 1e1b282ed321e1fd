"""Second chances: other readings of a word, and what may stand inside a phrase."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from engines.words.compiled import Compiled
from engines.words.english import (
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    NOT_INSIDE,
    PREPOSITIONS,
    is_adverb,
    kind_of_word,
)
from engines.words.reading import Passage

MOST_INSERTED = 4
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-\n?[^\W\d_]+)+")
_SPLIT_PREFIX = frozenset("un mis dis non under over pre anti".split())
_OCCASIONS = frozenset(
    "occasion occasions days visits times time date point moment present stage once weekend "
    "night nights week weeks month months year years morning evening".split()
)
_BEFORE_OCCASIONS = DETERMINERS | {"on", "at", "to", "in"}
# After these an inserted noun would change what is spoken of: "kept his flat clean".
_COMPLEMENTS = frozenset(
    "clean homeless rough out on off around round away together down up dirty drunk".split()
)
_OPENS_TOO = frozenset("no not little".split())

Readings = dict[int, list[tuple[tuple[str, ...], int]]]


def other_readings(passage: Passage, compiled: Compiled) -> Readings:
    """For word numbers: what else may be read there, and the word after it."""
    readings: Readings = {}
    words = passage.words
    distinct = set(words)
    unknown = {
        word: found
        for word in distinct - compiled.vocabulary
        if len(word) >= 5 and (found := compiled.readings(word))
    }
    notable = unknown.keys() | (distinct & _SPLIT_PREFIX)
    places = [at for at, word in enumerate(words) if word in notable] if notable else []
    for at in places:
        if words[at] in unknown and not _is_a_name(passage, at):
            readings.setdefault(at, []).extend((one, at + 1) for one in unknown[words[at]])
    if "-" in passage.plain.folded:
        for found in _HYPHENATED.finditer(passage.plain.folded):
            at = bisect_left(passage.starts, found.start())
            _compound(passage, compiled, at, found.group().count("-") + 1, readings)
    for at in places:
        if words[at] in _SPLIT_PREFIX and passage.joins(at):
            _compound(passage, compiled, at, 2, readings)
    return readings


def _compound(passage, compiled, first: int, count: int, readings: Readings) -> None:
    """ "mis-use" may be read as "misuse"."""
    for at in range(first, min(first + count - 1, len(passage.words) - 1)):
        whole = passage.words[at] + passage.words[at + 1]
        options = ((whole,),) if whole in compiled.vocabulary else compiled.readings(whole)
        for pieces in options:
            if len(whole) >= 6:
                readings.setdefault(at, []).append((pieces, at + 2))


def _is_a_name(passage: Passage, at: int) -> bool:
    """A capital inside a sentence: not a slip but somebody's name, unless all is capitals."""
    return (
        passage.is_capitalised(at)
        and not passage.written(at).isupper()
        and at > 0
        and not passage.ends_sentence(at - 1)
        and "\n" not in passage.between(at - 1)
    )


class Gaps:
    """What may be put inside a phrase without turning its meaning."""

    def __init__(self, passage: Passage, compiled: Compiled):
        self.passage, self.compiled = passage, compiled

    def may_open(self, at: int) -> bool:
        """Whether a phrase starting at `at` may have words put inside it."""
        words = self.passage.words
        if words[at] not in FUNCTION_WORDS or words[at] in _OPENS_TOO:
            return True
        if at + 1 == len(words):
            return False
        return is_adverb(words[at + 1]) or self._asks(at)

    def _asks(self, at: int) -> bool:
        """ "Was she lying?": a question puts the subject inside."""
        words = self.passage.words
        return words[at] in AUXILIARIES and words[at + 1] in {"he", "she", "they"}

    def across(self, first: int, at: int, node: dict) -> Iterator[int]:
        """Places where the phrase may go on when the words from `at` on were put in."""
        words, passage = self.passage.words, self.passage
        top = min(at + MOST_INSERTED, len(words) - 1)
        for beyond in range(at + 1, top + 1):
            word = words[beyond]
            if word not in node and (len(word) < 6 or not self._goes_on(node, word)):
                continue
            if not all(self._flows(place) for place in range(at - 1, beyond)):
                return
            adverbs = all(is_adverb(word) for word in words[at:beyond])
            if (passage.joins(at - 1) or adverbs) and self._may_stand(first, at, beyond):
                yield beyond

    def _flows(self, at: int) -> bool:
        return self.passage.joins(at) or self.passage.between(at) == ", "

    def _goes_on(self, node: dict, word: str) -> bool:
        """Whether a word misspelt or written as one may follow."""
        if word in self.compiled.vocabulary:
            return False
        return any(pieces[0] in node for pieces in self.compiled.readings(word))

    def _may_stand(self, first: int, at: int, beyond: int) -> bool:
        words = self.passage.words
        inside, goes_on = words[at:beyond], words[beyond]
        has_comma = any(self.passage.between(k) == ", " for k in range(at - 1, beyond))
        if all(is_adverb(word) for word in inside):
            return True
        if has_comma:
            return False
        if len(inside) == 1 and at == first + 1 and self._asks(first):
            return goes_on not in FUNCTION_WORDS
        if inside[0] == "for" and goes_on == "to":
            return len(inside) > 1 and not any(
                word in NOT_INSIDE - {"him", "them", "us", "me"} for word in inside[1:]
            )
        if (inside[0] in {"on", "at", "to", "in"} or inside[0] in DETERMINERS) and inside[
            -1
        ] in _OCCASIONS:
            return True
        if any(word in NOT_INSIDE or word.isdigit() for word in inside):
            return False
        if goes_on == "against":
            return inside[0] in DETERMINERS
        if goes_on in FUNCTION_WORDS or goes_on in _COMPLEMENTS:
            return False
        if all(word in FUNCTION_WORDS and word not in _OPENS_TOO for word in words[first:at]):
            return False
        before = words[at - 1]
        if before in self.compiled.verbs or before in PREPOSITIONS:
            return True
        return not any(word in DETERMINERS or kind_of_word(word) for word in inside)
