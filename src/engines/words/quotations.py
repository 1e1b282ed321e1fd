"""Quotations of a passage: which words stand between which quotation marks."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from engines.words.reading import Passage

# A quotation longer than this is taken for a mark that was never closed.
LONGEST = {'"': 1500, "'": 500}
_MARKS = re.compile("[\"']")
_OPENERS = " \n([{/-:\"'"
_BLANK_LINE = re.compile(r"\n[ \n]*\n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words `first` up to, not including, `after`; `start` and `end` are places of the marks."""

    first: int
    after: int
    start: int
    end: int


class Quotations:
    """All quotations of a passage, found in one pass over its marks."""

    def __init__(self, passage: Passage):
        self._passage = passage
        self._all = sorted(_pairs(passage.plain.folded))
        self._starts = [start for start, _ in self._all]

    def around(self, first: int, after: int) -> list[Quotation]:
        """The quotations around words `first`..`after`, the innermost first."""
        start, end = self._passage.starts[first], self._passage.ends[after - 1]
        last = bisect_right(self._starts, start)
        near = self._all[max(0, last - 8) : last]
        return [self._quotation(*pair) for pair in reversed(near) if pair[1] >= end]

    def before(self, quotation: Quotation) -> Quotation | None:
        """The quotation that ended last before this one."""
        at = bisect_left(self._starts, quotation.start)
        if at and self._all[at - 1][1] < quotation.start:
            return self._quotation(*self._all[at - 1])
        return None

    def _quotation(self, start: int, end: int) -> Quotation:
        first = bisect_left(self._passage.starts, start)
        return Quotation(first, bisect_left(self._passage.starts, end), start, end)


def _pairs(text: str) -> list[tuple[int, int]]:
    pairs = []
    opened: dict[str, int] = {}
    paragraph_end = -1
    blank = _BLANK_LINE.finditer(text)
    for found in _MARKS.finditer(text):
        at, mark = found.start(), found.group()
        while paragraph_end < at:
            following = next(blank, None)
            if paragraph_end >= 0:
                opened.clear()
            paragraph_end = following.start() if following else len(text)
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if mark == "'" and before.isalnum() and after.isalnum():
            continue
        may_open = before in _OPENERS and not after.isspace()
        may_close = not before.isspace() and not after.isalnum()
        since = opened.get(mark)
        if since is not None and may_close and at - since <= LONGEST[mark]:
            pairs.append((since, at))
            del opened[mark]
        elif may_open:
            opened[mark] = at
    return pairs
