"""Telling the screens in the room that there is something new to show."""

from django.db import connection

from joinedup.series.models import Meeting

# By hand: whatever anybody says or votes runs one of these, and it is the same each time.
RAISE = "UPDATE series_meeting SET revision = revision + 1 {} WHERE id = %s"
FOR_ALL = RAISE.format(", phones_revision = revision + 1")
FOR_THE_WALL = RAISE.format("")


def bump_revision(meeting: Meeting | int, *, phones: bool = True) -> None:
    """Raise the revision of a meeting (or of the meeting with this id) by one.

    Every service that changes what the wall, the facilitator's page or a phone shows calls it last,
    inside its own transaction: whoever sees the new revision then finds the change, too. One that
    changes nothing on phones says so, for there are many of them: ``phones=False``.
    """
    pk = meeting.pk if isinstance(meeting, Meeting) else meeting
    with connection.cursor() as cursor:
        cursor.execute(FOR_ALL if phones else FOR_THE_WALL, [pk])
