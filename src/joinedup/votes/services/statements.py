"""Writing, suggesting, releasing, hiding and ordering what is voted on: statements and ideas."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from joinedup.core import ordering
from joinedup.core.attempts import attempt_key, make_or_change
from joinedup.core.models import TakenAs
from joinedup.people.models import Member
from joinedup.series.models import Meeting
from joinedup.votes.events import Event
from joinedup.votes.models import Poll, Statement, StatementState
from joinedup.votes.services.casting import (
    ALREADY_REVEALED,
    NotTakingVotes,
    refuse_unless_voting,
)
from joinedup.votes.services.recording import lock_poll, record_and_bump


@transaction.atomic
def write_statements(
    *,
    key: uuid.UUID,
    meeting: Meeting,
    kind: str,
    texts: Iterable[str],
    by: Member,
    at: datetime,
) -> int:
    """Put statements, or ideas, to the room, after those already there. Sent twice, they are
    there once.

    Gives how many are new. Raises NotTakingVotes when the results are shown already.
    """
    made, _is_new = Poll.objects.get_or_create(meeting=meeting, kind=kind)
    poll = lock_poll(made)
    if poll.is_revealed:
        raise NotTakingVotes(ALREADY_REVEALED)
    before = place = ordering.next_position(poll.statements.all())
    for text in texts:
        statement = make_or_change(
            Statement,
            key=key,
            by=by,
            parts=(poll, text),
            said={},
            besides={
                "poll": poll,
                "text": text,
                "written_at": at,
                "state": StatementState.RELEASED,
                "position": place,
            },
        )
        if statement.taken_as is TakenAs.NEW:
            record_and_bump(Event.STATEMENT_WRITTEN, about=statement, poll=poll, by=by, at=at)
            place += 1
    return place - before


@transaction.atomic
def suggest_statement(*, key: uuid.UUID, poll: Poll, text: str, at: datetime) -> Statement:
    """Keep somebody's suggestion until it is released. Who suggested it is not kept.

    Sent twice, it is there once. Raises NotTakingVotes when voting is not open.
    """
    if poll.pk:
        poll = lock_poll(poll)
    key = attempt_key(key, "guest", poll, text)
    kept = Statement.objects.filter(key=key).first()
    if kept:
        return kept
    refuse_unless_voting(poll)
    statement = Statement.objects.create(key=key, poll=poll, text=text, written_at=at)
    record_and_bump(Event.STATEMENT_SUGGESTED, about=statement, poll=poll, by="guest", at=at)
    return statement


@transaction.atomic
def release_statement(*, statement: Statement, by: Member, at: datetime) -> Statement:
    """Let the room vote on a statement that was suggested or hidden."""
    poll = lock_poll(statement.poll)
    statement.refresh_from_db(fields=["state", "reason", "position"])
    if statement.state == StatementState.RELEASED or poll.is_revealed:
        return statement
    statement.state, statement.reason = StatementState.RELEASED, ""
    statement.position = statement.position or ordering.next_position(poll.statements.all())
    statement.save(update_fields=["state", "reason", "position"])
    record_and_bump(Event.STATEMENT_RELEASED, about=statement, poll=poll, by=by, at=at)
    return statement


@transaction.atomic
def hide_statement(*, statement: Statement, reason: str, by: Member, at: datetime) -> Statement:
    """Take a statement away from the room; votes on it are not counted while it is hidden."""
    poll = lock_poll(statement.poll)
    statement.refresh_from_db(fields=["state", "reason", "position"])
    if (statement.state, statement.reason) == (StatementState.HIDDEN, reason):
        return statement
    statement.state, statement.reason = StatementState.HIDDEN, reason
    statement.written_at = at
    statement.save(update_fields=["state", "reason", "written_at"])
    record_and_bump(Event.STATEMENT_HIDDEN, about=statement, poll=poll, by=by, at=at)
    return statement


@transaction.atomic
def move_statement(*, statement: Statement, places: int, by: Member, at: datetime) -> Statement:
    """Move a released statement up (-1) or down (+1) among the released ones, before voting.

    Later the numbers stand on paper ballots, and stay.
    """
    poll = lock_poll(statement.poll)
    if poll.opened_at:
        return statement
    row = poll.statements.filter(state=StatementState.RELEASED).order_by("position")
    if statement in row and ordering.move(row, statement, places):
        record_and_bump(Event.STATEMENT_MOVED, about=statement, poll=poll, by=by, at=at)
    return statement
