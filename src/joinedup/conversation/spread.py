"""The spread of a scale: how many people stand where, never who."""

from dataclasses import dataclass

# With fewer, people in a room could tell who stands where.
ENOUGH = 5


@dataclass(frozen=True)
class Spread:
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
    def middle(self) -> int:
        """The place at which half of the people stand there or lower (the lower median).

        >>> Spread((0, 0, 1, 0, 2, 0, 0, 1, 0, 0, 0)).middle
        4
        """
        passed = 0
        for place, count in enumerate(self.counts):
            passed += count
            if passed * 2 >= self.people:
                return place
        return 0


def spread_to_show(counts, *, organises):
    """The spread a reader may see: None when too few answered for readers who do not organise."""
    spread = Spread(tuple(counts))
    enough = 1 if organises else ENOUGH
    return spread if spread.people >= enough else None
