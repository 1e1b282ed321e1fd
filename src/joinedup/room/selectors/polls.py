"""The votes of a meeting, for those who run it."""

from typing import Any

from django.db.models import QuerySet

from joinedup.people.models import Person
from joinedup.series.models import Meeting
from joinedup.series.selectors.meetings import meetings_for_member
from joinedup.votes.models import Poll, PollKind, Statement, StatementState
from joinedup.votes.selectors.polls import count_ballots, count_of_poll


def polls_visible_to(person: Person) -> QuerySet[Poll]:
    """The votes of the meetings this person may hear."""
    meetings = meetings_for_member(person).values("pk")
    return Poll.objects.filter(meeting__in=meetings).select_related("meeting__series__community")


def polls_with_counts(meeting: Meeting) -> list[Any]:
    """One poll of each kind, with ``turnout``, and how many statements or ideas are ``released``
    and ``suggested``. One that is not begun is not saved. One query.
    """
    begun = {
        poll.kind: poll
        for poll in meeting.polls.annotate(
            turnout=count_ballots(),
            released=count_of_poll(Statement.objects.filter(state=StatementState.RELEASED)),
            suggested=count_of_poll(Statement.objects.filter(state=StatementState.SUGGESTED)),
        )
    }
    return [begun.get(kind) or _not_begun(meeting, kind) for kind in PollKind]


def _not_begun(meeting: Meeting, kind: PollKind) -> Any:
    poll: Any = Poll(meeting=meeting, kind=kind)
    poll.turnout = poll.released = poll.suggested = 0
    return poll
