"""Telling the screens in the room that there is something new to show."""

from django.db.models import F

from joinedup.series.models import Meeting


def turn(meeting):
    """Raise the turn of a meeting (or of the meeting with this id) by one.

    Every service that changes what the wall, the facilitator's page or a phone shows calls it last,
    inside its own transaction: whoever sees the new turn then finds the change, too.
    """
    pk = getattr(meeting, "pk", meeting)
    Meeting.objects.filter(pk=pk).update(turn=F("turn") + 1)
