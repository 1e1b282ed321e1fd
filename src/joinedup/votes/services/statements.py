"""Writing, suggesting, releasing, hiding and ordering what is voted on: statements and ideas."""

from django.db import transaction

from joinedup.core import ordering
from joinedup.core.idempotency import derive_key
from joinedup.votes.events import Event
from joinedup.votes.models import Poll, Statement, StatementState
from joinedup.votes.services.casting import (
    ALREADY_REVEALED,
    NotTakingVotes,
    refuse_when_closed,
)
from joinedup.votes.services.mixing import lock
from joinedup.votes.services.noting import note


@transaction.atomic
def write_statements(*, key, meeting, kind, texts, by, at):
    """Put statements, or ideas, to the room, after those already there. Sent twice, they are
    there once.

    Gives how many are new. Raises NotTakingVotes when the results are shown already.
    """
    made, _is_new = Poll.objects.get_or_create(meeting=meeting, kind=kind)
    poll = lock(made)
    if poll.is_revealed:
        raise NotTakingVotes(ALREADY_REVEALED)
    before = place = ordering.next_position(poll.statements)
    for text in texts:
        statement, is_new = Statement.objects.get_or_create(
            key=derive_key(key, poll.pk, text),
            defaults={
                "poll": poll,
                "text": text,
                "written_at": at,
                "state": StatementState.RELEASED,
                "position": place,
            },
        )
        if is_new:
            note(Event.STATEMENT_WRITTEN, about=statement, poll=poll, by=by, at=at)
            place += 1
    return place - before


@transaction.atomic
def suggest(*, key, poll, text, at):
    """Keep somebody's suggestion until it is released. Who suggested it is not kept.

    Sent twice, it is there once. Raises NotTakingVotes when voting is not open.
    """
    if poll.pk:
        poll = lock(poll)
    key = derive_key(key, poll.pk, text)
    kept = Statement.objects.filter(key=key).first()
    if kept:
        return kept
    refuse_when_closed(poll)
    statement = Statement.objects.create(key=key, poll=poll, text=text, written_at=at)
    note(Event.STATEMENT_SUGGESTED, about=statement, poll=poll, by="guest", at=at)
    return statement


@transaction.atomic
def release(*, statement, by, at):
    """Let the room vote on a statement that was suggested or hidden."""
    poll = lock(statement.poll)
    statement.refresh_from_db(fields=["state", "reason", "position"])
    if statement.state == StatementState.RELEASED or poll.is_revealed:
        return statement
    statement.state, statement.reason = StatementState.RELEASED, ""
    statement.position = statement.position or ordering.next_position(poll.statements)
    statement.save(update_fields=["state", "reason", "position"])
    note(Event.STATEMENT_RELEASED, about=statement, poll=poll, by=by, at=at)
    return statement


@transaction.atomic
def hide(*, statement, reason, by, at):
    """Take a statement away from the room; votes on it are not counted while it is hidden."""
    poll = lock(statement.poll)
    statement.refresh_from_db(fields=["state", "reason", "position"])
    if (statement.state, statement.reason) == (StatementState.HIDDEN, reason):
        return statement
    statement.state, statement.reason = StatementState.HIDDEN, reason
    statement.save(update_fields=["state", "reason"])
    note(Event.STATEMENT_HIDDEN, about=statement, poll=poll, by=by, at=at)
    return statement


@transaction.atomic
def move(*, statement, places, by, at):
    """Move a released statement up (-1) or down (+1) among the released ones, before voting.

    Later the numbers stand on paper ballots, and stay.
    """
    poll = lock(statement.poll)
    if poll.opened_at:
        return statement
    row = poll.statements.filter(state=StatementState.RELEASED).order_by("position")
    if statement in row and ordering.move(row, statement, places):
        note(Event.STATEMENT_MOVED, about=statement, poll=poll, by=by, at=at)
    return statement
