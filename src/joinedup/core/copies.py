"""What is a copy of somebody's words in a text, and what is not.

A copy is RUN words in a row that did not stand anywhere before they were said, and came into the
text afterwards. What of it lies in an older run, of whatever text of the place, is left.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any, NamedTuple

from joinedup.core.runs import (
    RUN,
    marks_of_copies,
    runs_of,
    short_sentences_of,
    stretches_of,
    words_of,
)
from joinedup.core.seen_runs import Ages
from joinedup.core.written import Written

NOTHING_KNOWN = Ages(frozenset(), frozenset())
# Thirds of words do not add up to the last digit.
ENOUGH = RUN - 1e-6
Weights = tuple[tuple[int, float], ...]


class Span(NamedTuple):
    """Where a copy begins and ends; not ``is_sure`` where somebody has to look whether it is
    one."""

    start: int
    end: int
    is_sure: bool


@dataclass(frozen=True)
class CopiedText:
    """Finds copies of somebody's words in other texts.

    ``runs`` are the letters of every run, and after how many of them a word begins that says how
    much. What they were asked is left out: repeating it does not make it theirs. ``sentences``
    are too short to be known as anybody's; where they are found, somebody has to look.
    ``stretches`` are what a run of a text may be whose words are divided or run together: letters
    by their number. By ``marks`` the texts are known that may hold a copy.

    >>> said = CopiedText.of("We missed the bus because nobody told us when it went.")
    >>> said.take_out("“We MISSED the bus – because nobody told us”, he said.", "[gone]")
    '“[gone]”, he said.'
    >>> said.take_out("Wemissed the bus be-\\ncause nobodytold us, he said.", "[gone]")
    '[gone], he said.'
    """

    runs: Mapping[str, Weights]
    sentences: frozenset[str]
    stretches: Mapping[int, str]
    marks: frozenset[int]
    ages: Ages = NOTHING_KNOWN

    @classmethod
    def of(cls, text: str, *, question: str = "") -> "CopiedText":
        asked = _runs(question)
        runs = {run: weights for run, weights in _runs(text).items() if run not in asked}
        sentences = short_sentences_of(text) - short_sentences_of(question)
        letters = frozenset("".join(sentence) for sentence in sentences)
        words = words_of(text)
        stretches = stretches_of(words)
        return cls(runs, letters, stretches, marks_of_copies(words, stretches))

    def take_out(self, text: str, instead: str, *, also_unsure: bool = False) -> str:
        """The text with every copy replaced by ``instead``; the same text when there is none.
        ``also_unsure`` replaces also what somebody has to look at."""
        done, kept = 0, []
        for span in self.spans(text):
            if span.is_sure or also_unsure:
                kept += [text[done : span.start], instead]
                done = span.end
        return "".join([*kept, text[done:]])

    def spans(self, text: str) -> list[Span]:
        """Where copies stand in a text, from the front."""
        written = Written.of(text)
        found = list(self._long(written))
        found += self._short(written, found)
        return sorted(found)

    def _long(self, written: Written) -> Iterator[Span]:
        # Letter by letter: where words of theirs stand, and how much each that begins there says.
        is_copy = bytearray(len(written.letters))
        says: dict[int, float] = {}
        for run, weights in self._new.items():
            for place in written.places_of(run):
                _mark(is_copy, place)
                says |= {place.start + at: weight for at, weight in weights}
        is_older, is_unsure = self._seen(written, is_copy)
        places = range(len(is_copy))
        for is_theirs, group in groupby(places, lambda at: is_copy[at] > is_older[at]):
            letters = list(group)
            words = written.words_in(letters[0], letters[-1] + 1)
            if is_theirs and words:
                place = written.place_of(words)
                if sum(says.get(at, 0) for at in place) >= ENOUGH:
                    yield _span(written, words, is_sure=not any(is_unsure[at] for at in place))

    def _seen(self, written: Written, is_copy: bytearray) -> tuple[bytearray, bytearray]:
        """The letters that stood somewhere before, in this or another spacing, and those of which
        nobody can say so."""
        is_older, is_unsure = bytearray(len(is_copy)), bytearray(len(is_copy))
        for at, number in enumerate(runs_of(written.words)):
            place = written.place_of(range(at, at + RUN))
            if number in self.ages.old:
                _mark(is_older, place)
            elif number in self.ages.unsure and all(is_copy[place.start : place.stop]):
                _mark(is_unsure, place)
        for stretches, marks in ((self._old, is_older), (self._unsure, is_unsure)):
            for stretch in stretches:
                for place in written.places_of(stretch):
                    _mark(marks, place)
        return is_older, is_unsure

    @cached_property
    def _new(self) -> dict[str, Weights]:
        old = set(self._old)
        return {run: weights for run, weights in self.runs.items() if run not in old}

    @cached_property
    def _old(self) -> list[str]:
        return [self.stretches[number] for number in self.ages.old & self.stretches.keys()]

    @cached_property
    def _unsure(self) -> list[str]:
        return [self.stretches[number] for number in self.ages.unsure & self.stretches.keys()]

    def _short(self, written: Written, besides: list[Span]) -> Iterator[Span]:
        found = []
        for sentence in self.sentences:
            for place in written.places_of(sentence):
                words = written.words_in(place.start, place.stop)
                if words and written.place_of(words) == place:
                    found.append(words)
        end = 0
        # Of two that begin in one place the longer one.
        for words in sorted(found, key=lambda words: (words.start, -words.stop)):
            span = _span(written, words, is_sure=False)
            if span.start >= end and all(
                span.end <= other.start or other.end <= span.start for other in besides
            ):
                end = span.end
                yield span


def _mark(marks: bytearray, place: range) -> None:
    marks[place.start : place.stop] = b"\x01" * len(place)


def _span(written: Written, words: range, *, is_sure: bool) -> Span:
    return Span(written.words[words[0]].start, written.words[words[-1]].end, is_sure)


def _runs(text: str) -> dict[str, Weights]:
    words = words_of(text)
    runs = {}
    for at in range(len(words) - RUN + 1):
        run = words[at : at + RUN]
        edges = accumulate((len(word.plain) for word in run), initial=0)
        weights = zip(edges, (word.weight for word in run), strict=False)
        runs["".join(word.plain for word in run)] = tuple(weights)
    return runs


def clean(value: Any, take_out: Callable[[str], str]) -> Any:
    """Plain data with the copies taken out of every text in it."""
    if isinstance(value, str):
        return take_out(value)
    if isinstance(value, list):
        return [clean(each, take_out) for each in value]
    if isinstance(value, dict):
        return {key: clean(each, take_out) for key, each in value.items()}
    return value


def changed_texts(before: Any, after: Any, path: tuple = ()) -> Iterator[tuple[tuple, str, str]]:
    """The texts in plain data that differ: the way to each, as it was and as it is."""
    if isinstance(before, str):
        if before != after:
            yield path, before, after
    elif isinstance(before, list):
        for place, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from changed_texts(one, other, (*path, place))
    elif isinstance(before, dict):
        for key, one in before.items():
            yield from changed_texts(one, after[key], (*path, key))
