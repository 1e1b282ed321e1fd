"""Sorting what was said into strands. Every act keeps what it changed, so that it can be undone."""

from django.db import transaction

from joinedup.conversation import acts
from joinedup.conversation.events import Event
from joinedup.conversation.models import Act, Contribution, Strand, StrandChange
from joinedup.conversation.selectors.strands import sortable
from joinedup.core.idempotency import derive_key
from joinedup.record import services as record
from joinedup.series.models import Series

ACT_EVENTS = {
    Act.MADE: Event.STRANDS_MADE,
    Act.MOVED: Event.STRANDS_MOVED,
    Act.SPLIT: Event.STRANDS_SPLIT,
    Act.MERGED: Event.STRANDS_MERGED,
    Act.RENAMED: Event.STRANDS_RENAMED,
}


class NameTaken(Exception):
    """Another strand of this series has that name."""


class StrandGone(Exception):
    """The strand was merged into another, or undone, while somebody looked at it."""


class CannotUndo(Exception):
    """Something was changed since that rests on this act; that would have to be undone first."""


@transaction.atomic
def make_strand(*, key, series, name, summary="", contributions=(), by, at):
    """Begin a strand, with these contributions (objects or ids) in it.

    Sent twice, it is made once. Raises NameTaken. Gives the strand; None when it was made by
    this key and undone since.
    """
    return _make(Act.MADE, key, series, name, summary, contributions, by, at)


@transaction.atomic
def split(*, key, strand, contributions, name, summary="", by, at):
    """Take contributions out of a strand into a new one. As ``make_strand``."""
    inside = sortable(strand.series).filter(strand=strand, pk__in=_ids(contributions))
    return _make(Act.SPLIT, key, strand.series, name, summary, inside, by, at)


def _make(what, key, series, name, summary, contributions, by, at):
    key = derive_key(key, series.pk)
    if _kept(key, series):
        return Strand.objects.filter(key=key).first()
    _refuse_taken(name, series)
    strand = Strand.objects.create(
        key=key, series=series, name=name, summary=summary, changed_at=at
    )
    moved = _lay(series, contributions, strand)
    _keep(what, key, series, by, at, moved, {str(strand.pk): [None, acts.looks_of(strand)]})
    return strand


@transaction.atomic
def move(*, key, series, contributions, strand, by, at):
    """Lay contributions (objects or ids) of a series in a strand, or (None) in no strand.

    Gives the StrandChange, or None when all lay there already. Raises StrandGone.
    """
    key = derive_key(key, series.pk)
    if kept := _kept(key, series):
        return kept
    if strand is not None:
        strand = _live(strand, series)
    moved = _lay(series, contributions, strand)
    return _keep(Act.MOVED, key, series, by, at, moved, {}) if moved else None


@transaction.atomic
def merge(*, key, strand, into, by, at):
    """Lay everything of a strand in another, and let the first one go. Raises StrandGone."""
    series = strand.series
    key = derive_key(key, series.pk)
    if kept := _kept(key, series):
        return kept
    strand, into = _live(strand, series), _live(into, series)
    if strand == into:
        raise StrandGone
    before = acts.looks_of(strand)
    inside = Contribution.objects.filter(strand=strand)
    moved = {str(pk): [strand.pk, into.pk] for pk in inside.values_list("pk", flat=True)}
    inside.update(strand=into)
    strand.merged_into = into
    strand.save(update_fields=["merged_into"])
    strands = {str(strand.pk): [before, acts.looks_of(strand)]}
    return _keep(Act.MERGED, key, series, by, at, moved, strands)


@transaction.atomic
def rename_strand(*, key, strand, name, summary="", by, at):
    """Give a strand another name and summary. Raises NameTaken and StrandGone."""
    series = strand.series
    key = derive_key(key, series.pk)
    if kept := _kept(key, series):
        return kept
    strand = _live(strand, series)
    before = acts.looks_of(strand)
    _refuse_taken(name, series, besides=strand)
    strand.name, strand.summary, strand.changed_at = name, summary, at
    if acts.looks_of(strand) == before:
        return None
    strand.save(update_fields=["name", "summary", "changed_at"])
    strands = {str(strand.pk): [before, acts.looks_of(strand)]}
    return _keep(Act.RENAMED, key, series, by, at, {}, strands)


@transaction.atomic
def undo(*, change, by, at):
    """Put back what one act of sorting changed. Undone twice, it is undone once.

    It is refused with CannotUndo when something was changed since that rests on it: a
    contribution that was moved on, a strand that was used, renamed or merged, a name that was
    given to another.
    """
    _wait_for_others(change.series)
    change.refresh_from_db()
    if change.undone_at:
        return change
    later = StrandChange.objects.filter(series=change.series, undone_at=None, pk__gt=change.pk)
    if any(acts.rests_on(each, change) for each in later) or not _lies_as_left(change):
        raise CannotUndo
    for before, pks in acts.grouped_by_origin(change).items():
        Contribution.objects.filter(pk__in=pks).update(strand=before)
    for pk, (before, _after) in change.strands.items():
        strand = Strand.objects.get(pk=pk)
        if before is None:
            strand.delete()
        else:
            acts.make_look(strand, before)
            strand.changed_at = at
            strand.save(update_fields=["name", "summary", "merged_into", "changed_at"])
    change.undone_at = at
    change.save(update_fields=["undone_at"])
    record.write(Event.SORTING_UNDONE, about=change, by=by, at=at)
    return change


def _lies_as_left(change):
    lying = Contribution.objects.filter(pk__in=change.contributions).values_list("pk", "strand_id")
    looks = {str(strand.pk): acts.looks_of(strand) for strand in _named_in(change)}
    return all(change.contributions[str(pk)][1] == strand for pk, strand in lying) and all(
        looks.get(pk) == after for pk, (_before, after) in change.strands.items()
    )


def _named_in(change):
    return Strand.objects.filter(pk__in=change.strands)


def _wait_for_others(series):
    """Let one person at a time sort a series."""
    Series.objects.select_for_update().get(pk=series.pk)


def _kept(key, series):
    """Wait for whoever else sorts this series; give what this key did already, or None."""
    _wait_for_others(series)
    return StrandChange.objects.filter(key=key).first()


def _live(strand, series):
    found = Strand.objects.filter(pk=strand.pk, series=series, merged_into=None).first()
    if found is None:
        raise StrandGone
    return found


def _refuse_taken(name, series, besides=None):
    taken = Strand.objects.filter(series=series, name=name, merged_into=None).first()
    if taken is not None and taken != besides:
        raise NameTaken


def _ids(contributions):
    return [getattr(each, "pk", each) for each in contributions]


def _lay(series, contributions, strand):
    """Lay what can be sorted of these in the strand; give id -> [strand before, strand after]."""
    target = strand.pk if strand else None
    lying = sortable(series).filter(pk__in=_ids(contributions)).values_list("pk", "strand_id")
    moved = {str(pk): [before, target] for pk, before in lying if before != target}
    Contribution.objects.filter(pk__in=moved).update(strand=strand)
    return moved


def _keep(what, key, series, by, at, contributions, strands):
    change = StrandChange.objects.create(
        key=key,
        series=series,
        what=what,
        contributions=contributions,
        strands=strands,
        by=by,
        at=at,
    )
    record.write(
        ACT_EVENTS[what],
        about=change,
        by=by,
        at=at,
        contributions=len(contributions),
    )
    return change
