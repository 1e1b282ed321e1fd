"""What was answered to the two questions about a meeting, and who can still be asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from joinedup.access.permissions import roles_of
from joinedup.core.suppression import parts_or_suppressed
from joinedup.core.todos import A_FEW
from joinedup.core.tokens import read_token
from joinedup.people.models import Member
from joinedup.series.models import (
    Attendance,
    FeedbackAnswer,
    FeedbackCount,
    FeedbackQuestion,
    Meeting,
    ReplyChannel,
)

# After that nobody remembers how it was.
ASKED_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class Feedback:
    """What was answered to one question: how many gave an answer, and of these how many said
    what; None is too few to say."""

    question: str
    answered: int | None
    rows: list[tuple[str, int | None]]


def feedback_on(meeting: Meeting) -> list[Feedback]:
    """The answers to each question, told so that nobody can be picked out; nothing where nobody
    answered. One query."""
    counted: dict[str, dict[str, int]] = {}
    for row in FeedbackCount.objects.filter(meeting=meeting, count__gt=0):
        answers = counted.setdefault(row.question, {})
        answers[row.answer] = answers.get(row.answer, 0) + row.count
    return [
        _told(question, counted[question]) for question in FeedbackQuestion if question in counted
    ]


def _told(question: FeedbackQuestion, answers: dict[str, int]) -> Feedback:
    parts, total = parts_or_suppressed(answers, sum(answers.values()))
    if total.number is None:
        return Feedback(str(question.label), None, [])
    rows = [
        (str(answer.label), parts[answer].number if answer in parts else 0)
        for answer in FeedbackAnswer
    ]
    return Feedback(str(question.label), total.number, rows)


def feedback_on_paper(meeting: Meeting) -> dict[tuple[str, str], int]:
    """How many slips gave each answer, as they were counted."""
    rows = FeedbackCount.objects.filter(meeting=meeting, via=ReplyChannel.PAPER)
    return {(row.question, row.answer): row.count for row in rows}


def to_ask(meeting: Meeting) -> QuerySet[Attendance]:
    """Those who were there, have an address, and were not asked and have not answered yet."""
    return (
        _unanswered(meeting)
        .filter(feedback_asked_at=None, member__is_active=True)
        .exclude(member__email=None)
    )


def to_ring(meeting: Meeting) -> QuerySet[Attendance]:
    """Those who were there and have not answered: whoever has no address needs to be rung."""
    return _unanswered(meeting).order_by("member__name", "name", "pk")


def _unanswered(meeting: Meeting) -> QuerySet[Attendance]:
    return meeting.attendances.filter(has_given_feedback=False).select_related(
        "member", "meeting__series__community"
    )


def attendance_by_feedback_link(token: str) -> Attendance | None:
    """Whoever a private link asks, or None."""
    return (
        Attendance.objects.filter(pk=read_token("feedback", token))
        .select_related("member", "meeting__series__community")
        .first()
    )


def meetings_to_ask_about(member: Member, now: datetime) -> QuerySet[Meeting]:
    """Meetings of the last two weeks that the member runs, with ``to_ask``: how many who were
    there could be asked by email, and nobody was."""
    asked = Attendance.objects.filter(meeting=OuterRef("pk"), feedback_asked_at__isnull=False)
    can_be_asked = Q(
        attendances__has_given_feedback=False,
        attendances__member__is_active=True,
        attendances__member__email__isnull=False,
    )
    return (
        Meeting.objects.filter(
            Meeting.within(roles_of(member).organises),
            ~Exists(asked),
            cancelled_at=None,
            ends_at__lt=now,
            ends_at__gte=now - ASKED_WITHIN,
        )
        .annotate(to_ask=Count("attendances", filter=can_be_asked))
        .filter(to_ask__gt=0)
        .select_related("series")[:A_FEW]
    )
