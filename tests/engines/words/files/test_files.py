"""Which files are read, and what is said of those that cannot be."""

import pytest

from engines.words.files import KINDS, LARGEST, Unreadable, read


@pytest.mark.parametrize("ending", [each for each in KINDS if each != ".docx"])
def test_files_are_known_by_their_ending_in_any_case(ending):
    reading = read(f"Notes{ending.upper()}", b"Hard to reach.")

    assert [piece.text.strip() for piece in reading.pieces] == ["Hard to reach."]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    (
        (
            "notes.odt",
            b"",
            "This kind of file cannot be read; these can: "
            ".txt, .md, .markdown, .html, .htm, .docx.",
        ),
        ("notes.txt", b"." * (LARGEST + 1), "This file is larger than 10 MB."),
        ("notes.docx", b"Hello", "This is not a Word file, or it is broken."),
    ),
)
def test_what_cannot_be_read_is_told_in_one_sentence(name, data, sentence):
    with pytest.raises(Unreadable) as told:
        read(name, data)

    assert str(told.value) == sentence
