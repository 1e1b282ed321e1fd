"""What an act of sorting touched, and whether a later one rests on it.

Each act names what it wrote and what it relied on. A later act rests on an earlier one when
it wrote or relied on something the earlier one wrote, or wrote what the earlier one relied on.
Acts that do not rest on one another can be undone in any order and leave the same sorting, so
everything can always be undone, from the latest to the first.
"""

from collections import defaultdict
from typing import TypedDict

from joinedup.conversation.models import Strand, StrandChange

# What an act wrote or relied on: of which kind it is, and its id or name.
Thing = tuple[str, int | str]


class Snapshot(TypedDict):
    """A strand as it was at one moment."""

    name: str
    summary: str
    merged_into: int | None


def snapshot_of(strand: Strand) -> Snapshot:
    """What can change about a strand, as kept in StrandChange.strands."""
    return {"name": strand.name, "summary": strand.summary, "merged_into": strand.merged_into_id}


def restore_snapshot(strand: Strand, snapshot: Snapshot) -> None:
    """The reverse of ``snapshot_of``; does not save."""
    strand.name, strand.summary = snapshot["name"], snapshot["summary"]
    strand.merged_into_id = snapshot["merged_into"]


def grouped_by_origin(change: StrandChange) -> dict[int | None, list[int]]:
    """The contributions of an act by the strand they lay in before: strand id -> ids."""
    origins: defaultdict[int | None, list[int]] = defaultdict(list)
    for pk, (before, _after) in change.contributions.items():
        origins[before].append(int(pk))
    return origins


def depends_on(later: StrandChange, earlier: StrandChange) -> bool:
    """Whether undoing ``earlier`` would pull something from under ``later``."""
    wrote, relied = _touched(earlier)
    wrote_later, relied_later = _touched(later)
    return bool(wrote & (wrote_later | relied_later) or relied & wrote_later)


def _touched(change: StrandChange) -> tuple[set[Thing], set[Thing]]:
    wrote: set[Thing] = {("contribution", pk) for pk in change.contributions}
    relied: set[Thing] = {
        ("alive", strand)
        for pair in change.contributions.values()
        for strand in pair
        if strand is not None
    }
    for pk, (before, after) in change.strands.items():
        strand = ("alive", int(pk))
        came_or_went = before is None or before["merged_into"] != after["merged_into"]
        (wrote if came_or_went else relied).add(strand)
        if before is None or before["name"] != after["name"] or came_or_went:
            wrote |= {("name", snapshot["name"]) for snapshot in (before, after) if snapshot}
        if before is None or not came_or_went:
            wrote.add(("snapshot", int(pk)))
        if after["merged_into"]:
            relied.add(("alive", after["merged_into"]))
    # What an act itself wrote it need not rely on.
    return wrote, relied - wrote
