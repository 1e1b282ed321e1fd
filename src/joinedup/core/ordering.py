"""Putting things in order: one moved up or down among its neighbours."""

from typing import Any, Protocol, TypeVar

from django.db.models import Max, QuerySet


class Positioned(Protocol):
    """A row of a model with a field ``position``."""

    position: Any


Row = TypeVar("Row", bound=Positioned)


def next_position(rows: QuerySet) -> int:
    """The position after the last of these rows; 1 where there is none."""
    latest = rows.aggregate(latest=Max("position"))["latest"]
    return 1 if latest is None else latest + 1


def move(rows: QuerySet, row: Row, places: int) -> bool:
    """Move a row by so many places (-1 up, +1 down) among these, which come in their order.

    At the end it stays where it is. Those whose ``position`` changed are saved; whether any was.
    Whoever calls holds what keeps others from moving the same rows.
    """
    ordered: list[Row] = list(rows)
    here = ordered.index(row)
    there = min(max(here + places, 0), len(ordered) - 1)
    if here == there:
        return False
    # The positions stay, also where they have gaps; who has which changes.
    positions = [each.position for each in ordered]
    if len(set(positions)) < len(positions):
        positions = list(range(1, len(positions) + 1))
    ordered.insert(there, ordered.pop(here))
    changed = []
    for position, each in zip(positions, ordered, strict=True):
        if each.position != position:
            each.position = position
            changed.append(each)
    rows.bulk_update(changed, ["position"])
    return True
