"""Named questions about members and where they are signed in."""

from datetime import datetime

from django.db.models import QuerySet

from joinedup.people.models import Member, Session


def sessions_of(member: Member, now: datetime) -> QuerySet[Session]:
    """Where a member is signed in, for themselves: last used first."""
    good = Session.objects.filter(member=member, expire_date__gt=now)
    return good.order_by("-last_day", "-since")
