"""Reading what a scribe types or pastes: one line, one contribution, with short marks in front.

``e:`` lived experience, ``w:`` work, ``s:`` study, ``u:`` not stated; ``t3:`` table 3; ``q2:`` an
answer to question 2. One of each can stand together, in any order, with a colon between them or
without: ``t3 e: the letter came too late``, ``q2: e: the letter``. On a scale a line begins with
the number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from joinedup.conversation.models import LONGEST_CONTRIBUTION, Prompt, PromptKind
from joinedup.core.bulk_text import (
    UnreadableText,
    is_numbered_from_one,
    numbered_lines,
    without_bullet,
    without_numbering,
)
from joinedup.core.cleaning import plain_digits
from joinedup.people.models import Voice

VOICES = {
    "e": Voice.EXPERIENCE,
    "w": Voice.OCCUPATION,
    "s": Voice.STUDY,
    "u": Voice.UNSTATED,
}
MOST = 100

_MARK = re.compile(
    r"""
    (?: (?P<voice>[ewsuEWSU]) | [tT](?P<table>[0-9]{1,3}) | [qQ](?P<question>[0-9]{1,3}) )
    (?P<end> \s*:\s* | \s+ )
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"(10|\d)(?:/10)?(?![.,]\d)(?:\s*[,.:;)\u060c\u061b\u2013-]+\s*|\s+|$)")


@dataclass(frozen=True)
class ScribedLine:
    """One contribution as it was written down; ``prompt`` is there when the line names it."""

    text: str
    number: int | None = None
    voice: str = Voice.UNSTATED
    label: str = ""
    prompt: Prompt | None = None


def read_scribed_text(
    typed: str,
    *,
    voice: str = Voice.UNSTATED,
    label: str = "",
    is_scale: bool = False,
    questions: Mapping[int, Prompt] | None = None,
) -> list[ScribedLine]:
    """Read a scribe's text into lines; empty lines are left out, and bullets and numbering, too.

    ``is_scale`` tells of lines that name no question. ``questions`` are the prompts that a line
    may name, by number.

    Raises UnreadableText.

    >>> (line,) = read_scribed_text("e: nobody rang", label="Table 1")
    >>> line.text, line.voice, line.label
    ('nobody rang', Voice.EXPERIENCE, 'Table 1')
    >>> read_scribed_text("t3 w: we rang twice")[0].label
    'Table 3'
    >>> read_scribed_text("7 because the buses run", is_scale=True)[0].number
    7
    >>> [line.text for line in read_scribed_text("1. nobody rang\\n2. 12 buses")]
    ['nobody rang', '12 buses']
    """
    numbers, typed_lines = _lines_of(typed)
    lines = _without_numbering(typed_lines, is_scale)
    return [
        _read(number, line, voice, label, is_scale, questions or {})
        for number, line in zip(numbers, lines, strict=True)
    ]


def _lines_of(typed: str) -> tuple[list[int], list[str]]:
    """The numbers of the lines that are not empty, and the lines without bullets."""
    lines = [
        (number, words)
        for number, line in numbered_lines(typed, most=MOST)
        if (words := without_bullet(line))
    ]
    return [number for number, _line in lines], [line for _number, line in lines]


def _without_numbering(lines: list[str], is_scale: bool) -> list[str]:
    """On a scale the first number is the answer, unless all lines are numbered from one on, and
    each has a second number."""
    plain = without_numbering(lines)
    is_list_of_answers = (
        len(lines) > 1
        and is_numbered_from_one(lines)
        and all(_number(_marks(line)[1]) for line in plain)
    )
    return lines if is_scale and not is_list_of_answers else plain


def _marks(line: str) -> tuple[dict[str, str], str]:
    """The marks of a line by kind, and what follows them.

    What follows one of each are somebody's words, even when they look like another.
    """
    marks: dict[str, str] = {}
    found: dict[str, str] = {}
    plain = plain_digits(line)
    read = at = 0
    while mark := _MARK.match(plain, at):
        (kind,) = (name for name in ("voice", "table", "question") if mark[name])
        if kind in found:
            break
        found[kind], at = mark[kind], mark.end()
        if ":" in mark["end"]:
            marks, read = dict(found), at
    return marks, line[read:]


def _number(words: str) -> re.Match[str] | None:
    """The answer on a scale that words begin with."""
    return _NUMBER.match(plain_digits(words))


def _read(
    line_number: int,
    line: str,
    voice: str,
    label: str,
    is_scale: bool,
    questions: Mapping[int, Prompt],
) -> ScribedLine:
    marks, words = _marks(line)
    prompt = None
    if marks:
        words = without_bullet(words)
    if letter := marks.get("voice"):
        voice = VOICES[letter.lower()]
    if table := marks.get("table"):
        label = _("Table %(number)d") % {"number": int(table)}
    if question := marks.get("question"):
        prompt = _question(line_number, int(question), questions)
        is_scale = prompt.kind == PromptKind.SCALE
    number = None
    if is_scale:
        found = _number(words)
        if not found:
            raise UnreadableText(
                _("Line %(line)d should begin with a number from 0 to 10.") % {"line": line_number}
            )
        number, words = int(found[1]), words[found.end() :]
    elif not words:
        raise UnreadableText(
            _("Line %(line)d has no words after the mark.") % {"line": line_number}
        )
    if len(words) > LONGEST_CONTRIBUTION:
        raise UnreadableText(
            _("Line %(line)d is longer than %(most)d characters. Please make two of it.")
            % {"line": line_number, "most": LONGEST_CONTRIBUTION}
        )
    return ScribedLine(text=words, number=number, voice=voice, label=label, prompt=prompt)


def _question(line_number: int, number: int, questions: Mapping[int, Prompt]) -> Prompt:
    prompt = questions.get(number)
    if prompt is None:
        raise UnreadableText(
            _("Line %(line)d is for question %(number)d. The questions are numbered 1 to %(last)d.")
            % {"line": line_number, "number": number, "last": max(questions, default=1)}
        )
    if not prompt.is_open:
        raise UnreadableText(
            _(
                "Line %(line)d is for question %(number)d, which is closed. The facilitator "
                "can open it."
            )
            % {"line": line_number, "number": number}
        )
    return prompt
