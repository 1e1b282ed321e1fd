"""Writing ballots anew, so that the order of rows tells nothing of the order of people."""

import random
import secrets
import uuid

from django.db import connection

from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.votes.models import Ballot, Poll, Vote

# How many votes are written anew, one press with another, so that the order of rows tells nothing
# while voting is open. In a room that has cast no more in all, that is all of them at each press.
VOTES_A_PRESS = 100


def mix_now_and_then(poll: Poll) -> None:
    """Mix the ballots of a locked poll that was just voted in: in a small room each time, and in a
    large one when so many votes have come since that the work stays small.

    On the embedded database each row lies at a place by chance already (``lib.row_order``).
    """
    if connection.vendor == "sqlite":
        return
    poll.unmixed += 1
    if poll.unmixed * VOTES_A_PRESS < Vote.objects.filter(ballot__poll=poll).count():
        Poll.objects.filter(pk=poll.pk).update(unmixed=poll.unmixed)
        return
    if poll.unmixed > 1:
        Poll.objects.filter(pk=poll.pk).update(unmixed=0)
    _write_anew(poll, with_new_ids=False)


def anonymise_ballots(poll: Poll, *, with_new_ids: bool = False) -> None:
    """Write the ballots and votes of a locked poll anew, in a random order.

    With ``with_new_ids`` the ballots get new ids, so that no device can reach its own any more.
    Of the rows as they were, in the order in which people came, nothing stays in the file.
    """
    _write_anew(poll, with_new_ids=with_new_ids)
    empty_log_on_commit()


def _write_anew(poll: Poll, *, with_new_ids: bool) -> None:
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
