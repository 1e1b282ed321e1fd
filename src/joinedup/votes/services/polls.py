"""Opening and closing a vote, and revealing what came out."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django_tasks import task

from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.core.moments import just_after
from joinedup.people.models import Member
from joinedup.series.models import Meeting
from joinedup.votes.events import Event
from joinedup.votes.lib.groups import FEWEST_VOTERS, group_summary
from joinedup.votes.models import Poll, PollKind, StatementState, Vote
from joinedup.votes.selectors.polls import turnout
from joinedup.votes.services.anonymising import anonymise_ballots
from joinedup.votes.services.paper import cast_typed_ballots
from joinedup.votes.services.recording import lock_poll, record_and_bump


class StillOpen(Exception):
    """Results are revealed only when voting has closed, so that nobody votes by them."""


@transaction.atomic
def open_poll(*, meeting: Meeting, kind: str, by: Member, at: datetime) -> Poll:
    """Take votes, for the first time or again; after the results are revealed no more."""
    made, _is_new = Poll.objects.get_or_create(meeting=meeting, kind=kind)
    poll = lock_poll(made)
    if poll.is_open or poll.is_revealed:
        return poll
    poll.opened_at, poll.closed_at = poll.opened_at or at, None
    poll.save(update_fields=["opened_at", "closed_at"])
    record_and_bump(Event.VOTES_OPENED, about=poll, poll=poll, by=by, at=at)
    return poll


@transaction.atomic
def close_poll(*, poll: Poll, by: Member, at: datetime) -> Poll:
    """Take no more votes from devices, and mix the ballots."""
    poll = lock_poll(poll)
    if not poll.is_open:
        return poll
    poll.closed_at = just_after(at, poll.opened_at)
    poll.save(update_fields=["closed_at"])
    anonymise_ballots(poll)
    record_and_bump(Event.VOTES_CLOSED, about=poll, poll=poll, by=by, at=at)
    return poll


@transaction.atomic
def reveal_poll(*, poll: Poll, by: Member, at: datetime) -> Poll:
    """Show everybody what came out, for good. Raises StillOpen before voting has closed."""
    poll = lock_poll(poll)
    if poll.is_revealed:
        return poll
    if not poll.closed_at:
        raise StillOpen
    poll.revealed_at = just_after(at, poll.closed_at)
    poll.save(update_fields=["revealed_at"])
    cast_typed_ballots(poll)
    # From now on nobody changes a vote, so no device needs to reach its ballot.
    anonymise_ballots(poll, with_new_ids=True)
    record_and_bump(Event.VOTES_REVEALED, about=poll, poll=poll, by=by, at=at)
    if poll.kind == PollKind.STATEMENTS:
        work_out_groups.enqueue(poll.pk)
    return poll


@transaction.atomic
def start_anew(*, poll: Poll, from_round: int, by: Member, at: datetime) -> Poll:
    """Take votes from the beginning: all ballots of this round go, typed ones too, and secrets
    that were handed out count no more. Not once results are revealed, nor before voting opened.

    Pressed again, and where somebody else did so meanwhile, nothing more goes.
    """
    poll = lock_poll(poll)
    if not poll.opened_at or poll.is_revealed or poll.round != from_round:
        return poll
    ballots = turnout(poll)
    poll.ballots.all().delete()
    poll.typed_ballots.all().delete()
    poll.round, poll.handed_out, poll.unmixed = poll.round + 1, 0, 0
    poll.opened_at, poll.closed_at = at, None
    poll.save(update_fields=["round", "handed_out", "unmixed", "opened_at", "closed_at"])
    empty_log_on_commit()
    event = Event.VOTES_STARTED_ANEW
    record_and_bump(event, about=poll, poll=poll, by=by, at=at, ballots=ballots)
    return poll


@task()
def work_out_groups(poll_id: int) -> None:
    """Look for groups of opinion, and keep of them what may be kept. Safe to run twice."""
    poll = Poll.objects.get(pk=poll_id)
    if not poll.is_revealed:
        return
    votes = list(
        Vote.objects.filter(
            ballot__poll=poll, statement__state=StatementState.RELEASED
        ).values_list("ballot", "statement", "value")
    )
    # Of all ballots, also of those that say nothing about what is shown: there is one total.
    poll.groups = _groups_of(votes) | {"voters": turnout(poll)}
    poll.save(update_fields=["groups"])


def _groups_of(votes: list[tuple[str, int, int]]) -> dict[str, Any]:
    if len({voter for voter, _, _ in votes}) < FEWEST_VOTERS:
        return group_summary(votes, {}, {})
    # Only the worker looks for groups: pages need not wait for numpy.
    from engines.opinions import find_groups

    found = find_groups(votes)
    return group_summary(
        votes,
        found.labels,
        found.coordinates,
        one_way=len(found.one_way),
        is_looked_for=found.summary.code != "too few people",
    )
