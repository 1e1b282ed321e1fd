"""What is found in a Word file of a stranger, no further than people read."""

from dataclasses import dataclass

from engines.words import Finding, Lexicon, check
from engines.words.files.word import texts_within
from engines.words.files.word_package import open_document


@dataclass(frozen=True)
class Looked:
    """The text that was read, and the first findings in it. ``left`` more were found; ``is_cut``
    says that the text goes on in the file."""

    text: str
    findings: list[Finding]
    left: int
    is_cut: bool


def look_through(data: bytes, lexicon: Lexicon, *, most_signs: int, most_marks: int) -> Looked:
    """Read a Word file up to so many signs, and find so many wordings. Raises ``Unreadable``."""
    texts, is_cut = texts_within(open_document(data), most_signs)
    text = "\n\n".join(text for _paragraph, text in texts)
    found = check(text, lexicon)
    return Looked(text, found[:most_marks], len(found[most_marks:]), is_cut)
