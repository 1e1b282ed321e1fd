"""What can be done to what was asked. Each act is one step in its time line."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.core.attempts import NotTaken
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
from joinedup.recommendations.services.notices import tell_of_answer
from joinedup.recommendations.services.steps import (
    Step,
    lock,
    next_moment,
    refuse_unless_open,
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
    longer the latest, raises AnsweredMeanwhile, unless the latest is their own out of this form.
    Raises NotAsked and AlreadyClosed, and NotTaken when this same answer was followed by a later.
    """
    recommendation = lock(recommendation)
    words = {"answer": str(answer), "text": text, "evidence": evidence, "via": str(via)}
    step = Step(key, recommendation, HistoryKind.ANSWERED, by, words)
    latest = recommendation.history.filter(kind=HistoryKind.ANSWERED).last()
    if entry := step.stored():
        if entry != latest:
            raise NotTaken(_("You sent this answer before, and a later one stands now."))
        return entry
    refuse_unless_open(recommendation)
    if latest and latest.pk != expected and not step.is_of_same_form(latest):
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
    entry = step.add(at)
    tell_of_answer(recommendation, by=by, at=at)
    return entry


@transaction.atomic
def review(*, key: UUID, review: Review, text: str, by: Member, at: datetime) -> HistoryEntry:
    """Say what changed and whether it is still true. One look settles every review whose day
    has come; after the last, the next is planned. The same form with other words says more about
    the same look.

    Raises ReviewedMeanwhile when this review has been written, NotAsked (also where no review
    waits any more) and AlreadyClosed.
    """
    recommendation = lock(review.recommendation)
    step = Step(key, recommendation, HistoryKind.REVIEWED, by, {"text": text})
    if entry := step.stored():
        return entry
    latest = recommendation.history.filter(kind=HistoryKind.REVIEWED).last()
    if latest and step.is_of_same_form(latest):
        refuse_unless_open(recommendation)
        looks = list(recommendation.reviews.filter(done_by=by, done_at=latest.at))
        recommendation.reviews.filter(pk__in=[each.pk for each in looks]).update(
            text=text, done_at=at
        )
        _record_review(recommendation, looks[0], by, at)
        return step.add(at)
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
    _record_review(recommendation, due, by, at)
    return step.add(at)


def _record_review(
    recommendation: Recommendation, review: Review, by: Member, at: datetime
) -> None:
    record.write(
        Event.RECOMMENDATION_REVIEWED, about=recommendation, by=by, at=at, review=review.pk
    )


@transaction.atomic
def close(
    *, key: UUID, recommendation: Recommendation, statement: str, by: Member, at: datetime
) -> HistoryEntry:
    """Close it, with a statement of what changed, by somebody other than its owner.

    Raises ClosedByOwner, NotAsked and AlreadyClosed, and NotTaken when this form closed it and it
    was opened again.
    """
    recommendation = lock(recommendation)
    step = Step(key, recommendation, HistoryKind.CLOSED, by, {"text": statement})
    if entry := step.stored():
        if not recommendation.closed_at:
            raise NotTaken(_("It has been opened again since you closed it."))
        return entry
    refuse_unless_open(recommendation)
    if is_owner(by, recommendation):
        raise ClosedByOwner
    recommendation.closed_at = next_moment(recommendation, at)
    recommendation.closed_by = by
    recommendation.closing_statement = statement
    recommendation.save()
    record.write(Event.RECOMMENDATION_CLOSED, about=recommendation, by=by, at=at)
    return step.add(at)


@transaction.atomic
def reopen(
    *, key: UUID, recommendation: Recommendation, reason: str, by: Member, at: datetime
) -> HistoryEntry:
    """Open it again: the problem is back, or was never gone. A review is sure to follow.

    Raises AlreadyOpen, and NotTaken when this form opened it and it was closed again.
    """
    recommendation = lock(recommendation)
    step = Step(key, recommendation, HistoryKind.REOPENED, by, {"text": reason})
    if entry := step.stored():
        if recommendation.closed_at:
            raise NotTaken(_("It has been closed again since you opened it."))
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
    return step.add(at)


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
