"""What can be done to a recommendation. Each act is one step in its time line."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from joinedup.access.models import Community
from joinedup.organisations.models import Organisation
from joinedup.people.models import Member
from joinedup.recommendations import emails
from joinedup.recommendations.events import Event
from joinedup.recommendations.exceptions import (
    AlreadyAsked,
    AlreadyClosed,
    AlreadyOpen,
    AnsweredMeanwhile,
    ClosedByOwner,
    NotAsked,
    RemindedLately,
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
from joinedup.record import services as record


@transaction.atomic
def draft(
    *,
    key: UUID,
    community: Community,
    text: str,
    organisation: Organisation,
    role_title: str,
    by: Member,
    at: datetime,
    why: str = "",
    owner_email: str = "",
    source_title: str = "",
    source_path: str = "",
) -> Recommendation:
    """Write down something to be asked of an organisation and a role in it."""
    recommendation, is_new = Recommendation.objects.get_or_create(
        key=key,
        defaults={
            "community": community,
            "text": text,
            "why": why,
            "organisation": organisation,
            "role_title": role_title,
            "owner_email": owner_email,
            "source_title": source_title,
            "source_path": source_path,
            "changed_at": at,
        },
    )
    if is_new:
        record.write(Event.RECOMMENDATION_DRAFTED, about=recommendation, by=by, at=at)
    return recommendation


@transaction.atomic
def change_draft(
    *,
    recommendation: Recommendation,
    text: str,
    why: str,
    organisation: Organisation,
    role_title: str,
    owner_email: str,
    by: Member,
    at: datetime,
) -> Recommendation:
    """Change the words of a draft, or of whom it is asked. Raises AlreadyAsked."""
    recommendation = _lock_draft(recommendation)
    recommendation.text = text
    recommendation.why = why
    recommendation.organisation = organisation
    recommendation.role_title = role_title
    recommendation.owner_email = owner_email
    recommendation.changed_at = at
    recommendation.save()
    record.write(Event.RECOMMENDATION_DRAFT_CHANGED, about=recommendation, by=by, at=at)
    return recommendation


@transaction.atomic
def drop_draft(*, recommendation: Recommendation, by: Member, at: datetime) -> None:
    """Take a draft away for good. Raises AlreadyAsked."""
    recommendation = _lock_draft(recommendation)
    record.write(Event.RECOMMENDATION_DRAFT_DROPPED, about=recommendation, by=by, at=at)
    recommendation.delete()


@transaction.atomic
def ask(
    *,
    recommendation: Recommendation,
    by: Member,
    at: datetime,
    due_date: date | None = None,
    source_title: str | None = None,
    source_path: str | None = None,
) -> Recommendation:
    """Put it to the owner: set the day for an answer and the reviews, and write to them.

    Asking again what has been asked changes nothing, so that a report can be published
    again. ``due_date`` is six weeks on unless given.
    """
    recommendation = _lock(recommendation)
    if recommendation.asked_at:
        return recommendation
    today = timezone.localdate(at)
    recommendation.asked_at, recommendation.asked_by = at, by
    recommendation.answer_due_date = due_date or today + schedule.ANSWER_WITHIN
    if source_title is not None:
        recommendation.source_title, recommendation.changed_at = source_title, at
    if source_path is not None:
        recommendation.source_path = source_path
    recommendation.save()
    Review.objects.bulk_create(
        Review(recommendation=recommendation, due_date=day) for day in schedule.review_dates(today)
    )
    _add_entry(uuid4(), recommendation, HistoryKind.ASKED, by, at)
    record.write(Event.RECOMMENDATION_ASKED, about=recommendation, by=by, at=at)
    if recommendation.owner_email:
        emails.queue_question(recommendation=recommendation, at=at)
    return recommendation


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
    recommendation = _lock(recommendation)
    if entry := _stored_entry(key, recommendation):
        return entry
    _refuse_unless_open(recommendation)
    latest = recommendation.history.filter(kind=HistoryKind.ANSWERED).last()
    if latest and latest.pk != expected:
        raise AnsweredMeanwhile(latest)
    if not recommendation.answered_at:
        _plan_reviews_anew(recommendation, timezone.localdate(at))
    recommendation.answer = answer
    recommendation.answer_text, recommendation.evidence = text, evidence
    recommendation.answered_at = at
    recommendation.save()
    record.write(
        Event.RECOMMENDATION_ANSWERED,
        about=recommendation,
        by=by,
        at=at,
        answer=str(answer),
        via=str(via),
    )
    return _add_entry(
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
    recommendation = _lock(review.recommendation)
    if entry := _stored_entry(key, recommendation):
        return entry
    today = timezone.localdate(at)
    waiting = recommendation.reviews.filter(done_at=None)
    # One that is gone was planned anew when the answer came.
    due = recommendation.reviews.filter(pk=review.pk).first() or waiting.first()
    if due is None:
        raise NotAsked
    if due.done_at:
        raise ReviewedMeanwhile(due)
    _refuse_unless_open(recommendation)
    last_date = max([due.due_date, *_due_dates(waiting.filter(due_date__lte=today))])
    waiting.filter(Q(pk=due.pk) | Q(due_date__lte=today)).update(text=text, done_at=at, done_by=by)
    if not waiting.exists():
        following = schedule.later_review_date(last_date, today)
        Review.objects.create(recommendation=recommendation, due_date=following)
    record.write(Event.RECOMMENDATION_REVIEWED, about=recommendation, by=by, at=at, review=due.pk)
    return _add_entry(key, recommendation, HistoryKind.REVIEWED, by, at, text=text)


@transaction.atomic
def close(
    *, key: UUID, recommendation: Recommendation, statement: str, by: Member, at: datetime
) -> HistoryEntry:
    """Close it, with a statement of what changed, by somebody other than its owner.

    Raises ClosedByOwner, NotAsked and AlreadyClosed.
    """
    recommendation = _lock(recommendation)
    if entry := _stored_entry(key, recommendation):
        return entry
    _refuse_unless_open(recommendation)
    if is_owner(by, recommendation):
        raise ClosedByOwner
    recommendation.closed_at, recommendation.closed_by = at, by
    recommendation.closing_statement = statement
    recommendation.save()
    record.write(Event.RECOMMENDATION_CLOSED, about=recommendation, by=by, at=at)
    return _add_entry(key, recommendation, HistoryKind.CLOSED, by, at, text=statement)


@transaction.atomic
def reopen(
    *, key: UUID, recommendation: Recommendation, reason: str, by: Member, at: datetime
) -> HistoryEntry:
    """Open it again: the problem is back, or was never gone. A review is sure to follow.

    Raises AlreadyOpen.
    """
    recommendation = _lock(recommendation)
    if entry := _stored_entry(key, recommendation):
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
    return _add_entry(key, recommendation, HistoryKind.REOPENED, by, at, text=reason)


@transaction.atomic
def remind(
    *, key: UUID, recommendation: Recommendation, owner_email: str, by: Member, at: datetime
) -> HistoryEntry:
    """Write to the owner once more, at an address that may be a new one.

    Raises RemindedLately within a week of the last letter, NotAsked and AlreadyClosed.
    """
    recommendation = _lock(recommendation)
    if entry := _stored_entry(key, recommendation):
        return entry
    _refuse_unless_open(recommendation)
    is_new_address = owner_email != recommendation.owner_email
    again_date = next_reminder_date(recommendation)
    if not is_new_address and timezone.localdate(at) < again_date:
        raise RemindedLately(again_date)
    recommendation.owner_email = owner_email
    recommendation.save()
    emails.queue_reminder(recommendation=recommendation, at=at)
    record.write(
        Event.RECOMMENDATION_REMINDED,
        about=recommendation,
        by=by,
        at=at,
        is_new_address=is_new_address,
    )
    return _add_entry(key, recommendation, HistoryKind.REMINDED, by, at)


@transaction.atomic
def change_owner(
    *, recommendation: Recommendation, role_title: str, owner_email: str, by: Member, at: datetime
) -> None:
    """Say which role answers now and where its letters go, for people leave.

    A new address gets the question at once, and the private links in earlier letters open
    nothing any more. Raises NotAsked and AlreadyClosed.
    """
    recommendation = _lock(recommendation)
    _refuse_unless_open(recommendation)
    is_new_role = role_title != recommendation.role_title
    is_new_address = owner_email != recommendation.owner_email
    if not is_new_role and not is_new_address:
        return
    recommendation.role_title, recommendation.owner_email = role_title, owner_email
    recommendation.save(update_fields=["role_title", "owner_email"])
    record.write(
        Event.RECOMMENDATION_OWNER_CHANGED,
        about=recommendation,
        by=by,
        at=at,
        is_new_role=is_new_role,
        is_new_address=is_new_address,
    )
    if is_new_address and owner_email:
        emails.queue_reminder(recommendation=recommendation, at=at)
        _add_entry(uuid4(), recommendation, HistoryKind.REMINDED, by, at)


def next_reminder_date(recommendation: Recommendation) -> date:
    """The first day on which the owner of what was asked may be written to again."""
    letters = recommendation.history.filter(kind__in=[HistoryKind.ASKED, HistoryKind.REMINDED])
    letter = letters.latest("at", "pk")
    return timezone.localdate(letter.at) + timedelta(days=schedule.DAYS_BETWEEN_REMINDERS)


def _lock(recommendation: Recommendation) -> Recommendation:
    """Lock the row, so that of two people the second sees what the first did."""
    return (
        Recommendation.objects.select_for_update(of=("self",))
        .select_related("community", "organisation")
        .get(pk=recommendation.pk)
    )


def _lock_draft(recommendation: Recommendation) -> Recommendation:
    recommendation = _lock(recommendation)
    if recommendation.asked_at:
        raise AlreadyAsked
    return recommendation


def _refuse_unless_open(recommendation: Recommendation) -> None:
    if not recommendation.asked_at:
        raise NotAsked
    if recommendation.closed_at:
        raise AlreadyClosed


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


def _stored_entry(key: UUID, recommendation: Recommendation) -> HistoryEntry | None:
    """The step this form has made already, when it is sent twice."""
    return recommendation.history.filter(key=key).first()


def _add_entry(
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
        at=at,
        **words,
    )
