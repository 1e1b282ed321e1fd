"""Typesetting with Typst. Everything people wrote goes in as data, never as Typst code."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

HERE = Path(__file__).parent
TEMPLATE = HERE / "report.typ"
PROBE = HERE / "probe.typ"
FONTS = [HERE / "fonts", HERE.parents[1] / "design" / "fonts"]
STANDARD: Final = "ua-1"
BOX = "\u25a1"

# They change how the sign before them is drawn, and no font here can follow them all.
_STYLING = re.compile("[\ufe00-\ufe0f\u20e3\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
_MISSING = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed', re.DOTALL)


def compile_pdf(content: dict[str, Any]) -> bytes:
    """The file, from plain data. A sign that no font can draw becomes a box: the standard
    refuses a file that would show nothing in its place, and so do we.

    Raises typst.TypstError when anything else is wrong.
    """
    plain = _STYLING.sub("", json.dumps(content, ensure_ascii=False))
    missing = _undrawable(sorted({sign for sign in plain if ord(sign) > 0x2FF}))
    if missing:
        plain = plain.translate({ord(sign): BOX for sign in missing})
    return _compile(TEMPLATE, json.dumps({**json.loads(plain), "has_boxes": bool(missing)}))


@cache
def _fonts() -> typst.Fonts:
    # The machine's own fonts help with scripts that ours do not hold.
    return typst.Fonts(
        include_system_fonts=True,
        include_embedded_fonts=True,
        font_paths=[str(path) for path in FONTS],
    )


def _compile(template: Path, data: str) -> bytes:
    return typst.compile(
        str(template), sys_inputs={"data": data}, pdf_standards=[STANDARD], font_paths=_fonts()
    )


def _undrawable(signs: list[str]) -> set[str]:
    """Those signs that no font can draw, found by halving: a compilation takes few
    milliseconds, and nearly always the first one says "none"."""
    if not signs or _draws(signs):
        return set()
    if len(signs) == 1:
        return set(signs)
    middle = len(signs) // 2
    return _undrawable(signs[:middle]) | _undrawable(signs[middle:])


def _draws(signs: list[str]) -> bool:
    try:
        # Each sign on a line of its own, so that none joins its neighbour.
        _compile(PROBE, json.dumps("\n".join(signs)))
    except typst.TypstError as error:
        if _MISSING.search(str(error)):
            return False
        raise
    return True
