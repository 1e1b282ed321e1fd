"""Writing ballots anew, so that the order of rows tells nothing of the order of people."""

import random
import secrets
import uuid

from joinedup.votes.models import Ballot, Vote


def lock(poll):
    """The poll as it is, and nobody else changes it or votes until the transaction ends."""
    return (
        type(poll)
        .objects.select_for_update(of=("self",))
        .select_related("meeting__series__community")
        .get(pk=poll.pk)
    )


def shuffle(poll, *, cut_ties=False):
    """Write the ballots and votes of a locked poll anew, in a random order.

    With ``cut_ties`` the ballots get new ids, so that no device can reach its own any more.
    """
    ballots = list(poll.ballots.values_list("pk", flat=True))
    votes = list(
        Vote.objects.filter(ballot__poll=poll).values_list("ballot", "statement", "value", "spot")
    )
    chance = random.SystemRandom()
    chance.shuffle(ballots)
    chance.shuffle(votes)
    named = {ballot: secrets.token_hex(32) if cut_ties else ballot for ballot in ballots}
    poll.ballots.all().delete()
    Ballot.objects.bulk_create(Ballot(pk=named[ballot], poll=poll) for ballot in ballots)
    Vote.objects.bulk_create(
        Vote(
            pk=uuid.uuid4(),
            ballot_id=named[ballot],
            statement_id=statement,
            value=value,
            spot=spot,
        )
        for ballot, statement, value, spot in votes
    )
