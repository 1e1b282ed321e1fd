"""Who may do what in the room."""

from joinedup.series.rules import may_run_meeting


def may_run_poll(person, poll):
    """Those who run the meeting open, close and reveal its votes, and show them on the wall."""
    return may_run_meeting(person, poll.meeting)
