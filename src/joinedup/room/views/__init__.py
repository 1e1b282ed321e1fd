"""The pages of a meeting while it goes on."""

from joinedup.room.views.acts import contribution_act, meeting_act, poll_act, prompt_act
from joinedup.room.views.papers import paper_pack
from joinedup.room.views.phones import code_now
from joinedup.room.views.screens import run, run_now, wall, wall_now

__all__ = [
    "code_now",
    "contribution_act",
    "meeting_act",
    "paper_pack",
    "poll_act",
    "prompt_act",
    "run",
    "run_now",
    "wall",
    "wall_now",
]
