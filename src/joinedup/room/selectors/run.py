from dataclasses import dataclass
from datetime import datetime

from joinedup.conversation.models import Contribution, Prompt
from joinedup.conversation.selectors.prompts import prompts_with_counts
from joinedup.room.lib.agenda import CurrentItem, current_item
from joinedup.room.selectors.polls import polls_with_counts
from joinedup.room.selectors.screen_state import ScreenState, screen_state
from joinedup.series.models import Meeting
from joinedup.votes.models import Poll

LATEST = 8  # contributions


@dataclass(frozen=True)
class RunPage:
    """A meeting as whoever runs it sees it: ``prompts`` with ``answers``, a poll of each
    kind with its counts, the ``latest`` contributions with what may be done to them, how many
    people are ``present``, and what is ``shown`` on the wall."""

    current: CurrentItem
    prompts: list[Prompt]
    polls: list[Poll]
    latest: list[Contribution]
    present: int
    shown: ScreenState


def read_run(meeting: Meeting, at: datetime) -> RunPage:
    """Everything on the facilitator's page that changes. Seven queries at most."""
    prompts = [each for each in prompts_with_counts(meeting) if not each.hidden_at]
    polls = polls_with_counts(meeting)
    latest = (
        Contribution.objects.filter(prompt__meeting=meeting, withdrawn_at=None)
        .exclude(text="")
        .select_related("prompt")
        .order_by("-pk")
    )
    return RunPage(
        current=current_item(meeting, list(meeting.agenda.all()), at),
        prompts=prompts,
        polls=polls,
        latest=list(latest[:LATEST]),
        present=meeting.attendances.count(),
        shown=screen_state(meeting, prompts, polls),
    )
