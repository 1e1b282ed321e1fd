from collections.abc import Iterable

from django.db.models import F, QuerySet

from joinedup.access.permissions import roles_of
from joinedup.people.models import Person
from joinedup.votes.models import Poll, Statement, StatementState


def statements_visible_to(person: Person) -> QuerySet[Statement]:
    """All statements, suggested and hidden ones too, of meetings in communities the person runs.

    What others see are the released ones, by way of a meeting: ``released_statements``.
    """
    return (
        Statement.objects.filter(Statement.within(roles_of(person).organises))
        .select_related("poll__meeting__series__community")
        .order_by(F("position").asc(nulls_last=True), "pk")
    )


def released_statements(poll: Poll) -> QuerySet[Statement]:
    """The statements a room votes on, in their order."""
    if poll.pk is None:
        return Statement.objects.none()
    return poll.statements.filter(state=StatementState.RELEASED).order_by("position")


def statements_for_paper(poll: Poll) -> dict[int, Statement]:
    """The released statements by the number that paper ballots use."""
    # A released statement always has its number, which types do not know.
    return {each.position: each for each in released_statements(poll) if each.position is not None}


def numbered_statements(poll: Poll) -> dict[int, int]:
    """The ids of all statements that stand, or once stood, on paper ballots, by their number."""
    numbered = Statement.objects.filter(poll=poll.pk).values_list("position", "pk")
    return {number: pk for number, pk in numbered if number is not None}


def by_state(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Statements as lists by their state: suggested, released, hidden."""
    lists: dict[str, list[Statement]] = {state.value: [] for state in StatementState}
    for statement in statements:
        lists[statement.state].append(statement)
    return lists
