"""The emails about meetings and joining: plain text, warm and short."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from joinedup.core.site import site_url
from joinedup.mail.services import queue_email, render_email
from joinedup.series.lib.calendars import cancelled_calendar, invitation_calendar
from joinedup.series.models import Attendance, Invitation, JoinRequest, Meeting


def invitation_text(*, meeting: Meeting, name: str, note: str, answer_url: str) -> str:
    """The words of an invitation. For a preview, ``answer_url`` is empty."""
    return render_email(
        "series/emails/invitation.txt", meeting=meeting, name=name, note=note, answer_url=answer_url
    )


def queue_invitation(*, invitation: Invitation, note: str, at: datetime) -> None:
    """Send an invitation, with a file for the calendar, to a member who has an address."""
    meeting = invitation.meeting
    words = invitation_text(
        meeting=meeting,
        name=invitation.member.name,
        note=note,
        answer_url=site_url(invitation.answer_path),
    )
    subject = _("Invitation: %(title)s, %(day)s") % _title_and_day(meeting)
    _send(invitation, subject, words, invitation_calendar(invitation, at=at), at)


def queue_reminder(*, invitation: Invitation, at: datetime) -> None:
    """Ask somebody once more who has not answered."""
    words = render_email(
        "series/emails/invitation_reminder.txt",
        meeting=invitation.meeting,
        name=invitation.member.name,
        answer_url=site_url(invitation.answer_path),
    )
    subject = _("Can you come? %(title)s, %(day)s") % _title_and_day(invitation.meeting)
    community = invitation.meeting.series.community
    queue_email(to=str(invitation.member.email), subject=subject, body=words, of=community, at=at)


def queue_feedback_question(*, attendance: Attendance, at: datetime) -> None:
    """Ask somebody who was there, and has an address, the two questions about the meeting."""
    member = attendance.member
    words = render_email(
        "series/emails/feedback.txt",
        meeting=attendance.meeting,
        name=member.name if member else "",
        answer_url=site_url(attendance.feedback_path),
    )
    subject = _("Two questions about %(title)s, %(day)s") % _title_and_day(attendance.meeting)
    community = attendance.meeting.series.community
    queue_email(to=str(member and member.email), subject=subject, body=words, of=community, at=at)


def queue_change(*, invitation: Invitation, at: datetime) -> None:
    """Tell somebody invited that the day, the time or the place has changed."""
    words = render_email(
        "series/emails/meeting_changed.txt",
        meeting=invitation.meeting,
        invitation=invitation,
        answer_url=site_url(invitation.answer_path),
    )
    subject = _("Changed: %(title)s, %(day)s") % _title_and_day(invitation.meeting)
    _send(invitation, subject, words, invitation_calendar(invitation, at=at), at)


def queue_cancellation(*, invitation: Invitation, reason: str, at: datetime) -> None:
    """Tell somebody invited that the meeting will not be held."""
    words = render_email(
        "series/emails/meeting_cancelled.txt",
        meeting=invitation.meeting,
        invitation=invitation,
        reason=reason,
    )
    subject = _("Cancelled: %(title)s, %(day)s") % _title_and_day(invitation.meeting)
    _send(invitation, subject, words, cancelled_calendar(invitation, at=at), at)


def queue_join_question(*, join_request: JoinRequest, at: datetime) -> None:
    """Tell those who coordinate that somebody waits; who it is stays on the page."""
    series = join_request.series
    queue_email(
        of=series.community,
        to=series.community.contact_email,
        subject=_("Request to join: %(series)s") % {"series": series.title},
        body=render_email(
            "series/emails/join_question.txt",
            series=series,
            decide_url=site_url(reverse("series:join_decide", args=[join_request.pk])),
        ),
        at=at,
    )


def queue_join_decision(*, join_request: JoinRequest, words: str, at: datetime) -> None:
    """Tell a newcomer yes, with how to sign in, or no, with whatever words were added."""
    series = join_request.series
    template = "join_welcome" if join_request.is_accepted else "join_declined"
    queue_email(
        of=series.community,
        to=join_request.email,
        subject=_("You asked to join: %(series)s") % {"series": series.title},
        body=render_email(
            f"series/emails/{template}.txt",
            series=series,
            name=join_request.name,
            words=words,
            sign_in_url=site_url(reverse("people:sign_in")),
            series_url=site_url(series.get_absolute_url()),
        ),
        at=at,
    )


def _title_and_day(meeting: Meeting) -> dict[str, str]:
    day = timezone.localtime(meeting.starts_at)
    return {"title": meeting.title, "day": date_format(day, "l j F Y")}


def _send(invitation: Invitation, subject: str, words: str, calendar: str, at: datetime) -> None:
    queue_email(
        of=invitation.meeting.series.community,
        to=str(invitation.member.email),
        subject=subject,
        body=words,
        calendar=calendar,
        at=at,
    )
