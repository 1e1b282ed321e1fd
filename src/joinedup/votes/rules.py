"""Who may do what with statements. Nobody may see results before they are revealed."""

from joinedup.series.rules import may_run_meeting


def may_change_statement(person, statement):
    """Those who run the meeting release, order and hide its statements."""
    return may_run_meeting(person, statement.poll.meeting)
