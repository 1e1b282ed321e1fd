"""Taking votes, from devices and from paper. No moment and no person is handed in."""

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from joinedup.record import services as record
from joinedup.votes.models import Ballot, StatementState, Vote
from joinedup.votes.selectors import statements_for_paper
from joinedup.votes.services.mixing import lock, shuffle

ALREADY_REVEALED = _("The results are shown already, so nothing is added to them.")


class NotTakingVotes(Exception):
    """The poll takes no votes now; says so in a sentence."""


def refuse_when_closed(poll):
    """Raise NotTakingVotes unless the poll is open and its meeting was not cancelled."""
    if poll.meeting.cancelled_at:
        raise NotTakingVotes(_("The meeting was cancelled."))
    if not poll.opened_at:
        raise NotTakingVotes(_("Voting has not opened yet."))
    if poll.closed_at:
        raise NotTakingVotes(_("Voting has closed."))


@transaction.atomic
def cast(*, ballot_id, statement, value):
    """Let a ballot say -1, 0 or 1 to a statement. Said again, the last choice counts.

    Raises NotTakingVotes when voting or the statement has closed.
    """
    # Closing writes all ballots anew: a vote waits until that is done, or is done before.
    poll = lock(statement.poll)
    refuse_when_closed(poll)
    if not poll.statements.filter(pk=statement.pk, state=StatementState.RELEASED).exists():
        raise NotTakingVotes(_("This statement is not voted on any more."))
    _keep(poll, [(ballot_id, statement.pk, value)])


@transaction.atomic
def cast_on_paper(*, key, poll, ballots, by, at):
    """Keep paper ballots, each a dictionary from statement number to value, all or none.

    Paper may be typed after voting has closed, until the results are revealed. Sent twice, it is
    kept once. Gives how many ballots are new. Raises NotTakingVotes.
    """
    poll = lock(poll)
    if poll.revealed_at:
        raise NotTakingVotes(ALREADY_REVEALED)
    if not poll.opened_at:
        raise NotTakingVotes(_("Voting has not opened yet."))
    numbered = statements_for_paper(poll)
    # The id comes from the form and the line, and so from nobody's hand.
    named = [
        (uuid.uuid5(key, f"{poll.pk} {place} {sorted(ballot.items())}").hex, ballot)
        for place, ballot in enumerate(ballots)
    ]
    before = poll.ballots.count()
    _keep(
        poll,
        [
            (name, numbered[number].pk, value)
            for name, ballot in named
            for number, value in ballot.items()
            if number in numbered
        ],
    )
    new = poll.ballots.count() - before
    if poll.closed_at:
        shuffle(poll)
    if new:
        community = poll.meeting.series.community
        record.write(
            "paper ballots typed", about=poll, by=by, at=at, community=community, ballots=new
        )
    return new


def _keep(poll, votes):
    ids = dict.fromkeys(ballot_id for ballot_id, _, _ in votes)
    Ballot.objects.bulk_create((Ballot(pk=each, poll=poll) for each in ids), ignore_conflicts=True)
    Vote.objects.bulk_create(
        (Vote(ballot_id=each, statement_id=pk, value=value) for each, pk, value in votes),
        update_conflicts=True,
        unique_fields=["ballot", "statement"],
        update_fields=["value"],
    )
