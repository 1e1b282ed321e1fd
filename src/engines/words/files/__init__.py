"""Readers: from a file to pieces of text, and from a place in a piece back to the file."""

from collections.abc import Callable
from pathlib import PurePath

from engines.words.files.pieces import Piece, Reading, Unreadable

LARGEST = 10_000_000  # bytes

KINDS = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "word",
}


def read(name: str, data: bytes) -> Reading:
    """Read a file whose kind its name tells.

    Raises ``Unreadable``, with a sentence for the person.

    >>> read("note.txt", b"Hard to reach.").pieces[0].text
    'Hard to reach.'
    """
    ending = PurePath(name).suffix.lower()
    if ending not in KINDS:
        known = ", ".join(KINDS)
        raise Unreadable(f"This kind of file cannot be read; these can: {known}.")
    if len(data) > LARGEST:
        raise Unreadable(f"This file is larger than {LARGEST // 1_000_000} MB.")
    return _reader(KINDS[ending])(data)


def _reader(kind: str) -> Callable[[bytes], Reading]:
    # Only what is needed is imported: reading Word takes longer to load than to do.
    if kind == "markdown":
        from engines.words.files.markdown import read
    elif kind == "html":
        from engines.words.files.html import read
    elif kind == "word":
        from engines.words.files.word import read
    else:
        from engines.words.files.plain import read
    return read


__all__ = ["KINDS", "LARGEST", "Piece", "Reading", "Unreadable", "read"]
