"""Plain text: which bytes are which letters, and nothing left out."""

from engines.words.files.pieces import Piece, Reading, Stretch


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file with line ends made ``\\n``, and a note where its letters were guessed.

    >>> decode(b"caf\\xc3\\xa9\\r\\n")
    ('café\\n', '')
    >>> decode(b"caf\\xe9")
    ('café', 'This is not UTF-8; it was read as Windows text (cp1252).')
    """
    note = ""
    try:
        # Editors on Windows put a mark at the beginning, which is not part of the text.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The five bytes that cp1252 leaves open become replacement characters.
        text = data.decode("cp1252", errors="replace")
        note = "This is not UTF-8; it was read as Windows text (cp1252)."
    return text.replace("\r\n", "\n").replace("\r", "\n"), note


def whole(source: str) -> Piece:
    """A text as one piece, each character where it is."""
    return Piece(source, stretches=(Stretch(0, len(source), 0, len(source)),))


def read(data: bytes) -> Reading:
    """Read plain text."""
    source, note = decode(data)
    return Reading((whole(source),), source, note)
