"""Sorting what was said into strands. Every change keeps what was there before, to be undone."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.conversation.events import Event
from joinedup.conversation.lib.history import (
    Snapshot,
    depends_on,
    grouped_by_origin,
    restore_snapshot,
    snapshot_of,
)
from joinedup.conversation.lib.likeness import count_taken
from joinedup.conversation.models import Contribution, Strand, StrandChange, StrandChangeKind
from joinedup.conversation.selectors.strands import sortable
from joinedup.core.attempts import NotTaken, attempt_key, content_mark
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series.models import Series

# Which strands were suggested beside contributions: id -> ids of strands, the best first.
Offered = Mapping[int, Sequence[int]]
NOTHING: Offered = MappingProxyType({})
CHANGE_EVENTS = {
    StrandChangeKind.MADE: Event.STRANDS_MADE,
    StrandChangeKind.MOVED: Event.STRANDS_MOVED,
    StrandChangeKind.SPLIT: Event.STRANDS_SPLIT,
    StrandChangeKind.MERGED: Event.STRANDS_MERGED,
    StrandChangeKind.RENAMED: Event.STRANDS_RENAMED,
}


class StrandNameTaken(Exception):
    """Another strand of this series has that name."""


class StrandGone(Exception):
    """The strand was merged into another, or undone, while somebody looked at it."""


class CannotUndo(Exception):
    """Something was changed since that rests on this act; that would have to be undone first."""


@transaction.atomic
def make_strand(
    *,
    key: uuid.UUID,
    series: Series,
    name: str,
    summary: str = "",
    contributions: Iterable[Contribution | int] = (),
    offered: Offered = NOTHING,
    by: Member,
    at: datetime,
) -> Strand:
    """Begin a strand, with these contributions (objects or ids) in it. ``offered`` tells which
    strands were suggested beside them: it is counted that none was right.

    As for every act of sorting: the same form sent twice does it once; sent again with other
    content, what it did is undone and this is done instead. Raises StrandNameTaken, and NotTaken
    when it was undone, or something that rests on it was done, since.
    """
    kind = StrandChangeKind.MADE
    return _make(kind, key, series, None, name, summary, contributions, by, at, offered)


@transaction.atomic
def split_strand(
    *,
    key: uuid.UUID,
    strand: Strand,
    contributions: Iterable[Contribution | int],
    name: str,
    summary: str = "",
    by: Member,
    at: datetime,
) -> Strand:
    """Take contributions out of a strand into a new one, as ``make_strand``.

    Raises StrandNameTaken and NotTaken.
    """
    series, chosen = strand.series, _ids(contributions)
    return _make(StrandChangeKind.SPLIT, key, series, strand, name, summary, chosen, by, at)


def _make(
    kind: StrandChangeKind,
    key: uuid.UUID,
    series: Series,
    out_of: Strand | None,
    name: str,
    summary: str,
    contributions: Iterable[Contribution | int],
    by: Member,
    at: datetime,
    offered: Offered = NOTHING,
) -> Strand:
    chosen = sorted(_ids(contributions))
    attempt = _begin(key, series, by, at, kind, out_of, name, summary, chosen)
    if attempt.done:
        return Strand.objects.get(key=attempt.key)
    _refuse_taken_name(name, series)
    strand = Strand.objects.create(
        key=attempt.key, series=series, name=name, summary=summary, changed_at=at
    )
    if out_of:
        chosen = _ids(sortable(series).filter(strand=out_of, pk__in=chosen))
    moved = _place(series, chosen, strand)
    strands = {str(strand.pk): [None, snapshot_of(strand)]}
    _record_change(kind, attempt, series, by, at, moved, strands, offered)
    return strand


@transaction.atomic
def move_contributions(
    *,
    key: uuid.UUID,
    series: Series,
    contributions: Iterable[Contribution | int],
    strand: Strand | None,
    offered: Offered = NOTHING,
    by: Member,
    at: datetime,
) -> StrandChange | None:
    """Lay contributions (objects or ids) of a series in a strand, or (None) in no strand.

    ``offered`` tells which strands were suggested beside them, so that it is counted how often
    that was right. Gives the StrandChange, or None when all lay there already. Raises StrandGone
    and NotTaken.
    """
    kind, chosen = StrandChangeKind.MOVED, sorted(_ids(contributions))
    attempt = _begin(key, series, by, at, kind, strand, chosen)
    if attempt.done:
        return attempt.done
    if strand is not None:
        strand = _active(strand, series)
    moved = _place(series, chosen, strand)
    if not moved:
        return None
    return _record_change(kind, attempt, series, by, at, moved, {}, offered)


@transaction.atomic
def merge_strands(
    *, key: uuid.UUID, strand: Strand, into: Strand, by: Member, at: datetime
) -> StrandChange:
    """Lay everything of a strand in another, and let the first one go. Raises StrandGone and
    NotTaken."""
    series = strand.series
    attempt = _begin(key, series, by, at, StrandChangeKind.MERGED, strand, into)
    if attempt.done:
        return attempt.done
    strand, into = _active(strand, series), _active(into, series)
    if strand == into:
        raise StrandGone
    before = snapshot_of(strand)
    inside = Contribution.objects.filter(strand=strand)
    moved = {str(pk): [strand.pk, into.pk] for pk in inside.values_list("pk", flat=True)}
    inside.update(strand=into)
    strand.merged_into = into
    strand.save(update_fields=["merged_into"])
    strands = {str(strand.pk): [before, snapshot_of(strand)]}
    return _record_change(StrandChangeKind.MERGED, attempt, series, by, at, moved, strands)


@transaction.atomic
def rename_strand(
    *, key: uuid.UUID, strand: Strand, name: str, summary: str = "", by: Member, at: datetime
) -> StrandChange | None:
    """Give a strand another name and summary. Raises StrandNameTaken, StrandGone and NotTaken."""
    series = strand.series
    attempt = _begin(key, series, by, at, StrandChangeKind.RENAMED, strand, name, summary)
    if attempt.done:
        return attempt.done
    strand = _active(strand, series)
    before = snapshot_of(strand)
    _refuse_taken_name(name, series, besides=strand)
    strand.name, strand.summary, strand.changed_at = name, summary, at
    if snapshot_of(strand) == before:
        return None
    strand.save(update_fields=["name", "summary", "changed_at"])
    strands = {str(strand.pk): [before, snapshot_of(strand)]}
    return _record_change(StrandChangeKind.RENAMED, attempt, series, by, at, {}, strands)


@transaction.atomic
def undo_strand_change(*, change: StrandChange, by: Member, at: datetime) -> StrandChange:
    """Put back what one act of sorting changed. Undone twice, it is undone once.

    It is refused with CannotUndo when something was changed since that rests on it: a
    contribution that was moved on, a strand that was used, renamed or merged, a name that was
    given to another.
    """
    _lock_sorting(change.series)
    change.refresh_from_db()
    if change.undone_at:
        return change
    later = StrandChange.objects.filter(series=change.series, undone_at=None, pk__gt=change.pk)
    if any(depends_on(each, change) for each in later) or not _unchanged_since(change):
        raise CannotUndo
    for before, pks in grouped_by_origin(change).items():
        Contribution.objects.filter(pk__in=pks).update(strand=before)
    for pk, (before, _after) in change.strands.items():
        strand = Strand.objects.get(pk=pk)
        if before is None:
            strand.delete()
        else:
            restore_snapshot(strand, before)
            strand.changed_at = at
            strand.save(update_fields=["name", "summary", "merged_into", "changed_at"])
    change.undone_at = at
    change.save(update_fields=["undone_at"])
    record.write(Event.SORTING_UNDONE, about=change, by=by, at=at)
    return change


def _unchanged_since(change: StrandChange) -> bool:
    lying = Contribution.objects.filter(pk__in=change.contributions).values_list("pk", "strand_id")
    looks = {str(strand.pk): snapshot_of(strand) for strand in _named_in(change)}
    return all(change.contributions[str(pk)][1] == strand for pk, strand in lying) and all(
        looks.get(pk) == after for pk, (_before, after) in change.strands.items()
    )


def _named_in(change: StrandChange) -> QuerySet[Strand]:
    return Strand.objects.filter(pk__in=change.strands)


def _lock_sorting(series: Series) -> None:
    """Let one person at a time sort a series."""
    Series.objects.select_for_update().get(pk=series.pk)


@dataclass(frozen=True)
class _Attempt:
    """One sending of a form; ``done`` is what it did already, when it was sent before."""

    key: uuid.UUID
    says: uuid.UUID
    done: StrandChange | None = None


def _begin(
    key: uuid.UUID, series: Series, by: Member, at: datetime, kind: StrandChangeKind, *what: object
) -> _Attempt:
    """Wait for whoever else sorts this series, and undo what this form did otherwise before."""
    _lock_sorting(series)
    attempt = _Attempt(
        key=attempt_key(key, by, series),
        says=content_mark(key, {"kind": kind, **{str(n): part for n, part in enumerate(what)}}),
    )
    before = StrandChange.objects.filter(key=attempt.key).first()
    if before is None:
        return attempt
    if before.sent == attempt.says:
        if before.undone_at:
            raise NotTaken(_("What you did before was undone since, so nothing was done now."))
        return replace(attempt, done=before)
    try:
        undo_strand_change(change=before, by=by, at=at)
    except CannotUndo as used:
        raise NotTaken(
            _("What you sorted before has been sorted on since, so nothing was done now.")
        ) from used
    # What stands in the history is another act now.
    StrandChange.objects.filter(pk=before.pk).update(key=uuid.uuid4())
    return attempt


def _active(strand: Strand, series: Series) -> Strand:
    found = Strand.objects.filter(pk=strand.pk, series=series, merged_into=None).first()
    if found is None:
        raise StrandGone
    return found


def _refuse_taken_name(name: str, series: Series, besides: Strand | None = None) -> None:
    taken = Strand.objects.filter(series=series, name=name, merged_into=None).first()
    if taken is not None and taken != besides:
        raise StrandNameTaken


def _ids(contributions: Iterable[Contribution | int]) -> list[int]:
    return [each.pk if isinstance(each, Contribution) else each for each in contributions]


def _place(
    series: Series, contributions: Iterable[Contribution | int], strand: Strand | None
) -> dict[str, list[int | None]]:
    """Lay what can be sorted of these in the strand; give id -> [strand before, strand after]."""
    target = strand.pk if strand else None
    lying = sortable(series).filter(pk__in=_ids(contributions)).values_list("pk", "strand_id")
    moved = {str(pk): [before, target] for pk, before in lying if before != target}
    Contribution.objects.filter(pk__in=moved).update(strand=strand)
    return moved


def _record_change(
    kind: StrandChangeKind,
    attempt: _Attempt,
    series: Series,
    by: Member,
    at: datetime,
    contributions: Mapping[str, Sequence[int | None]],
    strands: Mapping[str, Sequence[Snapshot | None]],
    offered: Offered = NOTHING,
) -> StrandChange:
    change = StrandChange.objects.create(
        key=attempt.key,
        sent=attempt.says,
        series=series,
        kind=kind,
        contributions=contributions,
        strands=strands,
        **count_taken(contributions, offered)._asdict(),
        by=by,
        at=at,
    )
    record.write(
        CHANGE_EVENTS[kind],
        about=change,
        by=by,
        at=at,
        contributions=len(contributions),
    )
    return change
