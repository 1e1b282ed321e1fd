from django.db.models import Model, Q, QuerySet

from joinedup.conversation.models import EnteredBy, Guest
from joinedup.core.tokens import read_token
from joinedup.series.models import Meeting


def guest_by_link(token: str) -> Guest | None:
    """The guest whose receipt this private link opens, or None."""
    number = read_token("receipt", token)
    if not isinstance(number, int):
        return None
    return Guest.objects.filter(pk=number).select_related("meeting__series__community").first()


def votes_for_room(meeting: Meeting) -> QuerySet[Model]:
    """The meeting's votes in which the room has something to do or to see: open, or revealed.

    Reached through the meeting, for votes stand beside this app and not below it.
    """
    return meeting.polls.filter(
        Q(opened_at__isnull=False, closed_at=None) | Q(revealed_at__isnull=False)
    ).order_by("opened_at")


def guests_of_scribes(meeting: Meeting) -> QuerySet[Guest]:
    """People and tables whose words a scribe wrote down, and whose slips may be printed.

    Never somebody who typed for themselves: their receipt is theirs alone.
    """
    return (
        Guest.objects.filter(meeting=meeting, contributions__entered_by=EnteredBy.SCRIBE)
        .exclude(contributions__entered_by=EnteredBy.GUEST)
        .distinct()
    )
