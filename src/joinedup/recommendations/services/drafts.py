"""What is to be asked, before it is asked."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.access.models import Community
from joinedup.core.attempts import NotTaken, make_or_change
from joinedup.core.models import TakenAs
from joinedup.organisations.models import Organisation
from joinedup.people.models import Member
from joinedup.recommendations import emails
from joinedup.recommendations.events import Event
from joinedup.recommendations.exceptions import (
    AlreadyAsked,
)
from joinedup.recommendations.lib import schedule
from joinedup.recommendations.models import (
    HistoryKind,
    Recommendation,
    Review,
)
from joinedup.recommendations.services.steps import add_entry, lock
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
    """Write down something to be asked of an organisation and a role in it.

    The same form sent again with other content changes it, as ``change_draft`` does. Raises
    NotTaken when it was changed or asked since.
    """
    said: dict[str, Any] = {
        "text": text,
        "why": why,
        "organisation": organisation,
        "role_title": role_title,
        "owner_email": owner_email,
    }

    def change(recommendation: Recommendation) -> None:
        try:
            change_draft(recommendation=recommendation, by=by, at=at, **said)
        except AlreadyAsked as asked:
            raise NotTaken(
                _("What you sent before has been asked since, so its words stand."), recommendation
            ) from asked

    recommendation = make_or_change(
        Recommendation,
        key=key,
        by=by,
        parts=(community,),
        said=said,
        besides={
            "community": community,
            "source_title": source_title,
            "source_path": source_path,
            "changed_at": at,
        },
        change=change,
    )
    if recommendation.taken_as is TakenAs.NEW:
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
    recommendation = lock(recommendation)
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
    add_entry(uuid4(), recommendation, HistoryKind.ASKED, by, at)
    record.write(Event.RECOMMENDATION_ASKED, about=recommendation, by=by, at=at)
    if recommendation.owner_email:
        emails.queue_question(recommendation=recommendation, at=at)
    return recommendation


def _lock_draft(recommendation: Recommendation) -> Recommendation:
    recommendation = lock(recommendation)
    if recommendation.asked_at:
        raise AlreadyAsked
    return recommendation
