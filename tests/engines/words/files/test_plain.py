"""Plain text, with its letters and line ends."""

import pytest

from engines.words.files import plain
from tests.engines.words.files.places import words_and_places


@pytest.mark.parametrize(
    ("data", "text", "note"),
    (
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", ""),
        ("\ufeffone".encode(), "one", ""),
        (
            "“Café”".encode("cp1252"),
            "“Café”",
            "This is not UTF-8; it was read as Windows text (cp1252).",
        ),
        (b"\x81\xff", "\ufffdÿ", "This is not UTF-8; it was read as Windows text (cp1252)."),
        (b"", "", ""),
    ),
)
def test_bytes_become_text(data, text, note):
    reading = plain.read(data)

    assert [piece.text for piece in reading.pieces] == [text]
    assert (reading.source, reading.note) == (text, note)


def test_words_are_where_an_editor_shows_them():
    reading = plain.read(b"One two\r\n\r\n  three\r\n")

    assert words_and_places(reading) == [("One", 1, 1), ("two", 1, 5), ("three", 3, 3)]
