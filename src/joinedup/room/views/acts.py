"""The presses of the facilitator's page. Each leads back to where it was pressed.

Nothing is said of what was done: the page itself shows it.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.conversation import rules
from joinedup.conversation.selectors.contributions import contributions_visible_to
from joinedup.conversation.selectors.prompts import prompts_visible_to
from joinedup.conversation.services.contributions import hold_contribution, show_contribution
from joinedup.conversation.services.prompts import (
    AlreadyAnswered,
    close_prompt,
    keep_answers,
    open_prompt,
    reveal_answers,
)
from joinedup.core.decorators import require_permission, require_visible
from joinedup.room import services
from joinedup.room.rules import may_run_poll
from joinedup.room.selectors.polls import polls_visible_to
from joinedup.series.decorators import require_going_on
from joinedup.series.rules import may_run_meeting
from joinedup.series.selectors.meetings import meetings_for_member
from joinedup.series.services.meetings import MeetingCancelled, close_meeting, open_meeting
from joinedup.votes.services.polls import StillOpen, close_poll, open_poll, reveal_poll

PROMPT = {
    "open": open_prompt,
    "close": close_prompt,
    "keep": keep_answers,
    "reveal": reveal_answers,
    "show": services.show_prompt,
}
MEETING = {
    "open": open_meeting,
    "close": close_meeting,
    "follow": services.let_wall_follow,
}


def _open(*, poll, by, at):
    open_poll(meeting=poll.meeting, kind=poll.kind, by=by, at=at)


POLL = {
    "open": _open,
    "close": close_poll,
    "reveal": reveal_poll,
    "show": services.show_poll,
}


def _back(meeting, place):
    return redirect(f"{reverse('room:run', args=[meeting])}#{place}")


@require_POST
@require_visible(prompts_visible_to)
@require_permission(rules.may_change_prompt)
@require_going_on
def prompt_act(request, prompt):
    """Open or close a question, keep its answers back or reveal them, or put it on the wall."""
    act = PROMPT.get(request.POST.get("act", ""))
    try:
        if act:
            act(prompt=prompt, by=request.user, at=timezone.now())
    except AlreadyAnswered:
        messages.warning(
            request,
            _("Somebody has answered already, so the answers cannot be kept back any more."),
        )
    return _back(prompt.meeting_id, f"question-{prompt.pk}")


@require_POST
@require_visible(polls_visible_to)
@require_permission(may_run_poll)
@require_going_on
def poll_act(request, poll):
    """Open or close a vote, reveal what came out, or put it on the wall."""
    act = POLL.get(request.POST.get("act", ""))
    try:
        if act:
            act(poll=poll, by=request.user, at=timezone.now())
    except StillOpen:
        messages.warning(request, _("Close the voting first; then reveal what came out."))
    return _back(poll.meeting_id, f"poll-{poll.pk}")


@require_POST
@require_visible(contributions_visible_to)
@require_permission(rules.may_hold)
def contribution_act(request, contribution):
    """Hold a contribution back for now, or release it."""
    doing = {"contribution": contribution, "by": request.user, "at": timezone.now()}
    act = request.POST.get("act", "")
    if act == "hold":
        hold_contribution(reason=_("Held back during the meeting, to be looked at."), **doing)
    elif act == "release":
        show_contribution(**doing)
    return _back(contribution.prompt.meeting_id, f"said-{contribution.pk}")


@require_POST
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
def meeting_act(request, meeting):
    """Start or stop taking contributions, or let the wall follow what goes on."""
    name = request.POST.get("act", "")
    act = MEETING.get(name)
    try:
        if act:
            act(meeting=meeting, by=request.user, at=timezone.now())
    except MeetingCancelled:
        messages.warning(request, _("This meeting was cancelled, so it takes no contributions."))
    return _back(meeting.pk, "questions" if name == "follow" else "room")
