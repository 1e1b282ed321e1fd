"""What is a copy of somebody's words in a text, and what is not.

A copy is RUN words in a row that did not stand anywhere before they were said, and came into the
text afterwards. What of it lies in an older run, of whatever text of the place, is left.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from joinedup.core.runs import (
    RUN,
    Word,
    runs_of,
    says_as_much_as,
    short_sentences_of,
    words_of,
)
from joinedup.core.seen_runs import Ages

NOTHING_KNOWN = Ages(frozenset(), frozenset())


class Span(NamedTuple):
    """Where a copy begins and ends; not ``is_sure`` where somebody has to look whether it is
    one."""

    start: int
    end: int
    is_sure: bool


@dataclass(frozen=True)
class CopiedText:
    """Finds copies of somebody's words in other texts.

    ``question`` is what they were asked: repeating it does not make it theirs. ``sentences`` are
    too short to be known as anybody's; where they are found, somebody has to look.

    >>> said = CopiedText.of("We missed the bus because nobody told us when it went.")
    >>> said.take_out("“We MISSED the bus – because nobody told us”, he said.", "[gone]")
    '“[gone]”, he said.'
    """

    runs: frozenset[int]
    sentences: frozenset[tuple[str, ...]]
    ages: Ages = NOTHING_KNOWN

    @classmethod
    def of(cls, text: str, *, question: str = "") -> "CopiedText":
        runs = set(runs_of(words_of(text))) - set(runs_of(words_of(question)))
        sentences = short_sentences_of(text) - short_sentences_of(question)
        return cls(frozenset(runs), frozenset(sentences))

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
        words = words_of(text)
        found = list(self._long(words))
        found += self._short(words, found)
        return sorted(found)

    def _long(self, words: list[Word]) -> Iterator[Span]:
        is_copy, is_older, is_unsure = ([False] * len(words) for _ in range(3))
        for at, run in enumerate(runs_of(words)):
            here = range(at, at + RUN)
            if run in self.ages.old:
                _mark(is_older, here)
            elif run in self.runs:
                _mark(is_copy, here)
                if run in self.ages.unsure:
                    _mark(is_unsure, here)
        places = range(len(words))
        for is_theirs, group in groupby(places, lambda at: is_copy[at] and not is_older[at]):
            copy = list(group)
            if is_theirs and says_as_much_as(words[at] for at in copy) >= RUN:
                is_sure = not any(is_unsure[at] for at in copy)
                yield Span(words[copy[0]].start, words[copy[-1]].end, is_sure)

    def _short(self, words: list[Word], besides: list[Span]) -> Iterator[Span]:
        plain, at = [word.plain for word in words], 0
        lengths = sorted({len(sentence) for sentence in self.sentences}, reverse=True)
        while at < len(words):
            here = (tuple(plain[at : at + length]) for length in lengths)
            sentence = next((each for each in here if each in self.sentences), ())
            if sentence:
                start, end = words[at].start, words[at + len(sentence) - 1].end
                if all(end <= span.start or span.end <= start for span in besides):
                    yield Span(start, end, is_sure=False)
            at += len(sentence) or 1


def _mark(marks: list[bool], places: Iterable[int]) -> None:
    for at in places:
        marks[at] = True


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
