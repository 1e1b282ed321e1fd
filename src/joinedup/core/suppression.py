"""Counting people for readers outside, so that nobody can be picked out.

A count under five is told as "fewer than 5". Where the total would give it away, other
counts are held back too, and where nothing is left to hold back, the total itself.
"""

from dataclasses import dataclass
from math import inf

# With fewer, people could tell who is meant, or who said what.
SMALLEST_TOLD = 5


@dataclass(frozen=True)
class Count:
    """What may be told of a number: ``number`` when it may be told, ``is_few`` when it is
    told as "fewer than 5"; neither when it is held back to protect others."""

    number: int | None
    is_few: bool = False


SUPPRESSED = Count(None)
FEWER = Count(None, is_few=True)


def count_or_suppressed(number: int) -> Count:
    """Tell one number that stands alone.

    >>> count_or_suppressed(4), count_or_suppressed(5)
    (Count(number=None, is_few=True), Count(number=5, is_few=False))
    """
    return FEWER if 0 < number < SMALLEST_TOLD else Count(number)


def parts_or_suppressed(parts: dict[str, int], total: int) -> tuple[dict[str, Count], Count]:
    """Tell the parts of a total, all of them at least one.

    >>> told, total = parts_or_suppressed({"housing": 9, "police": 2, "health": 12}, 23)
    >>> told["police"], told["housing"], told["health"].number, total.number
    (Count(number=None, is_few=True), Count(number=None, is_few=False), 12, 23)
    """
    if total < SMALLEST_TOLD:
        return dict.fromkeys(parts, SUPPRESSED), count_or_suppressed(total)
    few = {name for name, number in parts.items() if number < SMALLEST_TOLD}
    held: set[str] = set()
    while not _hides(parts, few, held):
        others = sorted(parts.keys() - few - held, key=lambda name: (parts[name], name))
        if not others:
            return _told(parts, few, held), SUPPRESSED
        # The smallest that is enough by itself; otherwise the largest, and look again.
        enough = [name for name in others if _hides(parts, few, held | {name})]
        held.add(enough[0] if enough else others[-1])
    return _told(parts, few, held), Count(total)


def _told(parts: dict[str, int], few: set[str], held: set[str]) -> dict[str, Count]:
    return {
        name: FEWER if name in few else SUPPRESSED if name in held else Count(number)
        for name, number in parts.items()
    }


def _hides(parts: dict[str, int], few: set[str], held: set[str]) -> bool:
    """Whether each part under five might be anything from one to four, for somebody who
    takes the parts that are told from the total."""
    if not few:
        return True
    unknown = sum(parts[name] for name in few | held)
    others = len(few) - 1
    least = unknown - (inf if held else (SMALLEST_TOLD - 1) * others)
    most = unknown - others - SMALLEST_TOLD * len(held)
    return least <= 1 and most >= SMALLEST_TOLD - 1
