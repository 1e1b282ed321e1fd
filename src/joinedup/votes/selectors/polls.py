from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from joinedup.series.models import Meeting
from joinedup.votes.models import Ballot, Poll, TypedBallot


def poll_of(meeting: Meeting, kind: str) -> Poll:
    """The poll of this kind (a PollKind) of a meeting; one that is not saved yet when nobody has
    written anything to vote on."""
    poll = Poll.objects.filter(meeting=meeting, kind=kind).first() or Poll(kind=kind)
    poll.meeting = meeting
    return poll


def turnout(poll: Poll) -> int:
    """How many ballots there are: how many took part, never what they chose."""
    counted = Poll.objects.filter(pk=poll.pk).values_list(count_ballots(), flat=True)
    return counted.first() or 0


def count_ballots() -> Combinable:
    """How many ballots a poll has, from phones and paper, as one expression of a query."""
    typed = TypedBallot.objects.filter(is_out=False)
    return count_of_poll(Ballot.objects.all()) + count_of_poll(typed)


def count_of_poll(rows: QuerySet) -> Coalesce:
    """How many of these rows a poll has, as an expression of a query."""
    of_poll = rows.filter(poll=OuterRef("pk")).order_by().values("poll")
    return Coalesce(Subquery(of_poll.annotate(count=Count("pk")).values("count")), 0)


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
