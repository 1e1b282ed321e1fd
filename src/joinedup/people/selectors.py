"""Named questions about members and where they are signed in."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from joinedup.people.models import Member, NewAddress, Session

# So long the link that shows that a new address is read is good.
ADDRESS_WAITS = timedelta(days=7)


def sessions_of(member: Member, now: datetime) -> QuerySet[Session]:
    """Where a member is signed in, for themselves: last used first."""
    good = Session.objects.filter(member=member, expire_date__gt=now)
    return good.order_by("-last_day", "-since")


def waiting_address(member: Member, now: datetime) -> NewAddress | None:
    """The address that was given as a member's and has yet to be shown to be read."""
    waits = NewAddress.objects.filter(member=member, waits=True)
    return waits.filter(asked_at__gt=now - ADDRESS_WAITS).first()
