"""Putting a slip of a scribe's hand right. What the person said stays theirs: the line as it was
written first stays in its history."""

from datetime import datetime

from django.db import transaction

from joinedup.conversation.events import Event
from joinedup.conversation.lib.consent import Consent
from joinedup.conversation.models import Contribution, LineCorrection
from joinedup.conversation.services.consent import lock_with_followers
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series.services.revisions import bump_revision


@transaction.atomic
def correct_line(
    *, contribution: Contribution, text: str, by: Member, at: datetime
) -> Contribution:
    """Write a line as it was meant. Whether it may be quoted stays as it was, and reports quote
    it as it stands now. Of a line that was withdrawn nothing is kept."""
    contribution, followers = lock_with_followers(contribution)
    if contribution.withdrawn_at or contribution.text == text:
        return contribution
    LineCorrection.objects.create(contribution=contribution, text=contribution.text, by=by, at=at)
    contribution.text = text
    contribution.save(update_fields=["text"])
    record.write(Event.LINE_CORRECTED, about=contribution, by=by, at=at)
    consent = Consent.of(contribution)
    for follower in followers:
        # Files that hold the line are made again.
        follower.follow(contribution, consent, by, at)
    bump_revision(contribution.prompt.meeting_id, phones=False)
    return contribution
