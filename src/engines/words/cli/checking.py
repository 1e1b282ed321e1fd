"""Checking files and folders, and where in a file each finding stands."""

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from engines.words import Finding, Lexicon, check
from engines.words.files import KINDS, LARGEST, Reading, Unreadable, read

STANDARD_INPUT = "-"
# Folders in which nobody writes prose; those that begin with a dot are left out too.
LEFT_OUT = {"node_modules", "__pycache__"}


@dataclass(frozen=True)
class Place:
    """Where words stand: in a file with lines, by line and column; in Word, in words.

    Lines and columns count from 1, columns in code points; the end is exclusive.
    """

    words: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True)
class Found:
    """One finding and its place."""

    file: str
    place: Place
    finding: Finding


@dataclass(frozen=True)
class Result:
    """What came of a check. ``counts`` counts every finding by severity, shown or not."""

    found: tuple[Found, ...]
    counts: Mapping[str, int]
    files: int
    notes: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...]

    def shown(self, consider: bool) -> "Result":
        """The result as it is told: without what is only worth a second look, unless asked."""
        if consider:
            return self
        kept = tuple(each for each in self.found if each.finding.severity != "consider")
        return replace(self, found=kept)


def check_paths(paths: Sequence[str], lexicon: Lexicon, standard_input: BinaryIO) -> Result:
    """Check files, and in folders every file of a known kind."""
    found: list[Found] = []
    notes, unread = [], []
    files = list(dict.fromkeys(_files(paths)))
    for file in files:
        try:
            reading = _reading(file, standard_input)
        except Unreadable as reason:
            unread.append((file, str(reason)))
        except OSError as error:
            unread.append((file, f"{error.strerror}."))
        else:
            if reading.note:
                notes.append((file, reading.note))
            found += _in_reading(file, reading, lexicon)
    counts = Counter(dict.fromkeys(lexicon.severities, 0))
    counts.update(each.finding.severity for each in found)
    return Result(tuple(found), counts, len(files) - len(unread), tuple(notes), tuple(unread))


def _files(paths) -> Iterator[str]:
    for path in paths:
        if path == STANDARD_INPUT or not os.path.isdir(path):
            # A file that was named is read or complained about, whatever its kind.
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if name[0] != "." and name not in LEFT_OUT)
            for name in sorted(names):
                # Word keeps such a file beside one that is open.
                if Path(name).suffix.lower() in KINDS and not name.startswith("~$"):
                    yield os.path.normpath(os.path.join(folder, name))


def _reading(file, standard_input) -> Reading:
    if file == STANDARD_INPUT:
        return read("standard input.txt", standard_input.read(LARGEST + 1))
    if Path(file).suffix.lower() not in KINDS:
        return read(file, b"")
    # One more than is read tells that it is too large, whatever the file says of its size.
    with open(file, "rb") as opened:
        return read(file, opened.read(LARGEST + 1))


def _in_reading(file, reading: Reading, lexicon) -> Iterator[Found]:
    lines = None if reading.source is None else _Lines(reading.source)
    for piece in reading.pieces:
        for finding in check(piece.text, lexicon):
            if lines is None:
                place = Place(piece.place)
            else:
                place = lines.place(*piece.in_source(finding.start, finding.end))
            yield Found(file, place, finding)


class _Lines:
    def __init__(self, source):
        self.starts = [0]
        for line in source.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def place(self, start, end) -> Place:
        line, column = self._at(start)
        return Place(f"{line}:{column}", line, column, *self._at(end))

    def _at(self, offset):
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
