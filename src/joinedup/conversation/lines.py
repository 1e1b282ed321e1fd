"""Reading what a scribe types or pastes: one line, one contribution, with short marks in front.

``e:`` experience, ``o:`` occupation, ``s:`` study, ``u:`` not stated; ``t3:`` table 3; ``q2:`` an
answer to question 2. One of each can stand together, in any order, with a colon between them or
without: ``t3 e: the letter came too late``, ``q2: e: the letter``. On a scale a line begins with
the number.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from joinedup.conversation.models import Prompt, PromptKind
from joinedup.people.models import Voice

VOICES = {
    "e": Voice.EXPERIENCE,
    "o": Voice.OCCUPATION,
    "s": Voice.STUDY,
    "u": Voice.UNSTATED,
}
LONGEST = 10_000
MOST = 100

_MARK = re.compile(
    r"""
    (?: (?P<voice>[eosuEOSU]) | [tT](?P<table>[0-9]{1,3}) | [qQ](?P<question>[0-9]{1,3}) )
    (?P<end> \s*:\s* | \s+ )
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"(10|\d)(?:/10)?(?![.,]\d)(?:\s*[,.:;)\u2013-]+\s*|\s+|$)")
# What word processors put before the lines of a list, also in signs of a font of their own. A dash
# counts only with a space after it; "o" is a bullet before a tab, and else a letter.
_BULLET = re.compile(r"[•◦▪‣⁃●○■\uf0a7\uf0b7]\s*|[-–—*·](?:\s+|$)|o\t\s*")
# No letter with a full stop: "A. has a flat now" tells of somebody.
_NUMBERED = re.compile(
    r"(?P<before>\(?)(?:(?P<number>[0-9]{1,3})(?P<sign>[.)])|(?P<letter>[a-zA-Z])\))\s+"
)


class CannotRead(Exception):
    """A line cannot be kept as it is; says which and why in a sentence."""


@dataclass(frozen=True)
class Line:
    """One contribution as it was written down; ``prompt`` is there when the line names it."""

    text: str
    number: int | None = None
    voice: str = Voice.UNSTATED
    label: str = ""
    prompt: Prompt | None = None


def read_lines(typed, *, voice=Voice.UNSTATED, label="", is_scale=False, questions=None):
    """Read a scribe's text into lines; empty lines are left out, and bullets and numbering, too.

    ``is_scale`` tells of lines that name no question. ``questions`` are the prompts that a line
    may name, by number.

    Raises CannotRead.

    >>> read_lines("e: nobody rang", label="Table 1")
    [Line(text='nobody rang', number=None, voice=Voice.EXPERIENCE, label='Table 1', prompt=None)]
    >>> read_lines("t3 o: we rang twice")[0].label
    'Table 3'
    >>> read_lines("7 because the buses run", is_scale=True)[0].number
    7
    >>> [line.text for line in read_lines("1. nobody rang\\n2. 12 buses")]
    ['nobody rang', '12 buses']
    """
    numbered = [
        (number, words)
        for number, line in enumerate(typed.splitlines(), 1)
        if (words := _without_bullet(line.strip()))
    ]
    if len(numbered) > MOST:
        raise CannotRead(
            _("There are %(count)d lines. Please send at most %(most)d at a time.")
            % {"count": len(numbered), "most": MOST}
        )
    lines = _without_numbering([line for _number, line in numbered], is_scale)
    return [
        _read(number, line, voice, label, is_scale, questions or {})
        for (number, _line), line in zip(numbered, lines, strict=True)
    ]


def _without_bullet(line):
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def _without_numbering(lines, is_scale):
    """The lines without the numbers and letters of a list.

    A number counts as such when it is the first of a list, or when the one before or after it is
    there, too: "999. Nobody came" and "3. The rest stayed away" are somebody's words.
    """
    found = [_NUMBERED.match(line) for line in lines]
    places = [_place(each) for each in found]
    if is_scale and not _is_list_of_answers(lines, found, places):
        return lines
    there = {*places}
    return [
        line[match.end() :] if match and _counts(place, there) else line
        for line, match, place in zip(lines, found, places, strict=True)
    ]


def _place(match):
    """How an item of a list is marked, and as which one; None where it is not."""
    if not match:
        return None
    if match["number"]:
        return match["before"], match["sign"], int(match["number"])
    letter = match["letter"]
    return match["before"], letter.isupper(), ord(letter.lower()) - ord("a") + 1


def _counts(place, there):
    *style, number = place
    return number == 1 or any((*style, number + step) in there for step in (-1, 1))


def _is_list_of_answers(lines, found, places):
    """On a scale the first number is the answer, unless all lines are numbered from one on, and
    each has a second number."""
    return (
        len(lines) > 1
        and all(found)
        and [place[-1] for place in places] == [*range(1, len(lines) + 1)]
        and all(
            _NUMBER.match(_marks(line[match.end() :])[1])
            for line, match in zip(lines, found, strict=True)
        )
    )


def _marks(line):
    """The marks of a line by kind, and what follows them.

    What follows one of each are somebody's words, even when they look like another.
    """
    marks, read, found, at = {}, 0, {}, 0
    while mark := _MARK.match(line, at):
        (kind,) = (name for name in ("voice", "table", "question") if mark[name])
        if kind in found:
            break
        found[kind], at = mark[kind], mark.end()
        if ":" in mark["end"]:
            marks, read = dict(found), at
    return marks, line[read:]


def _read(line_number, line, voice, label, is_scale, questions):
    marks, words = _marks(line)
    prompt = None
    if marks:
        words = _without_bullet(words)
    if letter := marks.get("voice"):
        voice = VOICES[letter.lower()]
    if table := marks.get("table"):
        label = _("Table %(number)d") % {"number": int(table)}
    if question := marks.get("question"):
        prompt = _question(line_number, int(question), questions)
        is_scale = prompt.kind == PromptKind.SCALE
    number = None
    if is_scale:
        found = _NUMBER.match(words)
        if not found:
            raise CannotRead(
                _("Line %(line)d should begin with a number from 0 to 10.") % {"line": line_number}
            )
        number, words = int(found[1]), words[found.end() :]
    elif not words:
        raise CannotRead(_("Line %(line)d has no words after the mark.") % {"line": line_number})
    if len(words) > LONGEST:
        raise CannotRead(
            _("Line %(line)d is longer than %(most)d characters. Please make two of it.")
            % {"line": line_number, "most": LONGEST}
        )
    return Line(text=words, number=number, voice=voice, label=label, prompt=prompt)


def _question(line_number, number, questions):
    prompt = questions.get(number)
    if prompt is None:
        raise CannotRead(
            _("Line %(line)d is for question %(number)d. The questions are numbered 1 to %(last)d.")
            % {"line": line_number, "number": number, "last": max(questions, default=1)}
        )
    if not prompt.is_open:
        raise CannotRead(
            _(
                "Line %(line)d is for question %(number)d, which is closed. Whoever runs the "
                "meeting can open it."
            )
            % {"line": line_number, "number": number}
        )
    return prompt
