"""Who answers for what was asked, and the letters to them."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.core.attempts import NotTaken
from joinedup.people.models import Member
from joinedup.recommendations import emails
from joinedup.recommendations.events import Event
from joinedup.recommendations.exceptions import (
    RemindedLately,
)
from joinedup.recommendations.lib import schedule
from joinedup.recommendations.models import (
    HistoryEntry,
    HistoryKind,
    Recommendation,
)
from joinedup.recommendations.services.steps import (
    Step,
    add_entry,
    lock,
    refuse_unless_open,
)
from joinedup.record import services as record


@transaction.atomic
def remind(
    *, key: UUID, recommendation: Recommendation, owner_email: str, by: Member, at: datetime
) -> HistoryEntry:
    """Write to the owner once more, at an address that may be a new one.

    Raises RemindedLately within a week of the last letter, NotAsked and AlreadyClosed, and
    NotTaken when this form wrote to this address and letters go to another now.
    """
    recommendation = lock(recommendation)
    step = Step(key, recommendation, HistoryKind.REMINDED, by, {"owner_email": owner_email})
    if entry := step.stored():
        if owner_email != recommendation.owner_email:
            raise NotTaken(
                _("You sent a reminder there before, and emails go to another address now.")
            )
        return entry
    refuse_unless_open(recommendation)
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
    # Anybody reads the time line; where letters go is nobody else's business.
    return step.add(at, with_words=False)


@transaction.atomic
def change_owner(
    *, recommendation: Recommendation, role_title: str, owner_email: str, by: Member, at: datetime
) -> None:
    """Say which role answers now and where its letters go, for people leave.

    A new address gets the question at once, and the private links in earlier letters open
    nothing any more. Raises NotAsked and AlreadyClosed.
    """
    recommendation = lock(recommendation)
    refuse_unless_open(recommendation)
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
        add_entry(uuid4(), recommendation, HistoryKind.REMINDED, by, at)


def next_reminder_date(recommendation: Recommendation) -> date:
    """The first day on which the owner of what was asked may be written to again."""
    letters = recommendation.history.filter(kind__in=[HistoryKind.ASKED, HistoryKind.REMINDED])
    letter = letters.latest("at", "pk")
    return timezone.localdate(letter.at) + timedelta(days=schedule.DAYS_BETWEEN_REMINDERS)
