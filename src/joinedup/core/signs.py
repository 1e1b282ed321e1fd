"""The signs that nobody sees, and where one of them is seen after all.

The one list of them: for cleaning what people type (``cleaning``), and for comparing texts
(``runs``). Decision 28 says which stay, and why.
"""

import re
import unicodedata

# Where ranges begin and end.
_UNSEEN = (
    # Controls; those that end a line or set a distance are spaces.
    *((0x01, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F)),
    # Unicode's Default_Ignorable_Code_Point: of no width, joiners, marks of direction, fillers.
    *((0xAD, 0xAD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F)),
    *((0xFEFF, 0xFEFF), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)),
    (0xE0000, 0xE0FFF),
    # What lays out hieroglyphs.
    (0x13430, 0x1343F),
    # What goes between the lines, and noncharacters.
    *((0xFFF9, 0xFFFB), (0xFDD0, 0xFDEF)),
    *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(17)),
)
UNSEEN = frozenset(chr(sign) for first, last in _UNSEEN for sign in range(first, last + 1))
UNSEEN_RUN = re.compile(
    "[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _UNSEEN) + "]+"
)
# Drawn as a gap, and no space by their kind: of Braille, of Hangul, of musical notation, of
# hieroglyphs.
BLANKS = str.maketrans(dict.fromkeys("\u2800\u3164\uffa0\U0001d159\U00013441\U00013442", " "))

_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u200e\u200f\u061c")
# Arabic and its neighbours, the scripts of India, Burmese, Khmer, Mongolian, Javanese, Fulani.
_JOINED = re.compile(
    "[\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\u1a20-\u1b7f\ua840-\ua8ff\ua980-\ua9df"
    "\uaa60-\uaa7f\ufb50-\ufdff\ufe70-\ufefc\U00010ac0-\U00010d3f\U00011000-\U00011fff"
    "\U0001e900-\U0001e95f]"
)
_ON_KEYS = frozenset("0123456789#*")
_FLAG = "\U0001f3f4"
_TAGS = re.compile("[\U000e0030-\U000e0039\U000e0061-\U000e007a]+\U000e007f")
_PICTURE = re.compile("[\u2100-\u214f\ufe0f\u20e3\U0001f000-\U0001fbff]")
_HAN = re.compile("[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# They too know signs in several shapes: Burmese, 'Phags-pa.
_SHAPED = re.compile("[\u1000-\u109f\uaa60-\uaa7f\ua840-\ua877]")
_MONGOLIAN = re.compile("[\u1820-\u18aa]")
# Thai, Lao, Tibetan, Burmese, Khmer and their neighbours: no spaces between words.
_SPACELESS = re.compile("[\u0e01-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf]")
# The marks that have more than one shape (StandardizedVariants and emoji-variation-sequences of
# Unicode 16): quotation marks, those of East Asia, and a few that are pictures, too.
_SHAPED_MARKS = frozenset(
    "\u2018\u2019\u201c\u201d\u203c\u2049\u3001\u3002\u3030\u303d\uff01\uff0c\uff0e\uff1a\uff1b\uff1f"
)
_HEBREW_POINT = re.compile("[\u0591-\u05c7]")
_FROM_RIGHT = (
    "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_RUNS_LEFT = re.compile(f"(?=[{_FROM_RIGHT}])[^\\W\\d_]")
_RUNS_RIGHT = re.compile(f"[^\\W_{_FROM_RIGHT}]|\\d")


def without_unseen(text: str, *, is_prose: bool) -> str:
    """A text without its unseen signs, but for those that change what is seen.

    ``is_prose`` tells of text in paragraphs: what lets a long line break stays there, too.
    """
    is_mixed, line_end = False, -1

    def needed(found: re.Match[str]) -> str:
        nonlocal is_mixed, line_end
        run, after = found[0], text[found.end() : found.end() + 1]
        before = text[found.start() - 1 : found.start()]
        kept = ""
        if before == _FLAG and (tags := _TAGS.match(run)):
            kept, run = tags[0], run[tags.end() :]
        for sign in run:
            last = kept[-1:] or before
            if sign not in _DIRECTIONS:
                is_needed = _is_needed(sign, last, after, is_prose)
            else:
                if found.start() > line_end:
                    line = _line_around(text, *found.span())
                    line_end = line.stop
                    is_mixed = _is_mixed(UNSEEN_RUN.sub("", text[line]))
                is_needed = is_mixed and last not in _DIRECTIONS
            kept += sign if is_needed else ""
        return kept

    return UNSEEN_RUN.sub(needed, text)


def _line_around(text: str, start: int, end: int) -> slice:
    stop = text.find("\n", end)
    return slice(text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)


def _is_mixed(line: str) -> bool:
    """Whether letters that run left and signs that run right stand in a line."""
    return bool(_RUNS_LEFT.search(line) and _RUNS_RIGHT.search(line))


def _is_needed(sign: str, before: str, after: str, is_prose: bool) -> bool:
    """Whether a sign changes what is seen between these two; "" is the edge of the text."""
    if sign in _JOINERS:
        if sign == "\u200d" and _is_picture(before) and _is_picture(after):
            return True
        joins = (_is_joined(before), _is_joined(after))
        return all(joins) or (any(joins) and is_prose and sign == "\u200d")
    if "\ufe00" <= sign <= "\ufe0f":
        return after == "\u20e3" if before in _ON_KEYS else _has_shapes(before)
    if "\U000e0100" <= sign <= "\U000e01ef":
        return _HAN.match(before) is not None
    if "\u180b" <= sign <= "\u180f":
        is_end = sign == "\u180e" and not _MONGOLIAN.match(after)
        return _MONGOLIAN.match(before) is not None and not is_end
    match sign:
        case "\u00ad":  # at the end of a line it says that the word goes on
            return before.isalpha() and after == "\n"
        case "\u034f":
            return all(_HEBREW_POINT.match(beside) for beside in (before, after))
        case "\u200b":
            return is_prose and all(_SPACELESS.match(beside) for beside in (before, after))
    return False


def _has_shapes(sign: str) -> bool:
    if sign in UNSEEN:
        return False
    is_listed = sign in _SHAPED_MARKS or _is_picture(sign)
    return is_listed or any(each.match(sign) for each in (_HAN, _SHAPED))


def _is_joined(sign: str) -> bool:
    if not sign or sign in UNSEEN:
        return False
    kind = unicodedata.category(sign)[0]
    return kind == "M" or (kind == "L" and _JOINED.match(sign) is not None)


def _is_picture(sign: str) -> bool:
    return bool(sign) and (
        _PICTURE.match(sign) is not None or unicodedata.category(sign) in ("So", "Sm")
    )
