"""The two questions at the end of a meeting. Answers are only counted: who gave which is kept
nowhere."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series import emails
from joinedup.series.events import Event
from joinedup.series.models import (
    Attendance,
    FeedbackAnswer,
    FeedbackCount,
    FeedbackQuestion,
    Meeting,
    ReplyChannel,
)
from joinedup.series.selectors.feedback import to_ask
from joinedup.series.services.meetings import MeetingCancelled


class MeetingNotOver(Exception):
    """The meeting goes on, or is still to come."""


class FeedbackGiven(Exception):
    """This person has answered."""


@transaction.atomic
def ask_feedback(*, meeting: Meeting, by: Member, at: datetime) -> int:
    """Write to everybody who was there, has an address and was not asked yet; how many.

    Raises MeetingNotOver and MeetingCancelled.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    _refuse_unless_over(meeting, at)
    asked = list(to_ask(meeting))
    for attendance in asked:
        attendance.feedback_asked_at = at
        emails.queue_feedback_question(attendance=attendance, at=at)
    Attendance.objects.bulk_update(asked, ["feedback_asked_at"])
    if asked:
        record.write(Event.FEEDBACK_ASKED, about=meeting, by=by, at=at, people=len(asked))
    return len(asked)


@transaction.atomic
def give_feedback(
    *,
    attendance: Attendance,
    answers: Mapping[str, str],
    via: str,
    by: Member | str,
    at: datetime,
) -> None:
    """Count somebody's answers, once. ``answers`` go from each FeedbackQuestion to a
    FeedbackAnswer, or to nothing. Raises FeedbackGiven, MeetingNotOver and MeetingCancelled."""
    attendance = (
        Attendance.objects.select_for_update(of=("self",))
        .select_related("meeting")
        .get(pk=attendance.pk)
    )
    meeting = attendance.meeting
    if meeting.cancelled_at:
        raise MeetingCancelled
    if attendance.has_given_feedback:
        raise FeedbackGiven
    if at < meeting.starts_at:
        raise MeetingNotOver
    attendance.has_given_feedback = True
    attendance.save(update_fields=["has_given_feedback"])
    for question in FeedbackQuestion:
        if answer := answers.get(question):
            row, _is_new = FeedbackCount.objects.get_or_create(
                meeting=meeting, question=question, answer=answer, via=via
            )
            FeedbackCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
    # Of the meeting, not of the person: the record tells no more than the count.
    record.write(Event.FEEDBACK_GIVEN, about=meeting, by=by, at=at, via=str(via))


@transaction.atomic
def count_paper_feedback(
    *, meeting: Meeting, counts: Mapping[tuple[str, str], int], by: Member, at: datetime
) -> None:
    """Say how many slips gave each answer; counted again, the later count stands. ``counts`` go
    from a question and an answer to a number. Raises MeetingCancelled."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.cancelled_at:
        raise MeetingCancelled
    for question in FeedbackQuestion:
        for answer in FeedbackAnswer:
            FeedbackCount.objects.update_or_create(
                meeting=meeting,
                question=question,
                answer=answer,
                via=ReplyChannel.PAPER,
                defaults={"count": counts.get((question, answer), 0)},
            )
    record.write(Event.FEEDBACK_COUNTED, about=meeting, by=by, at=at)


def _refuse_unless_over(meeting: Meeting, at: datetime) -> None:
    if meeting.cancelled_at:
        raise MeetingCancelled
    # One that was closed early is over, too.
    if not meeting.is_over(at) and not meeting.closed_at:
        raise MeetingNotOver
