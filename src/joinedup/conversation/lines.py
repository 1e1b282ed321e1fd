"""Reading what a scribe types: one line, one contribution, with short marks in front.

``e:`` experience, ``o:`` occupation, ``s:`` study, ``u:`` not stated; ``t3:`` table 3. One of each
can stand together, in either order, with a colon between them or without: ``t3 e: the letter came
too late``, ``e: t3: the letter``. On a scale a line begins with the number.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from joinedup.members.models import Voice

VOICES = {
    "e": Voice.EXPERIENCE,
    "o": Voice.OCCUPATION,
    "s": Voice.STUDY,
    "u": Voice.UNSTATED,
}
LONGEST = 10_000
MOST = 100

# What follows two marks are somebody's words, even when they look like a third.
_MARKS = re.compile(
    r"""
    \s* (?: (?P<voice>[eosu]) (?: {between} (?P<table>t\d{{1,3}}) )?
         |  (?P<table_first>t\d{{1,3}}) (?: {between} (?P<voice_second>[eosu]) )? )
    \s* : \s*
    """.format(between=r"(?: \s*:\s* | \s+ )"),
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_NUMBER = re.compile(r"(10|\d)(?:/10)?(?![.,]\d)(?:\s*[,.:;)\u2013-]+\s*|\s+|$)")


class CannotRead(Exception):
    """A line cannot be kept as it is; says which and why in a sentence."""


@dataclass(frozen=True)
class Line:
    """One contribution as it was written down."""

    text: str
    number: int | None = None
    voice: str = Voice.UNSTATED
    label: str = ""


def read_lines(typed, *, voice=Voice.UNSTATED, label="", is_scale=False):
    """Read a scribe's text into lines; empty lines are left out.

    Raises CannotRead.

    >>> read_lines("e: nobody rang", label="Table 1")
    [Line(text='nobody rang', number=None, voice=Voice.EXPERIENCE, label='Table 1')]
    >>> read_lines("t3 o: we rang twice")[0].label
    'Table 3'
    >>> read_lines("7 because the buses run", is_scale=True)[0].number
    7
    """
    numbered = [
        (number, line.strip()) for number, line in enumerate(typed.splitlines(), 1) if line.strip()
    ]
    if len(numbered) > MOST:
        raise CannotRead(
            _("There are %(count)d lines. Please send at most %(most)d at a time.")
            % {"count": len(numbered), "most": MOST}
        )
    return [_read(number, line, voice, label, is_scale) for number, line in numbered]


def _read(line_number, line, voice, label, is_scale):
    marks = _MARKS.match(line)
    if marks:
        line = line[marks.end() :]
        if letter := marks["voice"] or marks["voice_second"]:
            voice = VOICES[letter.lower()]
        if table := marks["table"] or marks["table_first"]:
            label = _("Table %(number)d") % {"number": int(table[1:])}
    number = None
    if is_scale:
        found = _NUMBER.match(line)
        if not found:
            raise CannotRead(
                _("Line %(line)d should begin with a number from 0 to 10.") % {"line": line_number}
            )
        number, line = int(found[1]), line[found.end() :]
    elif not line:
        raise CannotRead(_("Line %(line)d has no words after the mark.") % {"line": line_number})
    if len(line) > LONGEST:
        raise CannotRead(
            _("Line %(line)d is longer than %(most)d characters. Please make two of it.")
            % {"line": line_number, "most": LONGEST}
        )
    return Line(text=line, number=number, voice=voice, label=label)
