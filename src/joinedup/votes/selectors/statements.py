from django.db.models import F

from joinedup.access.permissions import roles_of
from joinedup.votes.models import Statement, StatementState


def statements_visible_to(person):
    """All statements, suggested and hidden ones too, of meetings in communities the person runs.

    What others see are the released ones, by way of a meeting: ``released``.
    """
    return (
        Statement.objects.filter(Statement.within(roles_of(person).organises))
        .select_related("poll__meeting__series__community")
        .order_by(F("position").asc(nulls_last=True), "pk")
    )


def released_statements(poll):
    """The statements a room votes on, in their order."""
    if poll.pk is None:
        return Statement.objects.none()
    return poll.statements.filter(state=StatementState.RELEASED).order_by("position")


def statements_for_paper(poll):
    """The released statements by the number that paper ballots use."""
    return {statement.position: statement for statement in released_statements(poll)}


def by_state(statements):
    """Statements as lists by their state: suggested, released, hidden."""
    lists = {state.value: [] for state in StatementState}
    for statement in statements:
        lists[statement.state].append(statement)
    return lists
