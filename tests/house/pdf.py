"""Reading the text out of a PDF, and where it stands, with nothing but what the tests have."""

import io
import re

import pikepdf

# A place of no width, at which a long word may break.
BREAK = "\u200b"


def letters_of(file: bytes) -> str:
    """All letters of a PDF in the order they are drawn, without white space."""
    return "".join(signs_of(file).replace(BREAK, "").split())


def signs_of(file: bytes) -> str:
    """Everything there is to read in a PDF, in the order it is drawn."""
    with pikepdf.open(io.BytesIO(file)) as document:
        return "".join(_signs_of_page(page) for page in document.pages)


def _signs_of_page(page):
    fonts = {name: _alphabet(font) for name, font in page.Resources.get("/Font", {}).items()}
    drawn, alphabet = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            alphabet = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else operands
            drawn += [_read(bytes(part), alphabet) for part in parts if _is_text(part)]
    return "".join(drawn)


def _is_text(part):
    return isinstance(part, pikepdf.String)


def _read(numbers, alphabet):
    """Glyphs are numbers of two bytes; the font says which letters each draws."""
    return "".join(
        alphabet.get(int.from_bytes(numbers[at : at + 2]), "") for at in range(0, len(numbers), 2)
    )


def _alphabet(font):
    table = font.ToUnicode.read_bytes().decode("latin-1")
    alphabet = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, letters in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            alphabet[int(glyph, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    return alphabet
