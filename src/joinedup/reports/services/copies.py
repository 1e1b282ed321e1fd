"""Those who run a community decide about copies of words that were taken back."""

from datetime import datetime

from django.db import transaction

from joinedup.access.models import Community
from joinedup.core.decisions import decide
from joinedup.core.models import Redaction
from joinedup.core.seen_runs import hold_texts
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.reports.events import Event


@transaction.atomic
def take_copy_out(*, redaction: Redaction, by: Member, at: datetime) -> None:
    """Let a copy go for good. Raises ChangedMeanwhile where it was left in a text that has been
    changed since."""
    _decide(redaction, True, by, at)


@transaction.atomic
def put_copy_back(*, redaction: Redaction, by: Member, at: datetime) -> None:
    """Let the text stand as it stood: these are not the copied words. Raises ChangedMeanwhile where
    a copy was taken out of a text that has been changed since."""
    _decide(redaction, False, by, at)


def _decide(redaction: Redaction, goes: bool, by: Member, at: datetime) -> None:
    hold_texts()
    redaction.refresh_from_db()
    if redaction.decided_at:
        return
    decide(redaction, goes=goes, at=at)
    record.write(
        Event.COPY_TAKEN_OUT if goes else Event.COPY_STAYS,
        about=redaction,
        scope=Community.objects.get(pk=redaction.community),
        by=by,
        at=at,
        model=redaction.model,
        row=redaction.row,
    )
