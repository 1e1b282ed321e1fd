"""What the screens in the room show: what somebody chose for the wall, or else what goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from joinedup.conversation.models import Contribution, Prompt
from joinedup.room.models import WallChoice
from joinedup.room.selectors.panels import PollPanel, PromptPanel, poll_panel, prompt_panel
from joinedup.series.models import Meeting
from joinedup.votes.models import Poll

Row = TypeVar("Row", Prompt, Poll)


@dataclass(frozen=True)
class ScreenState:
    """A question, a vote, or neither; and whether somebody chose it."""

    prompt: Prompt | None = None
    poll: Poll | None = None
    is_chosen: bool = False


def screen_state(meeting: Meeting, prompts: Sequence[Prompt], polls: Sequence[Poll]) -> ScreenState:
    """What the wall of a meeting shows of its questions and votes. Two queries at most.

    Unless somebody chose: the last of the open questions; else the vote that is open, the one
    opened last; else the question that was answered or the vote that was closed last.
    """
    choice = WallChoice.objects.filter(meeting=meeting).first()
    if choice:
        return ScreenState(
            prompt=_of(prompts, choice.prompt_id), poll=_of(polls, choice.poll_id), is_chosen=True
        )
    asked = [each for each in prompts if each.is_open]
    if asked:
        return ScreenState(prompt=asked[-1])
    opened = [(each.opened_at, each) for each in polls if each.is_open and each.opened_at]
    if opened:
        return ScreenState(poll=max(opened, key=itemgetter(0))[1])
    latest = Contribution.objects.filter(prompt__in=prompts).order_by("-pk")
    answered = latest.values_list("prompt", "said_at").first()
    closed = [(each.closed_at, each) for each in polls if each.closed_at]
    closed_at, poll = max(closed, key=itemgetter(0), default=(None, None))
    if closed_at and (not answered or answered[1] < closed_at):
        return ScreenState(poll=poll)
    return ScreenState(prompt=_of(prompts, answered[0]) if answered else None)


def _of(rows: Sequence[Row], pk: int | None) -> Row | None:
    return next((each for each in rows if each.pk == pk), None)


@dataclass(frozen=True)
class Wall:
    """What is on the wall: a question, a vote, or neither."""

    prompt_panel: PromptPanel | None
    poll_panel: PollPanel | None


def read_wall(meeting: Meeting) -> Wall:
    """What everybody in the room may see. Six queries at most."""
    prompts = list(meeting.prompts.filter(hidden_at=None).order_by("position", "pk"))
    shown = screen_state(meeting, prompts, list(meeting.polls.all()))
    return Wall(
        prompt_panel=prompt_panel(shown.prompt) if shown.prompt else None,
        poll_panel=poll_panel(shown.poll) if shown.poll else None,
    )
