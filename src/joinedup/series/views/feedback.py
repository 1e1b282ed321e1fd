"""The two questions about a meeting: asked by email, by phone and on paper, and counted."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from joinedup.core.decorators import require_permission, require_visible, token_required
from joinedup.series import rules
from joinedup.series.decorators import require_going_on
from joinedup.series.forms.feedback import FeedbackForm, PaperFeedbackForm
from joinedup.series.models import ReplyChannel
from joinedup.series.selectors.attendance import attendances_visible_to
from joinedup.series.selectors.feedback import (
    attendance_by_feedback_link,
    feedback_on,
    feedback_on_paper,
    to_ask,
    to_ring,
)
from joinedup.series.selectors.meetings import meetings_visible_to
from joinedup.series.services.feedback import (
    FeedbackGiven,
    MeetingNotOver,
    ask_feedback,
    count_paper_feedback,
    give_feedback,
)


@require_visible(meetings_visible_to)
@require_permission(rules.may_run_meeting)
@require_going_on
def meeting_feedback(request, meeting):
    """What was answered, whom one can still ask, and the slips counted."""
    form = PaperFeedbackForm(request.POST or None, counted=feedback_on_paper(meeting))
    if request.method == "POST" and form.is_valid():
        count_paper_feedback(
            meeting=meeting, counts=form.counts, by=request.user, at=timezone.now()
        )
        messages.success(request, _("The slips are counted."))
        return redirect("series:meeting_feedback", meeting.pk)
    page = {
        "meeting": meeting,
        "form": form,
        "feedback": feedback_on(meeting),
        "came": meeting.attendances.count(),
        "to_ask": to_ask(meeting).count(),
        "to_ring": to_ring(meeting),
        # Telephone numbers are for those who coordinate, as everywhere.
        "may_ring": rules.may_coordinate_meeting(request.user, meeting),
        "is_over": meeting.is_over(timezone.now()) or meeting.closed_at,
    }
    return render(request, "series/meeting_feedback.html", page, status=form.status)


@require_POST
@require_visible(meetings_visible_to)
@require_permission(rules.may_run_meeting)
@require_going_on
def feedback_ask(request, meeting):
    """Write to everybody who was there."""
    try:
        count = ask_feedback(meeting=meeting, by=request.user, at=timezone.now())
    except MeetingNotOver:
        messages.error(request, _("Nothing was sent: the meeting is not over yet."))
    else:
        messages.success(request, _say_asked(count))
    return redirect("series:meeting_feedback", meeting.pk)


def _say_asked(count):
    if not count:
        return _("Everybody who was there and has an address was asked already.")
    return ngettext(
        "%(count)d email is on its way.", "%(count)d emails are on their way.", count
    ) % {"count": count}


@require_visible(attendances_visible_to)
@require_permission(rules.may_enter_feedback)
@require_going_on
def feedback_by_phone(request, attendance):
    """Enter what somebody says on the telephone."""
    form = FeedbackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _give(request, attendance, form, ReplyChannel.PHONE, request.user):
            messages.success(request, _("Counted."))
        return redirect("series:meeting_feedback", attendance.meeting_id)
    page = {"attendance": attendance, "meeting": attendance.meeting, "form": form}
    return render(request, "series/feedback_by_phone.html", page, status=form.status)


@token_required(attendance_by_feedback_link)
@require_going_on
def feedback_answer(request, attendance):
    """Answer the two questions without an account, once."""
    form = FeedbackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _give(request, attendance, form, ReplyChannel.LINK, "link"):
            messages.success(request, _("Thank you. Your answers are counted, without your name."))
        return redirect(attendance.feedback_path)
    page = {"attendance": attendance, "meeting": attendance.meeting, "form": form}
    return render(request, "series/feedback_answer.html", page, status=form.status)


def _give(request, attendance, form, via, by):
    try:
        give_feedback(
            attendance=attendance, answers=form.cleaned_data, via=via, by=by, at=timezone.now()
        )
    except FeedbackGiven:
        messages.info(request, _("These questions were answered already, and it was counted."))
    except MeetingNotOver:
        messages.error(request, _("Nothing was counted: the meeting has not begun yet."))
    else:
        return True
    return False
