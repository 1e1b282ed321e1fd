"""A passage read once: its words, what stands between them, its sentences and quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from engines.words.normalise import Plain, normalise
from engines.words.tokens import CONTRACTIONS, spans_of

# Longer than any real sentence; keeps an endless one from costing more than its length.
SENTENCE_REACH = 60
_BLANK_LINE = re.compile(r"\n[ \n]*\n")
_JOINS = re.compile(r"[ \n\u00a0-]*")
_ENDS = re.compile(r"[.!?…]['\")\]]*(?:\s|$)|\n\s*(?:[-*•·]|\d+[.)])\s")
_ABBREVIATED = frozenset("mr mrs ms dr st prof rev eg ie approx dept ref vs no nr tel".split())
_CUT = re.compile(r"\n[ \t]*\n")


class Passage:
    """One or more paragraphs. Word numbers index `words`, `starts` and `ends`."""

    def __init__(self, text: str):
        self.plain: Plain = normalise(text)
        folded = self._folded = self.plain.folded
        spans = spans_of(folded)
        words = [folded[start:end] for start, end in spans]
        odd = {word for word in set(words) if "'" in word or word in CONTRACTIONS}
        if odd:
            words, spans = _taken_apart(words, spans, odd)
        self.words: list[str] = words
        self.starts: list[int] = [start for start, _ in spans]
        self.ends: list[int] = [end for _, end in spans]
        # Neighbouring matches ask again and again about the same places.
        self._ends_sentence: dict[int, bool] = {}
        self._blank = [found.start() for found in _BLANK_LINE.finditer(folded)]

    def between(self, at: int) -> str:
        """What stands between the word `at` and the next."""
        if at < 0 or at + 1 >= len(self.words):
            return "\n\n"
        return self.plain.folded[self.ends[at] : self.starts[at + 1]]

    def joins(self, at: int) -> bool:
        """Whether only spaces, one line break or hyphens stand between `at` and the next word."""
        if at + 1 >= len(self.words) or at < 0:
            return False
        start, end = self.ends[at], self.starts[at + 1]
        if end <= start + 1:
            # Two parts of one contraction overlap.
            return end <= start or self._folded[start] in " -\n"
        piece = self.plain.folded[start:end]
        if piece[0] == "'" and self.plain.folded[start - 1] == "s":
            # "the residents' group"
            piece = piece[1:]
        elif piece == " '" and self.words[at + 1] in {"un", "uns"}:
            # "a wrong 'un"
            return True
        return _JOINS.fullmatch(piece) is not None and not _BLANK_LINE.search(piece)

    def paragraph(self, at: int) -> tuple[int, int]:
        """The first word and the one after the last of the paragraph of word `at`."""
        number = bisect_right(self._blank, self.starts[at])
        low = bisect_left(self.starts, self._blank[number - 1]) if number else 0
        if number == len(self._blank):
            return low, len(self.words)
        return low, bisect_left(self.starts, self._blank[number])

    def sentence(self, first: int, last: int) -> tuple[int, int]:
        """The first word and the one after the last of the sentence of words `first`..`last`."""
        folded, starts, ends = self.plain.folded, self.starts, self.ends
        low, farthest = first, max(0, first - SENTENCE_REACH)
        while low > farthest:
            end = ends[low - 1]
            # Most words are parted by one space, which needs no closer look.
            if (end + 1 != starts[low] or folded[end] != " ") and self.ends_sentence(low - 1):
                break
            low -= 1
        top = len(self.words)
        high, farthest = last, min(top, last + SENTENCE_REACH) - 1
        while high < farthest:
            end = ends[high]
            if (end + 1 != starts[high + 1] or folded[end] != " ") and self.ends_sentence(high):
                break
            high += 1
        return low, high + 1

    def ends_sentence(self, at: int) -> bool:
        """Whether a sentence ends after word `at`."""
        known = self._ends_sentence.get(at)
        if known is None:
            known = self._ends_sentence[at] = self._found_to_end(at)
        return known

    def _found_to_end(self, at: int) -> bool:
        between = self.between(at)
        if between in (" ", ", ", "-", ""):
            return False
        if _BLANK_LINE.search(between):
            return True
        if not _ENDS.search(between):
            return False
        word = self.words[at]
        return not (between == ". " and (word in _ABBREVIATED or (len(word) == 1 and word != "i")))

    def written(self, at: int) -> str:
        """The word with its capitals."""
        return self.plain.cased[self.starts[at] : self.ends[at]]

    def is_capitalised(self, at: int) -> bool:
        return self.plain.cased[self.starts[at]].isupper()


def _taken_apart(words, spans, odd):
    new_words: list[str] = []
    new_spans: list[tuple[int, int]] = []
    for word, span in zip(words, spans, strict=True):
        if word in odd:
            parts = CONTRACTIONS.get(word)
            if parts is None:
                new_words.append(word.replace("'", ""))
                new_spans.append(span)
            else:
                new_words += parts
                new_spans += [span] * len(parts)
        else:
            new_words.append(word)
            new_spans.append(span)
    return new_words, new_spans


def passages(text: str, size: int = 60_000) -> Iterator[tuple[int, str]]:
    """The text cut at blank lines into parts of about `size`, each with the place it starts."""
    at = 0
    while len(text) - at > size:
        found = _CUT.search(text, at + size)
        if found is None:
            break
        yield at, text[at : found.end()]
        at = found.end()
    if at < len(text):
        yield at, text[at:]
