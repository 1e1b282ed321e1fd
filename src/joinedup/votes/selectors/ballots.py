"""What a device may see of its own ballot. No other question about single ballots is asked."""

from joinedup.votes.models import Ballot, StatementState, Vote


def has_ballot(ballot_id, meeting):
    """Whether this is the id of a ballot that was cast at the meeting."""
    return (
        ballot_id is not None
        and Ballot.objects.filter(pk=ballot_id, poll__meeting=meeting).exists()
    )


def answers_of(ballot_id, poll):
    """What the ballot of this device says to each released statement: id -> -1, 0 or 1."""
    if ballot_id is None or poll.pk is None:
        return {}
    return dict(
        Vote.objects.filter(
            ballot=ballot_id, ballot__poll=poll, statement__state=StatementState.RELEASED
        ).values_list("statement", "value")
    )
