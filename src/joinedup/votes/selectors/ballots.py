"""What a device may see of its own ballot. No other question about single ballots is asked."""

from collections.abc import Iterable

from django.http import HttpRequest

from joinedup.votes.lib.ballot_cookie import ballot_ids_of
from joinedup.votes.models import Ballot, Poll, StatementState, Vote


def meetings_voted_at(request: HttpRequest) -> Iterable[int]:
    """The meetings at which this device cast a ballot."""
    ids = ballot_ids_of(request)
    if not ids:
        return []
    return Ballot.objects.filter(pk__in=ids).values_list("poll__meeting", flat=True)


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
