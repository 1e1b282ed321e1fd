"""Which runs of words stand in the texts that others wrote, and since when.

Only so can it be told whether somebody's words stood in a text before they said them. A job
reads every minute what was written since, and whoever takes words back reads first. Numbers are
kept, no words; nothing is read while somebody speaks.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Q

from joinedup.core.models import SeenRuns, TextsRead
from joinedup.core.runs import marks_of, packed, strings_of, unpacked, words_of
from joinedup.core.texts import Text, Writer, declared_texts

# What is saved is seen by others a little later than the moment written on it.
OVERLAP = timedelta(minutes=2)
A_BATCH = 200  # rows


@dataclass(frozen=True)
class Ages:
    """Of some runs, those that stood somewhere at a moment (``old``), and those of which nobody
    can say whether they did (``unsure``). All others came later, or stand nowhere."""

    old: frozenset[int]
    unsure: frozenset[int]


def hold_texts() -> TextsRead:
    """Wait until nobody else reads, redacts or publishes, and keep them waiting to the end of
    this transaction. Taken before any other lock."""
    TextsRead.objects.get_or_create(pk=1)
    return TextsRead.objects.select_for_update().get(pk=1)


def searched_texts() -> list[Text]:
    """The declarations of texts whose runs are noted."""
    return [text for text in declared_texts() if text.written and text.by is not Writer.PROGRAM]


def read_all_texts(at: datetime) -> int:
    """Read every text again, for what slipped by; in how many rows something had. Forget the runs
    of texts that are gone."""
    return read_texts(at, also_older=True)


@transaction.atomic
def read_texts(at: datetime, *, also_older: bool = False) -> int:
    """Note the runs of everything written since the texts were read last; in how many rows there
    were new ones. Read again, nothing is noted again.

    ``also_older`` reads everything: a text may come with a moment that was set back.
    """
    latest = hold_texts()
    read_at: datetime | None = latest.at
    # A moment in the future is from before the clock was put right, and says nothing.
    if read_at and read_at > at + OVERLAP:
        read_at = None
    before = min(read_at, at) if read_at else None
    changed = 0
    stand: defaultdict[str, set[int]] = defaultdict(set)
    for text in searched_texts():
        rows = text.model_class._default_manager.order_by()
        if before and not also_older:
            rows = rows.filter(**{f"{text.written}__gte": before - OVERLAP})
        read = rows.values_list("pk", text.written, *text.fields).iterator()
        while batch := list(islice(read, A_BATCH)):
            changed += _note(text, batch, before, at)
            stand[text.model].update(pk for pk, _written, *values in batch if _says(values))
    if also_older:
        _forget_all_but(stand)
    latest.at = max(read_at, at) if read_at else at
    latest.save(update_fields=["at"])
    return changed


def _note(text: Text, rows: list[tuple[Any, ...]], before: datetime | None, at: datetime) -> int:
    known: defaultdict[int, set[int]] = defaultdict(set)
    kept = SeenRuns.objects.filter(model=text.model, row__in=[row[0] for row in rows])
    for row, runs in kept.values_list("row", "runs"):
        known[row].update(unpacked(runs))
    found = []
    for pk, written, *values in rows:
        new = runs_in(values) - known[pk]
        if new:
            since = min(written or at, at)
            # What slipped by stood there who knows since when.
            is_late = before is not None and since < before - OVERLAP
            found.append(
                SeenRuns(
                    model=text.model,
                    row=pk,
                    since=since,
                    not_before=None if is_late else before,
                    runs=packed(sorted(new)),
                )
            )
    return len(SeenRuns.objects.bulk_create(found))


def _says(values: Any) -> bool:
    return any(text for _path, text in strings_of(values))


def _forget_all_but(stand: Mapping[str, set[int]]) -> None:
    """Forget the runs of rows that are gone, or have no text any more."""
    for model in SeenRuns.objects.values_list("model", flat=True).distinct().order_by():
        seen = SeenRuns.objects.filter(model=model)
        gone = sorted(set(seen.values_list("row", flat=True)) - stand.get(model, set()))
        for start in range(0, len(gone), A_BATCH):
            seen.filter(row__in=gone[start : start + A_BATCH]).delete()


def runs_in(values: Any) -> set[int]:
    """The marks of every text in plain data."""
    return {mark for _path, text in strings_of(values) for mark in marks_of(words_of(text))}


def rows_with(runs: Collection[int], since: datetime) -> dict[str, set[int]]:
    """Where one of these runs was first seen after a moment: ids of rows by model."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    asked = frozenset(runs)
    if asked:
        for model, row, numbers in _kept(Q(since__gt=since), "model", "row"):
            if not asked.isdisjoint(numbers):
                found[model].add(row)
    return dict(found)


def ages_of(runs: set[int], at: datetime) -> Ages:
    """Which of these runs stood anywhere in the place at a moment."""
    old, unsure = set(), set()
    for since, not_before, numbers in _kept(Q(), "since", "not_before"):
        there = runs.intersection(numbers)
        if since <= at:
            old |= there
        elif not_before is None or not_before < at:
            unsure |= there
    return Ages(frozenset(old), frozenset(unsure - old))


def _kept(which: Q, *names: str) -> Iterator[tuple[Any, ...]]:
    rows = SeenRuns.objects.filter(which).values_list(*names, "runs")
    for *about, runs in rows.iterator():
        yield *about, unpacked(runs)


def forget_runs(model: str, row: int, gone: set[int]) -> None:
    """Forget that these runs stood in a row: they have been taken out for good."""
    for seen in SeenRuns.objects.filter(model=model, row=row):
        numbers = unpacked(seen.runs)
        left = [number for number in numbers if number not in gone]
        if not left:
            seen.delete()
        elif len(left) < len(numbers):
            seen.runs = packed(left)
            seen.save(update_fields=["runs"])
