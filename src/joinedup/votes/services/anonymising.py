"""Writing ballots anew, so that the order of rows tells nothing of the order of people."""

import random
import secrets
import uuid

from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.votes.models import Ballot, Poll, Vote


def anonymise_ballots(poll: Poll, *, with_new_ids: bool = False) -> None:
    """Write the ballots and votes of a locked poll anew, in a random order.

    With ``with_new_ids`` the ballots get new ids, so that no device can reach its own any more.
    Of the rows as they were, in the order in which people came, nothing stays in the file.
    """
    ballots = list(poll.ballots.values_list("pk", flat=True))
    votes = list(
        Vote.objects.filter(ballot__poll=poll).values_list("ballot", "statement", "value", "spot")
    )
    chance = random.SystemRandom()
    chance.shuffle(ballots)
    chance.shuffle(votes)
    named = {ballot: secrets.token_hex(32) if with_new_ids else ballot for ballot in ballots}
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
    empty_log_on_commit()
