"""What is on the wall: what somebody chose, or else what goes on."""

from dataclasses import dataclass

from joinedup.conversation.models import Contribution, Prompt
from joinedup.room.models import WallChoice
from joinedup.votes.models import Poll


@dataclass(frozen=True)
class Shown:
    """A question, a vote, or neither; and whether somebody chose it."""

    prompt: Prompt | None = None
    poll: Poll | None = None
    is_chosen: bool = False


def shown_among(meeting, prompts, polls) -> Shown:
    """What the wall of a meeting shows of its questions and votes. Two queries at most.

    Unless somebody chose: the last of the open questions; else the vote that is open, the one
    opened last; else the question that was answered or the vote that was closed last.
    """
    choice = WallChoice.objects.filter(meeting=meeting).first()
    if choice:
        return Shown(
            prompt=_of(prompts, choice.prompt_id), poll=_of(polls, choice.poll_id), is_chosen=True
        )
    asked = [each for each in prompts if each.is_open]
    if asked:
        return Shown(prompt=asked[-1])
    voting = [each for each in polls if each.is_open]
    if voting:
        return Shown(poll=max(voting, key=lambda each: each.opened_at))
    latest = Contribution.objects.filter(prompt__in=prompts).order_by("-pk")
    answered = latest.values_list("prompt", "said_at").first()
    closed = max(
        (each for each in polls if each.closed_at), key=lambda each: each.closed_at, default=None
    )
    if closed and (not answered or answered[1] < closed.closed_at):
        return Shown(poll=closed)
    return Shown(prompt=_of(prompts, answered[0]) if answered else None)


def _of(rows, pk):
    return next((each for each in rows if each.pk == pk), None)
