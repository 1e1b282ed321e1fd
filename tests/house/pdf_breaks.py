"""Where a PDF breaks from one page to the next, told by its tags, as people hear it read."""

import io
import re
from dataclasses import dataclass, field

import pikepdf

from tests.house.pdf_places import marked_lines_of

HEADING = re.compile(r"/H\d$")


@dataclass
class Part:
    """A part of the document, such as a heading or a row of a table: its lines on each page."""

    kind: str
    lines: dict[int, set[int]] = field(default_factory=dict)
    holds: set[str] = field(default_factory=set)


def bad_breaks_of(file: bytes) -> list[str]:
    """What no page may do: end with a heading, cut a row, or leave a line of a paragraph alone."""
    parts = parts_of(file)
    found = []
    for part in parts:
        pages = sorted(part.lines)
        if HEADING.match(part.kind):
            last = pages[-1]
            below = [min(each.lines[last]) for each in parts if last in each.lines]
            if min(part.lines[last]) == min(below):
                found.append(f"a heading ends page {last + 1}")
        # The head of a table comes again on each page.
        elif part.kind == "/TR" and "/TD" in part.holds and len(pages) > 1:
            found.append(f"a row is cut after page {pages[0] + 1}")
        elif part.kind in ("/P", "/BlockQuote") and len(pages) > 1:
            ends = (pages[0], pages[-1])
            found += [f"a line is alone on page {at + 1}" for at in ends if len(part.lines[at]) < 2]
    return found


def parts_of(file: bytes) -> list[Part]:
    """All parts with words, each before those within it, in the order in which they are read."""
    lines = marked_lines_of(file)
    with pikepdf.open(io.BytesIO(file)) as document:
        pages = {page.objgen: number for number, page in enumerate(document.pages)}
        parts: list[Part] = []
        for child in _children(document.Root.StructTreeRoot):
            _walk(child, None, [], parts, pages, lines)
    return [part for part in parts if part.lines]


def _walk(thing, page, above, parts, pages, lines):
    """Give the lines of each piece of content to all the parts that it is in."""
    if isinstance(thing, int):
        for part in above:
            if found := lines[page].get(thing):
                part.lines.setdefault(page, set()).update(found)
        return
    page = pages[thing.Pg.objgen] if "/Pg" in thing else page
    if "/MCID" in thing:
        _walk(int(thing.MCID), page, above, parts, pages, lines)
    elif "/S" in thing:
        part = Part(str(thing.S))
        parts.append(part)
        for each in above:
            each.holds.add(part.kind)
        for child in _children(thing):
            _walk(child, page, [*above, part], parts, pages, lines)


def _children(thing):
    children = thing.get("/K", [])
    return list(children) if isinstance(children, pikepdf.Array) else [children]
