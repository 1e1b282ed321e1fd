"""The sentence to send, and its gaps: what stands in {braces} in the file of duties."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

BRACES = re.compile(r"\{\s*([^{}\s][^{}]*?)\s*\}")
NAME = "name"  # whom it is about; asked once, wherever it stands
NAMES = {NAME, "initials", "name or initials"}


@dataclass(frozen=True)
class Gap:
    """What is to be filled in at one place of a sentence. Its ``id`` names that place."""

    id: str
    label: str

    @property
    def shown(self) -> str:
        """How it stands in a letter while nothing is filled in."""
        return f"[{self.label}]"


Pieces = Sequence[str | Gap]


def pieces_of(sentence: str) -> Pieces:
    """The sentence in parts: words, and gaps. Every gap stands for itself, since a file speaks
    of several days as {date}; whom it is about is one gap, however often it comes."""
    numbers = count(1)
    parts: list[str | Gap] = []
    for place, part in enumerate(BRACES.split(sentence)):
        if place % 2 == 0:
            parts.append(part)
        elif part.lower() in NAMES:
            parts.append(Gap(NAME, part))
        else:
            parts.append(Gap(f"gap{next(numbers)}", part))
    return [part for part in parts if part]


def gaps_of(pieces: Pieces) -> list[Gap]:
    """What is to be filled in besides the name."""
    return [each for each in pieces if isinstance(each, Gap) and each.id != NAME]
