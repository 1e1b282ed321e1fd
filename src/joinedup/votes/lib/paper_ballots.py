"""Paper ballots as a scribe types them: one line, one ballot.

``1a 2d 3p``: the number of a statement and a for agree, d for disagree, p for pass. Or the letters
alone in the order of the statements, with a dash where nothing is ticked: ``a d - p``.

Of ideas for recommendations, the numbers that were chosen: ``2 5 9``.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from joinedup.core.bulk_text import UnreadableText, numbered_lines
from joinedup.core.cleaning import folded, plain_digits
from joinedup.votes.models import VOTES_EACH, PollKind

VALUES = {"a": 1, "d": -1, "p": 0}
SIGNS = {value: sign for sign, value in VALUES.items()}
MOST = 100
_NUMBERED = re.compile(r"(\d{1,3})\s*([adp])")
_NUMBER = re.compile(r"\d{1,3}")
_BETWEEN = re.compile(r"[\s,;.\u060c\u061b]+")
# What keyboards and word processors make of a hyphen that stands alone. A long dash may be two.
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2012\u2013\u2212", "-"))
_WRITTEN = re.compile(r"(\d+)([adp]?)", re.ASCII)


def read_ballots(
    typed: str, *, numbers: Sequence[int], hidden: Collection[int] = ()
) -> list[dict[int, int]]:
    """Read a scribe's text into ballots, each a dictionary from statement number to value.

    ``numbers`` are those of the statements, in their order; ``hidden`` those that stand on
    ballots printed before a statement was hidden. Empty lines are left out. Raises UnreadableText.

    >>> read_ballots("1a 2d 3p\\na - p", numbers=[1, 2, 3])
    [{1: 1, 2: -1, 3: 0}, {1: 1, 3: 0}]
    """
    return [_read(place, line, numbers, hidden) for place, line in _lines(typed)]


def read_choices(
    typed: str, *, numbers: Collection[int], hidden: Collection[int] = ()
) -> list[dict[int, int]]:
    """Read a scribe's text into ballots that choose ideas, each a dictionary from number to 1.

    ``numbers`` and ``hidden`` are as above. Empty lines are left out. Raises UnreadableText.

    >>> read_choices("1 3\\n2", numbers=[1, 2, 3])
    [{1: 1, 3: 1}, {2: 1}]
    """
    return [_choice(place, line, {*numbers, *hidden}) for place, line in _lines(typed)]


def _lines(typed: str) -> list[tuple[int, str]]:
    """The lines with their numbers, in small letters, in digits and dashes of one kind."""
    lines = numbered_lines(typed, most=MOST)
    return [(place, plain_digits(folded(line)).translate(_DASHES)) for place, line in lines]


def write_ballot(ballot: Mapping[int, int], kind: str) -> str:
    """A ballot as one line, in the order of the numbers, however it was typed.

    >>> write_ballot({2: -1, 1: 1}, "statements"), write_ballot({5: 1, 2: 1}, "recommendations")
    ('1a 2d', '2 5')
    """
    is_choice = kind == PollKind.RECOMMENDATIONS
    return " ".join(
        f"{number}{'' if is_choice else SIGNS[value]}" for number, value in sorted(ballot.items())
    )


def written_ballot(line: str) -> dict[int, int]:
    """The ballot that ``write_ballot`` wrote.

    >>> written_ballot("1a 2d"), written_ballot("2 5")
    ({1: 1, 2: -1}, {2: 1, 5: 1})
    """
    return {int(number): VALUES.get(sign, 1) for number, sign in _WRITTEN.findall(line)}


def _choice(place: int, line: str, numbers: Collection[int]) -> dict[int, int]:
    found = [part for part in _BETWEEN.split(line) if part]
    if not found or not all(_NUMBER.fullmatch(part) for part in found):
        raise UnreadableText(
            _("Line %(line)d could not be read. Write the numbers like “2 5 9”.") % {"line": place}
        )
    chosen = dict.fromkeys(map(int, found), 1)
    if len(chosen) < len(found):
        raise UnreadableText(_("Line %(line)d names an idea twice.") % {"line": place})
    if strange := set(chosen) - set(numbers):
        raise UnreadableText(
            _("Line %(line)d names idea %(number)d, which is not on the list.")
            % {"line": place, "number": min(strange)}
        )
    if len(chosen) > VOTES_EACH:
        raise UnreadableText(
            _("Line %(line)d chooses %(count)d ideas. A ballot has three votes.")
            % {"line": place, "count": len(chosen)}
        )
    return chosen


def _read(place: int, line: str, numbers: Sequence[int], hidden: Collection[int]) -> dict[int, int]:
    found = _numbered(line) if any(sign.isdecimal() for sign in line) else _alone(line, numbers)
    if not found:
        raise UnreadableText(
            _("Line %(line)d could not be read. Write it like “1a 2d 3p”, or “a d p”.")
            % {"line": place}
        )
    ballot = dict(found)
    if len(ballot) < len(found):
        raise UnreadableText(_("Line %(line)d names a statement twice.") % {"line": place})
    if strange := set(ballot) - {*numbers, *hidden}:
        raise UnreadableText(
            _("Line %(line)d names statement %(number)d, which is not on the list.")
            % {"line": place, "number": min(strange)}
        )
    return ballot


def _numbered(line: str) -> list[tuple[int, int]]:
    found = [(int(number), VALUES[sign]) for number, sign in _NUMBERED.findall(line)]
    rest = _BETWEEN.sub("", _NUMBERED.sub("", line))
    return [] if rest else found


def _alone(line: str, numbers: Sequence[int]) -> list[tuple[int, int]]:
    signs = _BETWEEN.sub("", line)
    if not re.fullmatch("[adp-]+", signs) or len(signs) > len(numbers):
        return []
    return [
        (number, VALUES[sign]) for number, sign in zip(numbers, signs, strict=False) if sign != "-"
    ]
