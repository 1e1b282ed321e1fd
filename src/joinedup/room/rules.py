"""Who may do what in the room."""

from joinedup.people.models import Person
from joinedup.series.rules import may_run_meeting
from joinedup.votes.models import Poll


def may_run_poll(person: Person, poll: Poll) -> bool:
    """The facilitators open, close and reveal its votes, and show them on the wall."""
    return may_run_meeting(person, poll.meeting)
