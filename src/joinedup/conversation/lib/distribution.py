"""The spread of a scale: how many people stand where, never who."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles

from joinedup.core.suppression import SMALLEST_TOLD


@dataclass(frozen=True)
class Distribution:
    """``counts[n]`` people stand at n, from 0 to 10."""

    counts: tuple[int, ...]

    @property
    def people(self) -> int:
        return sum(self.counts)

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Pairs of place and count, for the ``bars`` component."""
        return [(str(place), count) for place, count in enumerate(self.counts)]

    @property
    def middle(self) -> float:
        """The answer in the middle; between the two in the middle where people are even.

        >>> Distribution((0, 0, 1, 0, 2, 0, 0, 1, 0, 0, 0)).middle
        4.0
        """
        return self.middle_half[1]

    @property
    def middle_half(self) -> tuple[float, float, float]:
        """From where to where half of the people stand, with the middle between: the quartiles,
        both ends of the answers included. Somebody must have answered.

        >>> Distribution((0, 0, 1, 2, 1, 0, 0, 0, 1, 0, 0)).middle_half
        (3.0, 3.0, 4.0)
        """
        places = [place for place, people in enumerate(self.counts) for _ in range(people)]
        if len(places) == 1:
            return (float(places[0]),) * 3
        low, middle, high = quantiles(places, n=4, method="inclusive")
        return low, middle, high


def distribution_to_show(counts: Iterable[int], *, organises: bool) -> Distribution | None:
    """The spread a reader may see: None when too few answered for readers who do not organise."""
    spread = Distribution(tuple(counts))
    enough = 1 if organises else SMALLEST_TOLD
    return spread if spread.people >= enough else None
