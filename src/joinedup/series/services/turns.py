"""Telling the screens in the room that there is something new to show."""

from django.db.models import F

from joinedup.series.models import Meeting


def turn(meeting, *, phones=True):
    """Raise the turn of a meeting (or of the meeting with this id) by one.

    Every service that changes what the wall, the facilitator's page or a phone shows calls it last,
    inside its own transaction: whoever sees the new turn then finds the change, too. One that
    changes nothing on phones says so, for there are many of them: ``phones=False``.
    """
    pk = getattr(meeting, "pk", meeting)
    next_turn = F("turn") + 1
    raised = {"turn": next_turn, "phones_turn": next_turn} if phones else {"turn": next_turn}
    Meeting.objects.filter(pk=pk).update(**raised)
