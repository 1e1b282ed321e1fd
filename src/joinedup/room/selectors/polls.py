"""The votes of a meeting, for those who run it."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from joinedup.people.models import Person
from joinedup.series.models import Meeting
from joinedup.series.selectors.meetings import meetings_for_member
from joinedup.votes.models import Ballot, Poll, PollKind, Statement, StatementState


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
            turnout=_count(Ballot.objects.all()),
            released=_count(Statement.objects.filter(state=StatementState.RELEASED)),
            suggested=_count(Statement.objects.filter(state=StatementState.SUGGESTED)),
        )
    }
    return [begun.get(kind) or _not_begun(meeting, kind) for kind in PollKind]


def _count(rows: QuerySet) -> Coalesce:
    of_poll = rows.filter(poll=OuterRef("pk")).order_by().values("poll")
    return Coalesce(Subquery(of_poll.annotate(count=Count("pk")).values("count")), 0)


def _not_begun(meeting: Meeting, kind: PollKind) -> Any:
    poll: Any = Poll(meeting=meeting, kind=kind)
    poll.turnout = poll.released = poll.suggested = 0
    return poll
