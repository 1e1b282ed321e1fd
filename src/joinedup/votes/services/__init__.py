"""What can be done with statements and votes."""

from joinedup.votes.services.casting import NotTakingVotes, cast, cast_on_paper
from joinedup.votes.services.polls import (
    StillOpen,
    close_poll,
    open_poll,
    reveal,
    work_out_groups,
)
from joinedup.votes.services.statements import hide, move, release, suggest, write_statement

__all__ = [
    "NotTakingVotes",
    "StillOpen",
    "cast",
    "cast_on_paper",
    "close_poll",
    "hide",
    "move",
    "open_poll",
    "release",
    "reveal",
    "suggest",
    "work_out_groups",
    "write_statement",
]
