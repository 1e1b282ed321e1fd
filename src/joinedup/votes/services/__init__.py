"""What can be done with statements, ideas and votes."""

from joinedup.votes.services.casting import (
    NotTakingVotes,
    TooManyChosen,
    cast,
    cast_on_paper,
    choose,
)
from joinedup.votes.services.polls import (
    StillOpen,
    close_poll,
    open_poll,
    reveal,
    work_out_groups,
)
from joinedup.votes.services.statements import hide, move, release, suggest, write_statements

__all__ = [
    "NotTakingVotes",
    "StillOpen",
    "TooManyChosen",
    "cast",
    "cast_on_paper",
    "choose",
    "close_poll",
    "hide",
    "move",
    "open_poll",
    "release",
    "reveal",
    "suggest",
    "work_out_groups",
    "write_statements",
]
