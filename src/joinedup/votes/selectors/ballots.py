"""What a device may see of its own ballot. No other question about single ballots is asked."""

from joinedup.votes.models import Ballot, StatementState, Vote


def has_ballot(ballot_ids, meeting):
    """Whether one of these ids, some of them None, is that of a ballot cast at the meeting."""
    ids = [each for each in ballot_ids if each]
    return bool(ids) and Ballot.objects.filter(pk__in=ids, poll__meeting=meeting).exists()


def answers_of(ballot_id, poll):
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
