from dataclasses import dataclass

from joinedup.conversation.models import Contribution, Prompt
from joinedup.conversation.selectors import prompts_with_counts
from joinedup.room.clock import Clock, read_clock
from joinedup.room.selectors.wall import shown_among

LATEST = 8  # contributions


@dataclass(frozen=True)
class Run:
    """A meeting as whoever runs it sees it: ``prompts`` with ``answers``, the ``latest``
    contributions with what may be done to them, how many people are ``present``."""

    clock: Clock
    prompts: list[Prompt]
    latest: list[Contribution]
    present: int
    shown: Prompt | None


def read_run(meeting, at) -> Run:
    """Everything on the facilitator's page that changes. Four queries."""
    prompts = list(prompts_with_counts(meeting))
    latest = (
        Contribution.objects.filter(prompt__meeting=meeting, withdrawn_at=None)
        .exclude(text="")
        .select_related("prompt")
        .order_by("-pk")
    )
    return Run(
        clock=read_clock(meeting, list(meeting.agenda.all()), at),
        prompts=prompts,
        latest=list(latest[:LATEST]),
        present=meeting.attendances.count(),
        shown=shown_among(prompts, meeting),
    )
