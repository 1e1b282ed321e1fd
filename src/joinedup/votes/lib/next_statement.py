"""Which statement a device is shown next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.utils.functional import Promise

from joinedup.votes.models import Choice, Statement


@dataclass(frozen=True)
class NextStatement:
    """What a device is shown: a statement (None when all are answered), and where it stands.

    ``statements`` are all, in their order; ``number`` is the place of the one shown, ``total``
    how many there are, ``answered`` how many this ballot has answered, ``value`` what it said to
    the statement before. ``last`` is a pair of the statement answered just now and the choice in
    words, or None. ``given`` are such pairs for every statement that is answered.
    """

    statements: list[Statement]
    statement: Statement | None
    number: int
    total: int
    answered: int
    value: int | None
    last: tuple[Statement, Promise] | None
    given: list[tuple[Statement, Promise]]

    @classmethod
    def of(
        cls,
        statements: list[Statement],
        answers: Mapping[int, int],
        *,
        asked: str | None = None,
        after: str | None = None,
    ) -> Self:
        """What is next for a ballot with these answers. ``asked`` and ``after`` are as they came in
        the address."""
        by_number = {str(each.pk): each for each in statements}
        waiting = [each for each in statements if each.pk not in answers]
        statement = by_number.get(asked or "") or (waiting[0] if waiting else None)
        last = by_number.get(after or "")
        given: list[tuple[Statement, Promise]] = [
            (each, Choice(answers[each.pk]).label) for each in statements if each.pk in answers
        ]
        return cls(
            statements=statements,
            statement=statement,
            number=statements.index(statement) + 1 if statement else len(statements),
            total=len(statements),
            answered=len(answers),
            value=answers.get(statement.pk) if statement else None,
            last=next((pair for pair in given if pair[0] == last), None),
            given=given,
        )
