"""Where everything stands in the picture of groups: numbers for an SVG, no drawing here."""

from dataclasses import dataclass

from joinedup.votes.lib.groups import Groups

# The size of the picture, and the ground around the outermost points.
WIDTH, HEIGHT, EDGE = 320, 240, 28


@dataclass(frozen=True)
class Dot:
    """One voter: a place, and the letter of the group."""

    x: int
    y: int
    letter: str


@dataclass(frozen=True)
class Label:
    """A group's letter, in the middle of its points."""

    x: int
    y: int
    letter: str
    size: int


@dataclass(frozen=True)
class GroupPlot:
    """The dots of all voters who are in a group that is shown, and a label for each group."""

    width: int
    height: int
    dots: list[Dot]
    labels: list[Label]


def plot_groups(groups: Groups) -> GroupPlot | None:
    """The picture of groups, or None where there are none to draw."""
    if not groups.points:
        return None
    dots = [
        Dot(
            EDGE + round(x / 100 * (WIDTH - 2 * EDGE)),
            HEIGHT - EDGE - round(y / 100 * (HEIGHT - 2 * EDGE)),
            letter,
        )
        for x, y, letter in groups.points
    ]
    labels = []
    for group in groups.groups:
        of_group = [dot for dot in dots if dot.letter == group.letter]
        if of_group and group.size is not None:  # whose size is not told has no dots
            x, y = (
                round(sum(getattr(dot, axis) for dot in of_group) / len(of_group)) for axis in "xy"
            )
            labels.append(Label(x, y, group.letter, group.size))
    return GroupPlot(WIDTH, HEIGHT, dots, labels)
