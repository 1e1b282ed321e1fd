"""What is printed for a meeting that works without a phone."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from joinedup.conversation.models import Prompt
from joinedup.conversation.selectors.prompts import numbered_prompts
from joinedup.people.models import Member
from joinedup.series.lib.agenda import timed
from joinedup.series.models import AgendaItem, Meeting, Reply
from joinedup.series.selectors.people import people_of
from joinedup.votes.models import Poll, PollKind, Statement
from joinedup.votes.selectors.polls import poll_of
from joinedup.votes.selectors.statements import statements_for_paper

# How many lines of a ballot fit into a column as high as a sheet, and signs into one line of it.
COLUMN, LINE = 54, 24


@dataclass(frozen=True)
class BallotSheet:
    """What a ballot of a poll asks about, by number."""

    poll: Poll
    statements: dict[int, Statement]

    @property
    def copies(self) -> range:
        """As many as fit on one sheet: four, two, or one that may take several."""
        lines = 8 + sum(1 + ceil(len(each.text) / LINE) for each in self.statements.values())
        return range(4 if 2 * lines <= COLUMN else 2 if lines <= COLUMN else 1)


@dataclass(frozen=True)
class PaperPack:
    """The paper of a meeting: pairs of the moment a ``part`` of the agenda begins and the part,
    the meeting that comes ``after`` it or None, who is ``expected``, the questions by their
    numbers, and a ballot of each kind for which something is released."""

    parts: list[tuple[datetime, AgendaItem]]
    after: Meeting | None
    expected: list[Member]
    prompts: dict[int, Prompt]
    ballots: list[BallotSheet]


def read_pack(meeting: Meeting) -> PaperPack:
    """Everything that is printed for a meeting. Nine queries at most."""
    coming = Meeting.objects.filter(
        series=meeting.series_id, starts_at__gt=meeting.starts_at, cancelled_at=None
    )
    polls = [poll_of(meeting, kind) for kind in PollKind]
    ballots = [BallotSheet(poll, statements_for_paper(poll)) for poll in polls]
    return PaperPack(
        parts=timed(list(meeting.agenda.all()), meeting.starts_at),
        after=coming.order_by("starts_at", "pk").first(),
        # Those whom a scribe greets at the door: no more names than there.
        expected=list(
            people_of(meeting.series.community).filter(
                invitations__meeting=meeting, invitations__reply=Reply.YES
            )
        ),
        prompts=numbered_prompts(meeting),
        ballots=[ballot for ballot in ballots if ballot.statements],
    )
