"""The meeting on paper."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.site import site_url
from joinedup.design.qr import qr_svg
from joinedup.room.forms import PackForm
from joinedup.room.selectors.paper import read_pack
from joinedup.series.decorators import require_going_on
from joinedup.series.models import FeedbackAnswer, FeedbackQuestion
from joinedup.series.rules import may_scribe
from joinedup.series.selectors.meetings import meetings_for_member


@require_safe
@require_visible(meetings_for_member)
@require_permission(may_scribe)
@require_going_on
def paper_pack(request, meeting):
    """Everything a meeting needs where there are no phones: to print."""
    form = PackForm(request.GET or None)
    address = site_url(reverse("conversation:code_room", args=[meeting.code]))
    return render(
        request,
        "room/paper_pack.html",
        {
            "meeting": meeting,
            "form": form,
            "chosen": form.chosen,
            "pack": read_pack(meeting),
            "two_questions": [
                (question.label, FeedbackAnswer.labels) for question in FeedbackQuestion
            ],
            "picture": qr_svg(address),
        },
    )
