"""What every act on a recommendation begins and ends with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from joinedup.core.attempts import attempt_key, content_mark
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


@dataclass(frozen=True)
class Step:
    """One step of somebody's form: what it is, and all that it says.

    The same form with other words is another step; with the same words it is the same one.
    """

    key: UUID
    recommendation: Recommendation
    kind: HistoryKind
    by: Member | str
    words: Mapping[str, str]

    @property
    def stored_key(self) -> UUID:
        says = content_mark(self.key, self.words)
        return attempt_key(self.key, self.by, self.recommendation, self.kind, says)

    def stored(self) -> HistoryEntry | None:
        """The step that this form has made already, saying the same."""
        return self.recommendation.history.filter(key=self.stored_key).first()

    def is_of_same_form(self, entry: HistoryEntry) -> bool:
        """Whether this person made an earlier step out of this very form, in other words."""
        words = {name: getattr(entry, name) for name in self.words}
        return entry.key == replace(self, kind=HistoryKind(entry.kind), words=words).stored_key

    def add(self, at: datetime, *, with_words: bool = True) -> HistoryEntry:
        """Put the step at the end of the time line, where anybody reads its words."""
        words = self.words if with_words else {}
        return add_entry(self.stored_key, self.recommendation, self.kind, self.by, at, **words)


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
    return HistoryEntry.objects.create(
        key=key,
        recommendation=recommendation,
        kind=kind,
        by=None if isinstance(by, str) else by,
        at=next_moment(recommendation, at),
        **words,
    )
