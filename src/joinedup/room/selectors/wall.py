from dataclasses import dataclass

from joinedup.room.selectors.asked import Asked, read_asked
from joinedup.room.selectors.shown import shown_among
from joinedup.room.selectors.voted import Voted, read_voted


@dataclass(frozen=True)
class Wall:
    """What is on the wall: a question, a vote, or neither."""

    asked: Asked | None
    voted: Voted | None


def read_wall(meeting) -> Wall:
    """What everybody in the room may see. Six queries at most."""
    prompts = list(meeting.prompts.order_by("position", "pk"))
    shown = shown_among(meeting, prompts, list(meeting.polls.all()))
    return Wall(
        asked=read_asked(shown.prompt) if shown.prompt else None,
        voted=read_voted(shown.poll) if shown.poll else None,
    )
