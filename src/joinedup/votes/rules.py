"""Who may do what with statements. Nobody may see results before they are revealed."""

from joinedup.people.models import Person
from joinedup.series.rules import may_run_meeting
from joinedup.votes.models import Statement


def may_change_statement(person: Person, statement: Statement) -> bool:
    """The facilitators release, order and hide its statements."""
    return may_run_meeting(person, statement.poll.meeting)
