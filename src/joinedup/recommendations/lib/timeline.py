"""What happened to a recommendation and what is to come, in the order of days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.recommendations.lib.state import RecommendationState, RecommendationWithState
from joinedup.recommendations.models import Answer, HistoryEntry, HistoryKind

GOOD_ANSWERS = (Answer.ACCEPTED, Answer.DONE)


@dataclass(frozen=True)
class TimelineEvent:
    """A place in the time line; ``kind`` as for the ``moment`` component."""

    at: date | datetime
    title: str
    kind: str
    entry: HistoryEntry | None = None

    @property
    def day(self) -> date:
        return timezone.localdate(self.at) if isinstance(self.at, datetime) else self.at


def timeline_of(
    recommendation: RecommendationWithState, history: Iterable[HistoryEntry]
) -> list[TimelineEvent]:
    """Its history, oldest first, with the answer or the review that is waited for in its place.

    The recommendation comes ``with_state``. A draft has no time line.
    """
    happened = [_happened(entry) for entry in history]
    # Sorting keeps the order within a day: what happened, then what is waited for.
    return sorted([*happened, *_awaited(recommendation)], key=lambda event: event.day)


def _happened(entry: HistoryEntry) -> TimelineEvent:
    if entry.kind == HistoryKind.ANSWERED:
        kind = "good" if entry.answer in GOOD_ANSWERS else "info"
        return TimelineEvent(entry.at, entry.get_answer_display(), kind, entry)
    kind = "waiting" if entry.kind == HistoryKind.REOPENED else "plain"
    return TimelineEvent(entry.at, entry.get_kind_display(), kind, entry)


def _awaited(recommendation: RecommendationWithState) -> list[TimelineEvent]:
    day = recommendation.next_date
    if day is None:
        return []
    match recommendation.state:
        case RecommendationState.OVERDUE:
            return [TimelineEvent(day, _("The answer is overdue"), "bad")]
        case RecommendationState.WAITING:
            return [TimelineEvent(day, _("Answer asked for"), "waiting")]
        case RecommendationState.REVIEW_DUE:
            return [TimelineEvent(day, _("Review due"), "waiting")]
        case RecommendationState.ANSWERED:
            return [TimelineEvent(day, _("Next review"), "waiting")]
    return []
