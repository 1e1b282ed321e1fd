"""Reading what was said, and showing the way in."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from joinedup.conversation.forms.sorting import ContributionSearchForm
from joinedup.conversation.selectors.reading import meeting_answers
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.core.site import site_url
from joinedup.design.qr import qr_svg
from joinedup.series import rules as rule_series
from joinedup.series.decorators import require_going_on
from joinedup.series.rules import may_run_meeting
from joinedup.series.selectors.meetings import meetings_for_member


@require_safe
@at_one_moment
@require_visible(meetings_for_member)
def meeting_words(request, meeting):
    """What was said at a meeting, question by question."""
    asked = ContributionSearchForm.asked(request.GET)
    organises = may_run_meeting(request.user, meeting)
    may_scribe = organises or rule_series.may_scribe(request.user, meeting)
    reading = meeting_answers(
        meeting,
        person=request.user,
        organises=organises,
        reads_everything=may_scribe,
        prompt=asked.get("prompt"),
        q=asked.get("q", ""),
        page=asked.get("page", 1),
    )
    return render(
        request,
        "conversation/meeting_words.html",
        {
            "meeting": meeting,
            "reading": reading,
            "q": asked.get("q", ""),
            "organises": organises,
            "may_scribe": may_scribe,
        },
    )


@require_safe
@require_visible(meetings_for_member)
@require_permission(rule_series.may_scribe)
@require_going_on
def meeting_code(request, meeting):
    """A sheet to hang up: the code and its picture."""
    address = site_url(reverse("conversation:code_room", args=[meeting.code]))
    return render(
        request,
        "conversation/meeting_code.html",
        {
            "meeting": meeting,
            "address": address,
            "picture": qr_svg(address),
        },
    )
