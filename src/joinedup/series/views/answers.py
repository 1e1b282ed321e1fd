from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.core.decorators import token_required
from joinedup.series.forms.invitations import ReplyForm
from joinedup.series.models import Reply, ReplyChannel
from joinedup.series.selectors.invitations import invitation_by_link
from joinedup.series.services import invitations
from joinedup.series.services.attendance import DoorNotOpen, check_in
from joinedup.series.services.invitations import MeetingEnded
from joinedup.series.services.meetings import MeetingCancelled


@token_required(invitation_by_link)
def invitation_answer(request, invitation):
    """Answer an invitation without an account. Looking at the page answers nothing, for mail
    scanners follow every link."""
    at, meeting = timezone.now(), invitation.meeting
    form = ReplyForm(request.POST or None, meeting=meeting, initial=_initial(request, invitation))
    if request.method == "POST" and form.is_valid():
        is_self = request.user == invitation.member
        try:
            invitations.reply(
                invitation=invitation,
                answer=form.cleaned_data["reply"],
                way=form.cleaned_data.get("way", ""),
                access_needs=form.cleaned_data["access_needs"],
                via=ReplyChannel.MEMBER if is_self else ReplyChannel.LINK,
                by=request.user if is_self else "link",
                at=at,
            )
        except (MeetingCancelled, MeetingEnded):
            # The page says which, and what to do, and what was typed.
            meeting.refresh_from_db()
            form.refuse(_("The answer was not kept."))
        else:
            messages.success(request, _thanks(form.cleaned_data["reply"]))
            return redirect(invitation.answer_path)
    return render(
        request,
        "series/invitation_answer.html",
        {
            "invitation": invitation,
            "meeting": meeting,
            "form": form,
            "is_over": meeting.is_over(at),
            "is_on_the_day": meeting.is_on_the_day(at),
            "token": invitation.answer_token,
            "attendance": meeting.attendances.filter(member=invitation.member).first(),
        },
        status=form.status,
    )


def _initial(request, invitation):
    asked = request.GET.get("answer", "")
    return {
        "reply": asked if asked in Reply.values else invitation.reply,
        "way": invitation.way or invitation.meeting.ways[0],
        "access_needs": invitation.access_needs,
    }


def _thanks(reply):
    return {
        Reply.YES: _("Thank you, we look forward to seeing you."),
        Reply.MAYBE: _("Thank you. You can say yes or no here when you know."),
        Reply.NO: _("Thank you for telling us. You will be missed."),
    }[reply]


@require_POST
@token_required(invitation_by_link)
def invitation_check_in(request, invitation):
    """Say "I am here" with the link of the invitation."""
    try:
        check_in(meeting=invitation.meeting, member=invitation.member, by="link", at=timezone.now())
    except DoorNotOpen:
        messages.warning(request, _("You can say that you are here on the day of the meeting."))
    else:
        messages.success(request, _("Welcome! You are on the list of those who are here."))
    return redirect(invitation.answer_path)
