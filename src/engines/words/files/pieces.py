"""What a reader makes of a file: text to check, and the way back to places in the file."""

from bisect import bisect_right
from dataclasses import dataclass, field

# Stands where something inside a line was left out, such as code or a quotation, so that the
# words on both sides do not meet. Unicode's own mark for "an object was here".
LEFT_OUT = "\ufffc"


class Unreadable(Exception):
    """A file that cannot be read; the message is one plain sentence for the person."""


@dataclass(frozen=True)
class Stretch:
    """Characters of a piece that stand together in the source.

    ``at`` counts in the piece; ``start`` and ``end`` in the source, end exclusive. Where the
    lengths differ (``&amp;`` for "&"), the whole stretch stands for each of its characters.
    """

    at: int
    length: int
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """One text to check.

    ``place`` says in words where it stands, for files that have no lines ("paragraph 12").
    ``stretches`` lead back to the source, for files that have.
    """

    text: str
    place: str = ""
    stretches: tuple[Stretch, ...] = ()

    def in_source(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` (not empty) begins and ends in the source."""
        return self._source_of(start)[0], self._source_of(end - 1)[1]

    def _source_of(self, index: int) -> tuple[int, int]:
        which = bisect_right(self.stretches, index, key=lambda stretch: stretch.at) - 1
        stretch = self.stretches[max(which, 0)]
        inside = index - stretch.at
        if inside >= stretch.length:  # something that was put in, such as a paragraph's end
            return stretch.end, stretch.end
        if stretch.length == stretch.end - stretch.start:
            return stretch.start + inside, stretch.start + inside + 1
        return stretch.start, stretch.end


@dataclass(frozen=True)
class Reading:
    """A file as it was read.

    ``source`` is its text with line ends made ``\\n``, or None where a file has no lines (Word).
    ``note`` is a sentence the person should see, empty where all is ordinary.
    """

    pieces: tuple[Piece, ...]
    source: str | None = None
    note: str = ""


@dataclass
class Builder:
    """Puts a piece together from parts of a source, remembering where each came from."""

    parts: list[str] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    length: int = 0

    def take(self, text: str, start: int, end: int) -> None:
        """Add words that stand in the source from ``start`` to ``end``."""
        if text:
            self.stretches.append(Stretch(self.length, len(text), start, end))
            self._add(text)

    def put(self, text: str) -> None:
        """Add something that is not in the source, such as the end of a paragraph."""
        # A page of markup with hardly any words must not become a page of paragraph ends.
        if self.parts and self.parts[-1] != text:
            self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def piece(self) -> Piece:
        """The piece, done."""
        return Piece("".join(self.parts), stretches=tuple(self.stretches))
