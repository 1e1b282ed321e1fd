"""Telling the screens in the room that there is something new to show."""

from django.db.models import F

from joinedup.series.models import Meeting


def bump_revision(meeting: Meeting | int, *, phones: bool = True) -> None:
    """Raise the revision of a meeting (or of the meeting with this id) by one.

    Every service that changes what the wall, the facilitator's page or a phone shows calls it last,
    inside its own transaction: whoever sees the new revision then finds the change, too. One that
    changes nothing on phones says so, for there are many of them: ``phones=False``.
    """
    pk = meeting.pk if isinstance(meeting, Meeting) else meeting
    following = F("revision") + 1
    raised = (
        {"revision": following, "phones_revision": following} if phones else {"revision": following}
    )
    Meeting.objects.filter(pk=pk).update(**raised)
