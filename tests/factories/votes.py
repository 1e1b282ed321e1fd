"""Polls, statements and ballots, as plain rows: no record, no rules."""

import secrets
import uuid
from datetime import timedelta
from itertools import count

from django.utils import timezone

from joinedup.votes.models import (
    Ballot,
    Poll,
    PollKind,
    Statement,
    StatementState,
    TypedBallot,
    Vote,
)
from tests.factories.people import make_member
from tests.factories.series import make_meeting

_number = count(1)


def make_poll(
    *,
    meeting=None,
    kind=PollKind.STATEMENTS,
    is_open=True,
    is_closed=False,
    is_revealed=False,
    **fields,
):
    """A poll that takes votes; or one that is closed, or revealed."""
    now = timezone.now()
    begun = is_open or is_closed or is_revealed
    return Poll.objects.create(
        meeting=meeting or make_meeting(is_open=True),
        kind=kind,
        **{
            "opened_at": now - timedelta(hours=1) if begun else None,
            "closed_at": now if is_closed or is_revealed else None,
            "revealed_at": now if is_revealed else None,
            **fields,
        },
    )


def make_statement(*, poll=None, state=StatementState.RELEASED, **fields):
    """A statement the room votes on."""
    number = next(_number)
    return Statement.objects.create(
        poll=poll or make_poll(),
        state=state,
        **{
            "text": f"Statement {number}.",
            "written_at": timezone.now(),
            "reason": "It names somebody." if state == StatementState.HIDDEN else "",
            "position": None if state == StatementState.SUGGESTED else number,
            **fields,
        },
    )


def make_ballots(poll, statements, rows):
    """Ballots from rows such as ``"ad-p"``: a letter a statement, a dash for no answer."""
    values = {"a": 1, "d": -1, "p": 0}
    ballots = [Ballot(pk=secrets.token_hex(32), poll=poll) for _ in rows]
    Ballot.objects.bulk_create(ballots)
    Vote.objects.bulk_create(
        Vote(ballot=ballot, statement=statement, value=values[sign])
        for ballot, row in zip(ballots, rows, strict=True)
        for statement, sign in zip(statements, row, strict=True)
        if sign != "-"
    )
    return ballots


def make_ideas(poll, *texts):
    """Ideas for recommendations, in this order."""
    return [
        make_statement(poll=poll, text=text, position=place) for place, text in enumerate(texts, 1)
    ]


def make_choices(poll, ideas, rows):
    """Ballots from rows such as ``"x--x"``: an x for each idea that is chosen."""
    ballots = [Ballot(pk=secrets.token_hex(32), poll=poll) for _ in rows]
    Ballot.objects.bulk_create(ballots)
    Vote.objects.bulk_create(
        Vote(ballot=ballot, statement=idea, value=1, spot=spot)
        for ballot, row in zip(ballots, rows, strict=True)
        for spot, idea in enumerate(
            (idea for idea, sign in zip(ideas, row, strict=True) if sign == "x"), 1
        )
    )
    return ballots


def make_typed_ballot(*, poll, typed_by=None, typed="1a", **fields):
    """A line of the list that somebody typed from paper, at its end."""
    typed_by = typed_by or make_member()
    return TypedBallot.objects.create(
        poll=poll,
        typed_by=typed_by,
        **{
            "form": uuid.uuid4(),
            "place": TypedBallot.objects.filter(poll=poll, typed_by=typed_by).count() + 1,
            "typed": typed,
            "counted": typed,
            **fields,
        },
    )
