"""The pages of statements and votes."""

from joinedup.votes.views.choosing import choose
from joinedup.votes.views.reading import code_results, results
from joinedup.votes.views.running import (
    paper,
    poll_close,
    poll_open,
    poll_reveal,
    statement_hide,
    statement_list,
    statement_move,
    statement_release,
)
from joinedup.votes.views.voting import suggest, vote, vote_as_member

__all__ = [
    "choose",
    "code_results",
    "paper",
    "poll_close",
    "poll_open",
    "poll_reveal",
    "results",
    "statement_hide",
    "statement_list",
    "statement_move",
    "statement_release",
    "suggest",
    "vote",
    "vote_as_member",
]
