"""What can be done to what was asked. Each act is one step in its time line."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from joinedup.people.models import Member
from joinedup.recommendations.events import Event
from joinedup.recommendations.exceptions import (
    AlreadyOpen,
    AnsweredMeanwhile,
    ClosedByOwner,
    NotAsked,
    ReviewedMeanwhile,
)
from joinedup.recommendations.lib import schedule
from joinedup.recommendations.models import (
    AnswerChannel,
    HistoryEntry,
    HistoryKind,
    Recommendation,
    Review,
)
from joinedup.recommendations.rules import is_owner
from joinedup.recommendations.services.steps import (
    add_entry,
    lock,
    next_moment,
    refuse_unless_open,
    stored_entry,
)
from joinedup.record import services as record


@transaction.atomic
def answer(
    *,
    key: UUID,
    recommendation: Recommendation,
    answer: str,
    by: Member | str,
    at: datetime,
    text: str = "",
    evidence: str = "",
    via: str = AnswerChannel.MEMBER,
    expected: int | None = None,
) -> HistoryEntry:
    """Keep the owner's answer; an earlier one stays in the time line. Reviews are counted
    from the first.

    ``by`` is a member, or "link" (with ``via=AnswerChannel.LINK``). ``expected`` is the number of
    the answering step the person had before their eyes, None when there was none: when it is no
    longer the latest, raises AnsweredMeanwhile. Raises NotAsked and AlreadyClosed.
    """
    recommendation = lock(recommendation)
    if entry := stored_entry(key, recommendation):
        return entry
    refuse_unless_open(recommendation)
    latest = recommendation.history.filter(kind=HistoryKind.ANSWERED).last()
    if latest and latest.pk != expected:
        raise AnsweredMeanwhile(latest)
    if not recommendation.answered_at:
        _plan_reviews_anew(recommendation, timezone.localdate(at))
    recommendation.answer = answer
    recommendation.answer_text, recommendation.evidence = text, evidence
    recommendation.answered_at = next_moment(recommendation, at)
    recommendation.save()
    record.write(
        Event.RECOMMENDATION_ANSWERED,
        about=recommendation,
        by=by,
        at=at,
        answer=str(answer),
        via=str(via),
    )
    return add_entry(
        key,
        recommendation,
        HistoryKind.ANSWERED,
        by,
        at,
        text=text,
        answer=answer,
        evidence=evidence,
        via=via,
    )


@transaction.atomic
def review(*, key: UUID, review: Review, text: str, by: Member, at: datetime) -> HistoryEntry:
    """Say what changed and whether it is still true. One look settles every review whose day
    has come; after the last, the next is planned.

    Raises ReviewedMeanwhile when this review has been written, NotAsked (also where no review
    waits any more) and AlreadyClosed.
    """
    recommendation = lock(review.recommendation)
    if entry := stored_entry(key, recommendation):
        return entry
    today = timezone.localdate(at)
    waiting = recommendation.reviews.filter(done_at=None)
    # One that is gone was planned anew when the answer came.
    due = recommendation.reviews.filter(pk=review.pk).first() or waiting.first()
    if due is None:
        raise NotAsked
    if due.done_at:
        raise ReviewedMeanwhile(due)
    refuse_unless_open(recommendation)
    last_date = max([due.due_date, *_due_dates(waiting.filter(due_date__lte=today))])
    waiting.filter(Q(pk=due.pk) | Q(due_date__lte=today)).update(text=text, done_at=at, done_by=by)
    if not waiting.exists():
        following = schedule.later_review_date(last_date, today)
        Review.objects.create(recommendation=recommendation, due_date=following)
    record.write(Event.RECOMMENDATION_REVIEWED, about=recommendation, by=by, at=at, review=due.pk)
    return add_entry(key, recommendation, HistoryKind.REVIEWED, by, at, text=text)


@transaction.atomic
def close(
    *, key: UUID, recommendation: Recommendation, statement: str, by: Member, at: datetime
) -> HistoryEntry:
    """Close it, with a statement of what changed, by somebody other than its owner.

    Raises ClosedByOwner, NotAsked and AlreadyClosed.
    """
    recommendation = lock(recommendation)
    if entry := stored_entry(key, recommendation):
        return entry
    refuse_unless_open(recommendation)
    if is_owner(by, recommendation):
        raise ClosedByOwner
    recommendation.closed_at = next_moment(recommendation, at)
    recommendation.closed_by = by
    recommendation.closing_statement = statement
    recommendation.save()
    record.write(Event.RECOMMENDATION_CLOSED, about=recommendation, by=by, at=at)
    return add_entry(key, recommendation, HistoryKind.CLOSED, by, at, text=statement)


@transaction.atomic
def reopen(
    *, key: UUID, recommendation: Recommendation, reason: str, by: Member, at: datetime
) -> HistoryEntry:
    """Open it again: the problem is back, or was never gone. A review is sure to follow.

    Raises AlreadyOpen.
    """
    recommendation = lock(recommendation)
    if entry := stored_entry(key, recommendation):
        return entry
    if not recommendation.closed_at:
        raise AlreadyOpen
    recommendation.closed_at = recommendation.closed_by = None
    recommendation.closing_statement = ""
    recommendation.save()
    soon = schedule.add_months(timezone.localdate(at), schedule.MONTHS_UNTIL_REVIEW_AFTER_REOPENING)
    if not recommendation.reviews.filter(done_at=None, due_date__lte=soon).exists():
        Review.objects.get_or_create(recommendation=recommendation, due_date=soon)
    record.write(Event.RECOMMENDATION_REOPENED, about=recommendation, by=by, at=at)
    return add_entry(key, recommendation, HistoryKind.REOPENED, by, at, text=reason)


def _plan_reviews_anew(recommendation: Recommendation, answered: date) -> None:
    """Count the reviews from the answer: until it came, there was nothing to look at again."""
    recommendation.reviews.filter(done_at=None).delete()
    done = set(_due_dates(recommendation.reviews.all()))
    Review.objects.bulk_create(
        Review(recommendation=recommendation, due_date=day)
        for day in schedule.review_dates(answered)
        if day not in done
    )


def _due_dates(reviews: QuerySet[Review]) -> Iterable[date]:
    return reviews.values_list("due_date", flat=True)
