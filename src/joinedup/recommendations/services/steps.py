"""What every act on a recommendation begins and ends with."""

from datetime import datetime
from uuid import UUID, uuid4

from joinedup.core.moments import just_after
from joinedup.people.models import Member
from joinedup.recommendations.exceptions import (
    AlreadyClosed,
    NotAsked,
)
from joinedup.recommendations.models import (
    HistoryEntry,
    HistoryKind,
    Recommendation,
)


def lock(recommendation: Recommendation) -> Recommendation:
    """Lock the row, so that of two people the second sees what the first did."""
    return (
        Recommendation.objects.select_for_update(of=("self",))
        .select_related("community", "organisation")
        .get(pk=recommendation.pk)
    )


def refuse_unless_open(recommendation: Recommendation) -> None:
    if not recommendation.asked_at:
        raise NotAsked
    if recommendation.closed_at:
        raise AlreadyClosed


def stored_entry(key: UUID, recommendation: Recommendation) -> HistoryEntry | None:
    """The step this form has made already, when it is sent twice."""
    return recommendation.history.filter(key=key).first()


def next_moment(recommendation: Recommendation, at: datetime) -> datetime:
    """The moment of the next step, after all steps before it."""
    latest = recommendation.history.last()
    return just_after(at, latest.at if latest else None)


def add_entry(
    key: UUID,
    recommendation: Recommendation,
    kind: HistoryKind,
    by: Member | str,
    at: datetime,
    **words: str,
) -> HistoryEntry:
    # A key that was copied from another recommendation's form is no reason to fail.
    if HistoryEntry.objects.filter(key=key).exists():
        key = uuid4()
    return HistoryEntry.objects.create(
        key=key,
        recommendation=recommendation,
        kind=kind,
        by=None if isinstance(by, str) else by,
        at=next_moment(recommendation, at),
        **words,
    )
