"""A new address of a member waits until somebody shows that they read it.

Whether it is another member's is told to nobody but its owner.
"""

from datetime import datetime, timedelta

from django.db import transaction

from joinedup.people import emails
from joinedup.people.events import Event
from joinedup.people.models import Member, NewAddress
from joinedup.people.selectors import ADDRESS_WAITS
from joinedup.record import services as record

# Each sends an email to somebody who may not have asked for it.
MOST_GIVEN = 5
WITHIN = timedelta(hours=1)


class TooManyAddresses(Exception):
    """Somebody gives new addresses faster than a person could need."""


@transaction.atomic
def give_address(*, member: Member, email: str, by: Member, at: datetime) -> NewAddress:
    """Let a new address wait, and send a link there. Raises TooManyAddresses.

    The address so far holds until then; where somebody else gave the new one, it is told.
    """
    # One after the other, so that the count counts.
    Member.objects.select_for_update().get(pk=by.pk)
    if NewAddress.objects.filter(by=by, asked_at__gt=at - WITHIN).count() >= MOST_GIVEN:
        raise TooManyAddresses
    forget_given(member)
    given = NewAddress.objects.create(member=member, email=email, by=by, asked_at=at)
    until = at + ADDRESS_WAITS
    if Member.objects.filter(email=email).exists():
        emails.queue_address_wanted(email=email, at=at)
    else:
        emails.queue_confirm_address(given=given, until=until, at=at)
    if member.email and by != member:
        emails.queue_address_given(to=member.email, name=member.name, by=by, at=at)
    record.write(Event.ADDRESS_GIVEN, about=member, by=by, at=at)
    return given


def forget_given(member: Member) -> None:
    """No address waits any more: one holds, or none was wanted."""
    NewAddress.objects.filter(member=member, waits=True).update(waits=False)
