"""Counting people for readers outside, so that nobody can be picked out.

A count under five is told as "fewer than 5". Where the total would give it away, other
counts are held back too, and where nothing is left to hold back, the total itself.
"""

from dataclasses import dataclass
from math import inf

FEW = 5


@dataclass(frozen=True)
class Count:
    """What may be told of a number: ``number`` when it may be told, ``is_few`` when it is
    told as "fewer than 5"; neither when it is held back to protect others."""

    number: int | None
    is_few: bool = False


HELD = Count(None)
FEWER = Count(None, is_few=True)


def tell(number: int) -> Count:
    """Tell one number that stands alone.

    >>> tell(4), tell(5)
    (Count(number=None, is_few=True), Count(number=5, is_few=False))
    """
    return FEWER if 0 < number < FEW else Count(number)


def tell_parts(parts: dict[str, int], total: int) -> tuple[dict[str, Count], Count]:
    """Tell the parts of a total, all of them at least one.

    >>> told, total = tell_parts({"housing": 9, "police": 2, "health": 12}, 23)
    >>> told["police"], told["housing"], told["health"].number, total.number
    (Count(number=None, is_few=True), Count(number=None, is_few=False), 12, 23)
    """
    if total < FEW:
        return dict.fromkeys(parts, HELD), tell(total)
    few = {name for name, number in parts.items() if number < FEW}
    held: set[str] = set()
    while not _hides(parts, few, held):
        others = sorted(parts.keys() - few - held, key=lambda name: (parts[name], name))
        if not others:
            return _told(parts, few, held), HELD
        # The smallest that is enough by itself; otherwise the largest, and look again.
        enough = [name for name in others if _hides(parts, few, held | {name})]
        held.add(enough[0] if enough else others[-1])
    return _told(parts, few, held), Count(total)


def _told(parts, few, held):
    return {
        name: FEWER if name in few else HELD if name in held else Count(number)
        for name, number in parts.items()
    }


def _hides(parts, few, held) -> bool:
    """Whether each part under five might be anything from one to four, for somebody who
    takes the parts that are told from the total."""
    if not few:
        return True
    unknown = sum(parts[name] for name in few | held)
    others = len(few) - 1
    least = unknown - (inf if held else (FEW - 1) * others)
    most = unknown - others - FEW * len(held)
    return least <= 1 and most >= FEW - 1
