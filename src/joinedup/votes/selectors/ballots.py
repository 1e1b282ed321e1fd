"""What a device may see of its own ballot. No other question about single ballots is asked."""

from django.http import HttpRequest

from joinedup.series.models import Meeting
from joinedup.votes.lib.ballot_cookie import ballot_id_of
from joinedup.votes.models import Ballot, Poll, PollKind, StatementState, Vote


def has_voted(request: HttpRequest, meeting: Meeting) -> bool:
    """Whether this device cast a ballot at the meeting."""
    polls = [Poll(meeting=meeting, kind=kind) for kind in PollKind]
    ids = [each for poll in polls if (each := ballot_id_of(request, poll))]
    return bool(ids) and Ballot.objects.filter(pk__in=ids, poll__meeting=meeting).exists()


def answers_of(ballot_id: str | None, poll: Poll) -> dict[int, int]:
    """What the ballot of this device says to each released statement: id -> -1, 0 or 1.

    Of ideas, those that it chose: id -> 1.
    """
    if ballot_id is None or poll.pk is None:
        return {}
    return dict(
        Vote.objects.filter(
            ballot=ballot_id, ballot__poll=poll, statement__state=StatementState.RELEASED
        ).values_list("statement", "value")
    )
