"""Writing, suggesting, releasing, hiding and ordering what is voted on: statements and ideas."""

import uuid

from django.db import transaction
from django.db.models import Max

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
    before = place = _next_place(poll)
    for text in texts:
        statement, is_new = Statement.objects.get_or_create(
            key=_key_of(key, poll, text),
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
    key = _key_of(key, poll, text)
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
    statement.position = statement.position or _next_place(poll)
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
    row = list(poll.statements.filter(state=StatementState.RELEASED).order_by("position"))
    if statement not in row:
        return statement
    here = row.index(statement)
    there = min(max(here + places, 0), len(row) - 1)
    if here == there:
        return statement
    row[here].position, row[there].position = row[there].position, row[here].position
    Statement.objects.bulk_update([row[here], row[there]], ["position"])
    note(Event.STATEMENT_MOVED, about=statement, poll=poll, by=by, at=at)
    return row[here]


def _key_of(key, poll, text):
    # What was typed is part of it: going back and writing something else makes another.
    return uuid.uuid5(key, f"{poll.pk}\x1f{text}")


def _next_place(poll):
    latest = poll.statements.aggregate(latest=Max("position"))["latest"]
    return 1 if latest is None else latest + 1
