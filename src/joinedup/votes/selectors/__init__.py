"""What may be read of a vote, and by whom."""

from joinedup.series.selectors import meetings_heard_by
from joinedup.votes.selectors.ballots import answers_of, has_ballot
from joinedup.votes.selectors.polls import other_poll_shown, poll_of, turnout
from joinedup.votes.selectors.results import choices_in, choices_of, results_of
from joinedup.votes.selectors.statements import (
    by_state,
    released,
    statements_for_paper,
    statements_visible_to,
)

__all__ = [
    "answers_of",
    "by_state",
    "choices_in",
    "choices_of",
    "has_ballot",
    "meetings_heard_by",
    "other_poll_shown",
    "poll_of",
    "released",
    "results_of",
    "statements_for_paper",
    "statements_visible_to",
    "turnout",
]
