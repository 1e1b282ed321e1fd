"""People take their words back, and the words leave everything that was made of them."""

from copy import copy
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from joinedup.conversation.events import Event
from joinedup.conversation.models import Contribution, EnteredBy, Guest
from joinedup.conversation.services.consent import lock_with_followers
from joinedup.conversation.services.photos import delete_photo_of_withdrawn
from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series.services.revisions import bump_revision


@transaction.atomic
def withdraw_words(*, contribution: Contribution, by: Member | str, at: datetime) -> Contribution:
    """Take the words out for good, and with them what was made of them in the apps above, and the
    photo they were typed from. What is left is that something was said and withdrawn. With the
    last words of a guest goes the name they gave.

    ``by`` is a member, or "link" for the holder of a receipt.
    """
    if contribution.guest_id:
        # Whoever says something as this guest locks in the same order.
        Guest.objects.select_for_update(no_key=True).get(pk=contribution.guest_id)
    contribution, followers = lock_with_followers(contribution)
    if contribution.withdrawn_at:
        return contribution
    withdrawn = copy(contribution)
    contribution.text = contribution.credit = contribution.outcome_text = ""
    contribution.number = contribution.said_key = None
    contribution.withdrawn_at = at
    contribution.save(
        update_fields=["text", "credit", "outcome_text", "number", "said_key", "withdrawn_at"]
    )
    _forget_name(contribution)
    record.write(Event.CONTRIBUTION_WITHDRAWN, about=contribution, by=by, at=at)
    for follower in followers:
        follower.withdraw(withdrawn, by, at)
    contribution.corrections.all().delete()
    delete_photo_of_withdrawn(contribution, at=at)
    empty_log_on_commit()
    bump_revision(contribution.prompt.meeting_id, phones=False)
    return contribution


def _forget_name(contribution: Contribution) -> None:
    """Keep no name of somebody who has taken back all they said. What a scribe calls a table stays:
    it may go on talking."""
    if contribution.guest_id and contribution.entered_by == EnteredBy.GUEST:
        still_said = Contribution.objects.filter(guest=OuterRef("pk"), withdrawn_at=None)
        guest = Guest.objects.filter(~Exists(still_said), pk=contribution.guest_id)
        guest.update(name="")


def withdraw_everything(member: Member, by: Member | str, at: datetime) -> None:
    """Withdraw all that a member ever said."""
    for contribution in Contribution.objects.filter(member=member.pk, withdrawn_at=None):
        withdraw_words(contribution=contribution, by=by, at=at)
