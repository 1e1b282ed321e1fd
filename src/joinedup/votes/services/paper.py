"""Ballots typed from paper: a list that can be put right until results are revealed."""

import random
import secrets
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import SequenceMatcher

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from joinedup.core.attempts import NotTaken, attempt_key
from joinedup.core.exceptions import ServiceError
from joinedup.core.models import TakenAs
from joinedup.people.models import Member
from joinedup.votes.events import Event
from joinedup.votes.lib.paper_ballots import write_ballot, written_ballot
from joinedup.votes.models import Poll, PollKind, TypedBallot
from joinedup.votes.selectors.statements import numbered_statements
from joinedup.votes.services.casting import (
    ALREADY_REVEALED,
    NotTakingVotes,
    keep_ballots,
    refuse_too_many,
)
from joinedup.votes.services.recording import lock_poll, record_and_bump


class NotOnTheList(ServiceError):
    """The line is not there any more; says so in a sentence."""

    def __init__(self) -> None:
        super().__init__(_("This ballot is not on your list any more, so nothing was changed."))


@transaction.atomic
def type_ballots(
    *,
    key: uuid.UUID,
    poll: Poll,
    ballots: Sequence[Mapping[int, int]],
    above: TypedBallot | None = None,
    by: Member,
    at: datetime,
) -> TakenAs:
    """Put paper ballots, each a dictionary from statement number to value, on the list of whoever
    types them: at its end, or above one of its lines.

    Paper may be typed after voting has closed, until the results are revealed. The same form sent
    again with other ballots writes its own lines anew, where they stand. Raises NotTakingVotes
    and TooManyChosen, and NotTaken when some of those lines were changed in the list since.
    """
    poll = _lock(poll)
    if poll.kind == PollKind.RECOMMENDATIONS:
        for ballot in ballots:
            refuse_too_many(ballot)
    said = [write_ballot(ballot, poll.kind) for ballot in ballots]
    form = attempt_key(key, by, poll)
    listed = list(poll.typed_ballots.filter(typed_by=by))
    before = [line for line in listed if line.form == form]
    if [line.typed for line in before] == said:
        return TakenAs.SAME
    if not all(line.is_as_typed for line in before):
        raise NotTaken
    new = [
        TypedBallot(poll=poll, typed_by=by, form=form, typed=line, counted=line) for line in said
    ]
    _write(listed, _laid_out(listed, before, new, above))
    event = Event.PAPER_BALLOTS_CHANGED if before else Event.PAPER_BALLOTS_TYPED
    record_and_bump(event, about=poll, poll=poll, by=by, at=at, ballots=len(said))
    return TakenAs.CHANGE if before else TakenAs.NEW


@transaction.atomic
def change_typed_ballot(
    *, poll: Poll, line: int, ballot: Mapping[int, int], by: Member, at: datetime
) -> TypedBallot:
    """Let the line with this id, on the list of ``by``, say something else. Gives it as it was.

    Raises NotOnTheList, NotTakingVotes and TooManyChosen.
    """
    if poll.kind == PollKind.RECOMMENDATIONS:
        refuse_too_many(ballot)
    before = _lock_line(poll, line, by)
    _change(before, by, at, counted=write_ballot(ballot, poll.kind), is_out=False)
    return before


@transaction.atomic
def take_out_typed_ballot(*, poll: Poll, line: int, by: Member, at: datetime) -> TypedBallot:
    """Count a line no more. Gives it as it was. Raises NotOnTheList and NotTakingVotes."""
    before = _lock_line(poll, line, by)
    _change(before, by, at, is_out=True)
    return before


@transaction.atomic
def put_back_typed_ballot(*, poll: Poll, line: int, by: Member, at: datetime) -> TypedBallot:
    """Count a line again that was taken out, as it was then; let any other say what was typed.

    Gives it as it was. Raises NotOnTheList and NotTakingVotes.
    """
    before = _lock_line(poll, line, by)
    if before.is_out:
        _change(before, by, at, is_out=False)
    else:
        _change(before, by, at, counted=before.typed)
    return before


def cast_typed_ballots(poll: Poll) -> int:
    """Make ballots of all lines typed for a locked poll, in a random order, and forget the lines;
    how many lines there were."""
    numbered = numbered_statements(poll)
    lines = [line.counted for line in poll.typed_ballots.filter(is_out=False)]
    random.SystemRandom().shuffle(lines)
    keep_ballots(
        poll,
        {
            secrets.token_hex(32): {
                numbered[number]: value for number, value in written_ballot(line).items()
            }
            for line in lines
        },
    )
    return poll.typed_ballots.all().delete()[0]


@transaction.atomic
def forget_typed_lists(lines: QuerySet[TypedBallot], at: datetime) -> int:
    """Make ballots of lines whose time is over."""
    polls = Poll.objects.filter(typed_ballots__in=lines).distinct().order_by("pk")
    return sum(cast_typed_ballots(lock_poll(poll)) for poll in list(polls))


def _lock(poll: Poll) -> Poll:
    """The poll, when paper may be typed."""
    if poll.pk:
        poll = lock_poll(poll)
    if poll.revealed_at:
        raise NotTakingVotes(ALREADY_REVEALED)
    if not poll.opened_at:
        raise NotTakingVotes(_("Voting has not opened yet."))
    return poll


def _lock_line(poll: Poll, pk: int, by: Member) -> TypedBallot:
    poll = _lock(poll)
    line = poll.typed_ballots.filter(pk=pk, typed_by=by).first()
    if line is None:
        raise NotOnTheList
    line.poll = poll
    return line


def _change(line: TypedBallot, by: Member, at: datetime, **fields: object) -> None:
    if TypedBallot.objects.filter(pk=line.pk).exclude(**fields).update(**fields):
        event, poll = Event.PAPER_BALLOTS_CHANGED, line.poll
        record_and_bump(event, about=poll, poll=poll, by=by, at=at, ballots=1)


def _laid_out(
    listed: Sequence[TypedBallot],
    before: Sequence[TypedBallot],
    new: Sequence[TypedBallot],
    above: TypedBallot | None,
) -> list[TypedBallot]:
    """The whole list, with the lines ``new`` instead of ``before``. Those that say the same stay
    the lines they are."""
    was, now = ([line.typed for line in lines] for lines in (before, new))
    part = list(new)
    for i, j, size in SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks():
        part[j : j + size] = before[i : i + size]
    laid = [line for line in listed if line not in before or line in part]
    first = before[0] if before else above
    place = listed.index(first) if first in listed else len(listed)
    for line in part:
        if line in laid:
            place = laid.index(line)
        else:
            laid.insert(place, line)
        place += 1
    return laid


def _write(listed: Sequence[TypedBallot], laid: Sequence[TypedBallot]) -> None:
    """Write a list as it is laid out."""
    moved = [line for place, line in enumerate(laid, 1) if line.place != place]
    for place, line in enumerate(laid, 1):
        line.place = place
    gone = [line.pk for line in listed if line not in laid]
    TypedBallot.objects.filter(pk__in=gone).delete()
    TypedBallot.objects.bulk_update([line for line in moved if line.pk], ["place"])
    TypedBallot.objects.bulk_create(line for line in laid if not line.pk)
