from django.db.models import Q

from joinedup.series.models import Meeting
from joinedup.votes.models import Poll


def poll_of(meeting: Meeting, kind: str) -> Poll:
    """The poll of this kind (a PollKind) of a meeting; one that is not saved yet when nobody has
    written anything to vote on."""
    poll = Poll.objects.filter(meeting=meeting, kind=kind).first() or Poll(kind=kind)
    poll.meeting = meeting
    return poll


def turnout(poll: Poll) -> int:
    """How many ballots there are: how many took part, never what they chose."""
    return poll.ballots.count() if poll.pk else 0


def other_poll_shown(poll: Poll) -> Poll | None:
    """The meeting's poll of the other kind, when the room has something to do or to see there;
    else None."""
    shown = Q(revealed_at__isnull=False)
    if not poll.meeting.cancelled_at:
        shown |= Q(opened_at__isnull=False, closed_at=None)
    other = Poll.objects.filter(shown, meeting=poll.meeting_id).exclude(kind=poll.kind).first()
    if other:
        other.meeting = poll.meeting
    return other
