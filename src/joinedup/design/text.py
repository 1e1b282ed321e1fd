"""Making what people type safe to keep and to show, without changing their words."""

import re

# Vertical tab, form feed, next line, and the Unicode line and paragraph separators.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

# A database cannot hold NUL or half a surrogate pair: they become a sign the person can see.
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
UNREADABLE_SIGN = "\ufffd"

# Controls nobody can see, noncharacters, and the marks that reorder the text around them.
# Joiners stay (emoji, Persian), and so do the left-to-right and right-to-left marks.
_INVISIBLE = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def tidy(typed: str, *, lines: bool) -> str:
    """Settle line ends, show what cannot be kept as a sign, drop what cannot be seen.

    With ``lines`` false, the text is one line: line ends and tabs become spaces.

    >>> tidy("one\\r\\ntwo\\x00", lines=True)
    'one\\ntwo\ufffd'
    >>> tidy("one\\r\\ntwo", lines=False)
    'one two'
    """
    text = _UNREADABLE.sub(UNREADABLE_SIGN, _LINE_ENDS.sub("\n", typed))
    text = _INVISIBLE.sub("", text)
    return text if lines else re.sub(r"[\n\t]+", " ", text)


def whole_number(typed: str) -> int:
    """The number that these digits write; 0 where there is none that a database can count.

    >>> whole_number("12"), whole_number("-1"), whole_number("9" * 5000)
    (12, 0, 0)
    """
    return int(typed) if typed.isdecimal() and len(typed) <= 18 else 0
