"""Text of many lines, each one thing, as people type it or paste it from elsewhere."""

import re

from django.utils.translation import gettext as _

from joinedup.core.cleaning import plain_digits
from joinedup.core.exceptions import ServiceError

# What word processors put before the lines of a list, also in signs of a font of their own. A dash
# counts only with a space after it; "o" is a bullet before a tab, and else a letter.
_BULLET = re.compile(r"[•◦▪‣⁃●○■\uf0a7\uf0b7]\s*|[-–—*·](?:\s+|$)|o\t\s*")
# What turns a number, a bullet or a letter before a line to the side where the line begins.
_TURNED = re.compile(r"^[\u200e\u200f\u061c]+(?![^\W\d_]{2})")
# No letter with a full stop: "A. has a flat now" tells of somebody.
_NUMBERED = re.compile(
    r"(?P<before>\(?)(?:(?P<number>[0-9]{1,3})(?P<sign>[.)])|(?P<letter>[a-zA-Z])\))\s+"
)


class UnreadableText(ServiceError):
    """A line cannot be kept as it is; says which and why in a sentence."""


def numbered_lines(typed: str, *, most: int) -> list[tuple[int, str]]:
    """The lines that are not empty, each with its number, from 1.

    Raises UnreadableText when there are more than ``most``.

    >>> numbered_lines("one\\n\\n two ", most=9)
    [(1, 'one'), (3, 'two')]
    """
    lines = [
        (number, _TURNED.sub("", line.strip())) for number, line in enumerate(typed.splitlines(), 1)
    ]
    lines = [(number, line) for number, line in lines if line]
    if len(lines) > most:
        raise UnreadableText(
            _("There are %(count)d lines. Please send at most %(most)d at a time.")
            % {"count": len(lines), "most": most}
        )
    return lines


def without_bullet(line: str) -> str:
    """The line without a bullet before it."""
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def without_numbering(lines: list[str]) -> list[str]:
    """The lines without the numbers and letters of a list.

    A number counts as such when it is the first of a list, or when the one before or after it is
    there, too: "999. Nobody came" and "3. The rest stayed away" are somebody's words.

    >>> without_numbering(["1. nobody rang", "2. 12 buses", "999. Nobody came"])
    ['nobody rang', '12 buses', '999. Nobody came']
    """
    found = _numbers_of(lines)
    there = {_place(match) for match in found if match}
    return [
        line[match.end() :] if match and _counts(_place(match), there) else line
        for line, match in zip(lines, found, strict=True)
    ]


def is_numbered_from_one(lines: list[str]) -> bool:
    """Whether every line has its number in the list, from 1 on."""
    return [match and _place(match)[-1] for match in _numbers_of(lines)] == [
        *range(1, len(lines) + 1)
    ]


def _numbers_of(lines: list[str]) -> list[re.Match[str] | None]:
    return [_NUMBERED.match(plain_digits(line)) for line in lines]


def _place(match: re.Match) -> tuple:
    """How an item of a list is marked, and as which one."""
    if match["number"]:
        return match["before"], match["sign"], int(match["number"])
    letter = match["letter"]
    return match["before"], letter.isupper(), ord(letter.lower()) - ord("a") + 1


def _counts(place: tuple, there: set[tuple]) -> bool:
    *style, number = place
    return number == 1 or any((*style, number + step) in there for step in (-1, 1))
