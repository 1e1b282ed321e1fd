"""Taking votes from devices. No moment and no person is handed in."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from joinedup.series.services.revisions import bump_revision
from joinedup.votes.lib.limits import BALLOTS
from joinedup.votes.models import VOTES_EACH, Ballot, Poll, PollKind, Statement, Vote
from joinedup.votes.selectors.statements import released_statements
from joinedup.votes.services.anonymising import mix_now_and_then
from joinedup.votes.services.recording import lock_poll

ALREADY_REVEALED = _("The results are shown already, so nothing is added to them.")


class NotTakingVotes(Exception):
    """The poll takes no votes now; says so in a sentence."""


class TooManyChosen(Exception):
    """A ballot chooses more ideas than it has votes."""


def refuse_unless_voting(poll: Poll) -> None:
    """Raise NotTakingVotes unless the poll is open and its meeting was not cancelled."""
    if poll.meeting.cancelled_at:
        raise NotTakingVotes(_("The meeting was cancelled."))
    if not poll.opened_at:
        raise NotTakingVotes(_("Voting has not opened yet."))
    if poll.closed_at:
        raise NotTakingVotes(_("Voting has closed."))


def count_ballot(ballot_id: str, poll: Poll, network: str, at: datetime) -> datetime | None:
    """Count a ballot that is new, before it is cast; if too many came through this connection,
    until when none is taken. It is asked while voting goes on, and the moment is kept nowhere."""
    if not poll.is_open or poll.ballots.filter(pk=ballot_id).exists():
        return None
    who = (network, poll.pk)
    return None if BALLOTS.count(*who, at=at) else BALLOTS.free_at(*who, at=at)


@transaction.atomic
def cast_vote(*, ballot_id: str, in_round: int, statement: Statement, value: int) -> None:
    """Let a ballot, handed out in this round, say -1, 0 or 1 to a statement. Said again, the last
    choice counts.

    Raises NotTakingVotes when voting, the round or the statement has closed.
    """
    # Closing writes all ballots anew: a vote waits until that is done, or is done before.
    poll = lock_poll(statement.poll)
    refuse_unless_voting(poll)
    _refuse_unless_in_this_round(poll, in_round)
    _refuse_unless_listed(poll, [statement], PollKind.STATEMENTS)
    if keep_ballots(poll, {ballot_id: {statement.pk: value}}):
        bump_revision(poll.meeting_id, phones=False)
    mix_now_and_then(poll)


@transaction.atomic
def choose_ideas(
    *, ballot_id: str, in_round: int, poll: Poll, ideas: Collection[Statement]
) -> None:
    """Let a ballot, handed out in this round, give its votes to these ideas, and to no others that
    it chose before.

    Without ideas the ballot is taken back. Raises NotTakingVotes when voting, the round or an idea
    has closed, and TooManyChosen.
    """
    poll = lock_poll(poll)
    refuse_unless_voting(poll)
    _refuse_unless_in_this_round(poll, in_round)
    _refuse_unless_listed(poll, ideas, PollKind.RECOMMENDATIONS)
    chosen = {idea.pk: 1 for idea in sorted(ideas, key=lambda idea: idea.position or 0)}
    refuse_too_many(chosen)
    if chosen:
        Vote.objects.filter(ballot=ballot_id, ballot__poll=poll).delete()
        is_news = keep_ballots(poll, {ballot_id: chosen})
    else:
        is_news, _each = poll.ballots.filter(pk=ballot_id).delete()
    if is_news:
        bump_revision(poll.meeting_id, phones=False)
    mix_now_and_then(poll)


def count_handed_out(poll: Poll) -> None:
    """Count one more ballot that was handed out to a device. Nothing is kept of which."""
    Poll.objects.filter(pk=poll.pk, round=poll.round).update(handed_out=F("handed_out") + 1)


def _refuse_unless_in_this_round(poll: Poll, in_round: int) -> None:
    if poll.round != in_round:
        raise NotTakingVotes(
            _("The vote was started anew, so all ballots are empty again. Please vote once more.")
        )


def _refuse_unless_listed(poll: Poll, statements: Collection[Statement], kind: PollKind) -> None:
    listed = released_statements(poll).filter(pk__in=[each.pk for each in statements])
    if poll.kind != kind or listed.count() < len(statements):
        raise NotTakingVotes(_("Something you chose is not voted on any more."))


def refuse_too_many(chosen: Collection[int]) -> None:
    """Raise TooManyChosen when a ballot chooses more ideas than it has votes."""
    if len(chosen) > VOTES_EACH:
        raise TooManyChosen


def keep_ballots(poll: Poll, ballots: Mapping[str, Mapping[int, int]]) -> int:
    """Keep ballots, each a dictionary from statement id to value; gives how many are new."""
    ballots = {ballot_id: votes for ballot_id, votes in ballots.items() if votes}
    known = poll.ballots.filter(pk__in=ballots).count()
    Ballot.objects.bulk_create(
        (Ballot(pk=each, poll=poll) for each in ballots), ignore_conflicts=True
    )
    has_spots = poll.kind == PollKind.RECOMMENDATIONS
    Vote.objects.bulk_create(
        (
            Vote(
                ballot_id=ballot_id,
                statement_id=pk,
                value=value,
                spot=spot if has_spots else None,
            )
            for ballot_id, votes in ballots.items()
            for spot, (pk, value) in enumerate(votes.items(), 1)
        ),
        update_conflicts=True,
        unique_fields=["ballot", "statement"],
        update_fields=["value"],
    )
    return len(ballots) - known
