"""Text made plain, with a map back to the place each letter came from.

Quotation marks become straight, hyphens and dashes `-`, spaces ` `, line breaks a newline; soft
hyphens and zero-width characters go; combining forms are composed (NFKC). Offsets are code points.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_SINGLE_QUOTES = "‘’‚‛ʼ′´`＇"
_DOUBLE_QUOTES = "“”„‟″«»＂"
_HYPHENS = "‐‑‒–—―−﹘﹣－"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029\x1c\x1d\x1e"
_BLANKS = "\u2800\u3164\uffa0\U0001d159\U00013441\U00013442"
# Unicode's Default_Ignorable_Code_Point, what lays out hieroglyphs, what goes between the lines,
# and noncharacters.
_NOTHING = frozenset(
    chr(sign)
    for first, last in (
        *((0xAD, 0xAD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
        *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F)),
        *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF0, 0xFFFB), (0xFDD0, 0xFDEF)),
        *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
        (0x13430, 0x1343F),
        *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(17)),
    )
    for sign in range(first, last + 1)
)
_ONE_TO_ONE = {
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_BREAKS, "\n"),
    **dict.fromkeys(_BLANKS, " "),
    "\t": " ",
}
_ASCII_TABLE = str.maketrans({char: new for char, new in _ONE_TO_ONE.items() if char.isascii()})
# A line break after a soft hyphen was put there by whoever broke the word.
_SOFT_BREAK = r"\u00ad[ \t]*\r?\n[ \t]*(?=[^\W_])"
# No letter of any language has more marks (UAX 15), and putting many in order takes for ever.
_CLUSTER = r"[^\W_][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{1,30}"


@dataclass(frozen=True, slots=True)
class Plain:
    """Plain text: `cased` keeps capitals, `folded` does not; both have the same length."""

    cased: str
    folded: str
    # Where pieces of changed length lie: in `cased`, in the original, and where the original ends.
    _starts: tuple[int, ...] = ()
    _origins: tuple[int, ...] = ()
    _ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of a non-empty span here."""
        if not self._starts:
            return start, end
        return self._origin(start)[0], self._origin(end - 1)[1]

    def _origin(self, at: int) -> tuple[int, int]:
        piece = bisect_right(self._starts, at) - 1
        origin, end = self._origins[piece], self._ends[piece]
        if end >= 0:
            return origin, end
        place = origin + at - self._starts[piece]
        return place, place + 1


def normalise(text: str) -> Plain:
    """Make `text` plain. Takes any string; never raises.

    >>> plain = normalise("atten\\u00adtion")
    >>> plain.folded, plain.span(0, 9)
    ('attention', (0, 10))
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n")
    if text.isascii():
        cased = text.translate(_ASCII_TABLE)
        return Plain(cased, cased.lower())
    table, changing = _table(text)
    if not changing:
        cased = text.translate(table)
        return Plain(cased, _lowered(cased))
    return _mapped(text, table, changing)


def _table(text: str) -> tuple[dict[int, str], set[str]]:
    """How each sign of this text is replaced, and the signs whose replacement has another
    length."""
    table: dict[int, str] = {}
    changing: set[str] = set()
    for char in set(text):
        new = _ONE_TO_ONE.get(char)
        if new is None and not char.isascii():
            new = _composed(char)
        if char in _NOTHING or unicodedata.combining(char) or (new is not None and len(new) != 1):
            changing.add(char)
        elif new is not None:
            table[ord(char)] = new
    return table, changing


def _composed(piece: str) -> str:
    new = unicodedata.normalize("NFKC", piece)
    # Letters whose lower case is longer than they are ("İ", "ß") are folded here, while it counts.
    folded = new.casefold()
    if len(folded) != len(new):
        new = folded
    if new.isspace():
        return " "
    return "".join(_ONE_TO_ONE.get(char, char) for char in new)


def _lowered(cased: str) -> str:
    folded = cased.lower()
    if len(folded) == len(cased):
        return folded
    return "".join(low if len(low := char.lower()) == 1 else char for char in cased)


def _mapped(text: str, table: dict[int, str], changing: set[str]) -> Plain:
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    ends: list[int] = []
    length = copied = 0

    def add(piece: str, origin: int, end: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            origins.append(origin)
            ends.append(end)
            length += len(piece)

    special = re.compile(f"{_SOFT_BREAK}|{_CLUSTER}|[{re.escape(''.join(sorted(changing)))}]")
    for found in special.finditer(text):
        add(text[copied : found.start()].translate(table), copied, -1)
        piece = found.group()
        if piece[0] not in _NOTHING:
            seen = "".join(char for char in piece if char not in _NOTHING)
            add(_composed(seen), found.start(), found.end())
        copied = found.end()
    add(text[copied:].translate(table), copied, -1)
    cased = "".join(pieces)
    return Plain(cased, _lowered(cased), tuple(starts), tuple(origins), tuple(ends))
