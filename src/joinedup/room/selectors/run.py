from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from joinedup.conversation.lib.distribution import Distribution, distribution_to_show
from joinedup.conversation.models import Contribution, Prompt, PromptKind
from joinedup.conversation.selectors.contributions import scale_counts
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
    people are ``present``, and what is ``shown`` on the wall. ``spreads`` are those of the scales
    that are open or on the wall, as the wall tells them; None where too few answered."""

    current: CurrentItem
    prompts: list[Prompt]
    polls: list[Poll]
    latest: list[Contribution]
    present: int
    shown: ScreenState
    spreads: Mapping[Prompt, Distribution | None]

    @property
    def asked(self) -> list[Prompt]:
        """The questions that are open."""
        return [each for each in self.prompts if each.is_open]

    @property
    def following(self) -> Prompt | None:
        """The question to open next: the first without answers after the last that was asked; else
        the first without answers."""
        begun = [place for place, each in enumerate(self.prompts) if _is_begun(each)]
        place = max(begun, default=-1) + 1
        left = self.prompts[place:] + self.prompts[:place]
        return next((each for each in left if not _is_begun(each)), None)

    @property
    def others(self) -> list[Prompt]:
        """All other questions, in their order."""
        return [each for each in self.prompts if not each.is_open and each != self.following]

    @property
    def open_polls(self) -> int:
        """How many votes are open."""
        return sum(each.is_open for each in self.polls)

    @property
    def polls_to_reveal(self) -> int:
        """How many votes have closed and are not revealed."""
        return sum(bool(each.closed_at) and not each.is_revealed for each in self.polls)


def _is_begun(prompt: Any) -> bool:
    return bool(prompt.is_open or prompt.answers)


def read_run(meeting: Meeting, at: datetime) -> RunPage:
    """Everything on the facilitator's page that changes. Eight queries at most."""
    prompts = [each for each in prompts_with_counts(meeting) if not each.hidden_at]
    polls = polls_with_counts(meeting)
    latest = (
        Contribution.objects.filter(prompt__meeting=meeting, withdrawn_at=None)
        .exclude(text="")
        .select_related("prompt")
        .order_by("-pk")
    )
    shown = screen_state(meeting, prompts, polls)
    return RunPage(
        current=current_item(meeting, list(meeting.agenda.all()), at),
        prompts=prompts,
        polls=polls,
        latest=list(latest[:LATEST]),
        present=meeting.attendances.count(),
        shown=shown,
        spreads=_spreads([each for each in prompts if each.is_open or each == shown.prompt]),
    )


def _spreads(prompts: Sequence[Prompt]) -> dict[Prompt, Distribution | None]:
    scales = [each for each in prompts if each.kind == PromptKind.SCALE and each.is_revealed]
    counts = scale_counts(scales) if scales else {}
    return {each: distribution_to_show(counts.get(each.pk, ()), organises=False) for each in scales}
