"""What somebody typed from paper. Nobody reads another's list, for it tells how votes stand."""

from collections.abc import Sequence
from typing import Any

from joinedup.people.models import Person
from joinedup.votes.models import Poll, TypedBallot


def typed_ballots_of(person: Person, poll: Poll) -> list[TypedBallot]:
    """The list that somebody typed for a poll, line by line, each with its ``number`` among those
    that count: None where it was taken out."""
    lines: list[Any] = list(TypedBallot.objects.filter(poll=poll.pk, typed_by=person.pk))
    number = 0
    for line in lines:
        number += not line.is_out
        line.number = None if line.is_out else number
    return lines


def line_of(lines: Sequence[TypedBallot], pk: str) -> TypedBallot | None:
    """The line of a list with this id, as it came in an address, or None."""
    return next((line for line in lines if str(line.pk) == pk), None)
