"""Word: paragraphs of the body, tables, text boxes, headers, footers and notes.

Left out are paragraphs styled as quotations, and what is deleted but still tracked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import inf
from typing import Any

from engines.words.files.pieces import Piece, Reading
from engines.words.files.word_package import open_document, what_to_tell

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Text boxes are written twice, the second time for older programs.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# The names that Word keeps in every language; the last is that of LibreOffice.
QUOTATION_STYLES = {"quote", "intense quote", "quotations"}
# What stands for a character in a line.
CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "‑",
    f"{W}softHyphen": "\u00ad",
}
# Inside these is nothing of the line: deleted, moved away, drawn, or said twice.
NOT_IN_LINE = {f"{W}{name}" for name in ("del", "moveFrom", "drawing", "pict", "object")}
NOT_IN_LINE.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")


def read(data: bytes) -> Reading:
    """Read a Word file; raises ``Unreadable``."""
    paragraphs = paragraphs_of(open_document(data))
    return Reading(tuple(Piece(each.text, each.place) for each in paragraphs))


@dataclass(frozen=True)
class Letters:
    """One element that shows letters: text, or a tab, a line's end and the like."""

    element: Any
    start: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph to check. ``part`` is "body" or another part ("header", "footnote 2")."""

    element: Any
    place: str
    part: str

    @cached_property
    def letters(self) -> tuple[Letters, ...]:
        """What shows letters, in order, with where each begins in the text."""
        found, start = [], 0
        for element in _in_line(self.element):
            text = CHARACTERS.get(element.tag) or element.text or ""
            found.append(Letters(element, start, text))
            start += len(text)
        return tuple(found)

    @cached_property
    def text(self) -> str:
        return "".join(each.text for each in self.letters)


def paragraphs_of(document) -> Iterator[Paragraph]:
    """Every paragraph with words that are the writer's own, the body first."""
    quotations = _quotation_styles(document)
    for each in chain(_in_body(document.element.body), _in_other_parts(document)):
        if each.text.strip() and not _is_styled(each.element, quotations):
            yield each


def texts_within(document, most_signs: float = inf) -> tuple[list[tuple[Paragraph, str]], bool]:
    """The paragraphs up to so many signs, each with its text, the last one perhaps cut; and
    whether there is more. What is beyond is not even looked for."""
    found, room = [], most_signs
    for paragraph in paragraphs_of(document):
        if room <= 0:
            return found, True
        text = paragraph.text if len(paragraph.text) <= room else paragraph.text[: int(room)]
        found.append((paragraph, text))
        if len(text) < len(paragraph.text):
            return found, True
        room -= len(text)
    return found, False


def _in_other_parts(document) -> Iterator[Paragraph]:
    for part, root in _other_parts(document):
        yield from (Paragraph(element, part, part) for element in _all_paragraphs(root))


def _in_line(element) -> Iterator[Any]:
    for child in element:
        if child.tag == f"{W}r":
            yield from (each for each in child if each.tag == f"{W}t" or each.tag in CHARACTERS)
        elif child.tag not in NOT_IN_LINE:
            yield from _in_line(child)


def _all_paragraphs(root):
    for element in root.iter(f"{W}p"):
        # Most paragraphs stand right in the body; empty ones can be there by the million.
        if len(element) and (element.getparent() is root or not _is_inside(element, FALLBACK)):
            yield element


def _is_inside(element, tag):
    return next(element.iterancestors(tag), None) is not None


def _in_body(body) -> Iterator[Paragraph]:
    cells, pages = _cells(body), _pages(body)
    number = 0
    for element in _all_paragraphs(body):
        cell = next(element.iterancestors(f"{W}tc"), None)
        if _is_inside(element, f"{W}txbxContent"):
            yield Paragraph(element, "text box", "text box")
            continue
        if cell is not None:
            place = cells.get(cell, "table")
        else:
            # People do not count empty paragraphs.
            number += any(each.text for each in _in_line(element))
            place = f"paragraph {number}"
        page = f"page {pages[element]}, " if element in pages else ""
        yield Paragraph(element, page + place, "body")


def _cells(body):
    """What to call each cell of each table."""
    return {
        cell: f"table {number}, row {row_number}, column {column}"
        for number, table in enumerate(body.iter(f"{W}tbl"), 1)
        for row_number, row in enumerate(table.iterchildren(f"{W}tr"), 1)
        for column, cell in enumerate(row.iterchildren(f"{W}tc"), 1)
    }


def _pages(body):
    """On which page each paragraph begins, as far as the program that saved it has told."""
    page, current = 1, None
    pages: dict[Any, int] = {}
    for element in body.iter(f"{W}p", f"{W}t", f"{W}lastRenderedPageBreak"):
        if element.tag == f"{W}p":
            current = element
        elif element.tag == f"{W}t":
            # A paragraph on a new page holds the break itself, before its first letters.
            pages.setdefault(current, page)
        else:
            page += 1
    return pages if page > 1 else {}


def _other_parts(document):
    """Headers, footers, footnotes and endnotes: what to call each, and its element."""
    roots = {kind: _related(document, kind) for kind in ("header", "footer")}
    for kind, found in roots.items():
        yield from ((kind, root) for root in found)
    for kind in ("footnote", "endnote"):
        references = document.element.body.iter(f"{W}{kind}Reference")
        numbers = {each.get(f"{W}id"): number for number, each in enumerate(references, 1)}
        for root in _related(document, f"{kind}s"):
            for note in root.iterchildren(f"{W}{kind}"):
                if note.get(f"{W}id") in numbers:
                    yield f"{kind} {numbers[note.get(f'{W}id')]}", note


def _related(document, kind):
    """The elements of the parts of one kind, in the order of their names."""
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml
    from lxml.etree import LxmlError

    parts = {
        str(relation.target_part.partname): relation.target_part
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype.rpartition("/")[2] == kind
    }
    try:
        return [
            part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
            for _, part in sorted(parts.items())
        ]
    except LxmlError as error:
        raise what_to_tell(error) from error


def _quotation_styles(document) -> set[str]:
    """Ids of the paragraph styles that are quotations, or are made from one."""
    names, bases = {}, {}
    for root in _related(document, "styles"):
        for style in root.iter(f"{W}style"):
            own = style.get(f"{W}styleId")
            names[own] = _value(style, "name").lower()
            bases[own] = _value(style, "basedOn")
    found = {own for own, name in names.items() if name in QUOTATION_STYLES}
    size = -1
    while len(found) > size:  # until no more styles are made from those found
        size = len(found)
        found |= {own for own, base in bases.items() if base in found}
    return found


def _is_styled(element, styles):
    style = element.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") in styles


def _value(element, name):
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")
