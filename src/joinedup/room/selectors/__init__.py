"""What the screens of a meeting show. The same few queries, however much was said.

The meeting is read before what is shown, so that its ``turn`` is never newer than the page: a
change in between is seen at the next question.
"""

from joinedup.room.selectors.paper import Pack, read_pack
from joinedup.room.selectors.phones import turn_by_code
from joinedup.room.selectors.polls import polls_visible_to
from joinedup.room.selectors.run import Run, read_run
from joinedup.room.selectors.wall import Wall, read_wall

__all__ = [
    "Pack",
    "Run",
    "Wall",
    "polls_visible_to",
    "read_pack",
    "read_run",
    "read_wall",
    "turn_by_code",
]
