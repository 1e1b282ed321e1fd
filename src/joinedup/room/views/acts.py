"""The presses of the facilitator's page. Each leads back to where it was pressed.

Nothing is said of what was done: the page itself shows it.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.conversation import rules, selectors
from joinedup.conversation import services as conversation
from joinedup.members.doors import found_in, may
from joinedup.series import services as series

PROMPT = {
    "open": conversation.open_prompt,
    "close": conversation.close_prompt,
    "keep": conversation.keep_answers,
    "reveal": conversation.reveal_answers,
}
MEETING = {"open": series.open_meeting, "close": series.close_meeting}


def _back(meeting, place):
    return redirect(f"{reverse('room:run', args=[meeting])}#{place}")


@require_POST
@found_in(selectors.prompts_visible_to)
@may(rules.may_change_prompt)
def prompt_act(request, prompt):
    """Open or close a question, keep its answers back, or reveal them."""
    act = PROMPT.get(request.POST.get("act", ""))
    try:
        if act:
            act(prompt=prompt, by=request.user, at=timezone.now())
    except conversation.AlreadyAnswered:
        messages.warning(
            request,
            _("Somebody has answered already, so the answers cannot be kept back any more."),
        )
    return _back(prompt.meeting_id, f"question-{prompt.pk}")


@require_POST
@found_in(selectors.contributions_visible_to)
@may(rules.may_hold)
def contribution_act(request, contribution):
    """Hold a contribution back for now, or release it."""
    doing = {"contribution": contribution, "by": request.user, "at": timezone.now()}
    act = request.POST.get("act", "")
    if act == "hold":
        conversation.hold(reason=_("Held back during the meeting, to be looked at."), **doing)
    elif act == "release":
        conversation.show(**doing)
    return _back(contribution.prompt.meeting_id, f"said-{contribution.pk}")


@require_POST
@found_in(selectors.meetings_heard_by)
@may(rules.may_run_meeting)
def meeting_act(request, meeting):
    """Open the meeting for words, or close it."""
    act = MEETING.get(request.POST.get("act", ""))
    try:
        if act:
            act(meeting=meeting, by=request.user, at=timezone.now())
    except series.MeetingCancelled:
        messages.warning(request, _("This meeting was cancelled, so it cannot be opened."))
    return _back(meeting.pk, "room")
