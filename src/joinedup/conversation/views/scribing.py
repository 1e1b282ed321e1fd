"""Writing down what people say, for those who do not type themselves."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.conversation import rules
from joinedup.conversation.selectors.contributions import contributions_visible_to, written_by
from joinedup.conversation.selectors.guests import guests_of_scribes
from joinedup.conversation.selectors.photos import photos_of
from joinedup.conversation.services.contributions import withdraw
from joinedup.conversation.views.lines import keep_lines, scribe_form
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.site import site_url
from joinedup.core.tokens import make_token
from joinedup.design.outbox import CLOSED, is_copy
from joinedup.design.qr import qr_svg
from joinedup.series.rules import may_scribe
from joinedup.series.selectors.meetings import meetings_heard_by
from joinedup.words.watching import with_marks


@require_http_methods(["GET", "POST"])
@require_visible(meetings_heard_by)
@require_permission(may_scribe)
def scribe(request, meeting):
    """Many contributions at once, one line each."""
    form = scribe_form(request, meeting)
    status = 200
    if request.method == "POST" and form.is_valid():
        if kept := keep_lines(request, form, meeting, "conversation:scribe", meeting.pk):
            return kept
        status = CLOSED
    photos = written = []
    # A copy that stays on the device holds nobody's words, and no way to a photo of them.
    if not is_copy(request):
        photos = photos_of(meeting)
        written = written_by(request.user, meeting)
    return render(
        request,
        "conversation/scribe.html",
        {
            "meeting": meeting,
            "form": form,
            "photos": photos,
            "written": with_marks(written, community=meeting.series.community),
        },
        status=status,
    )


@require_POST
@require_visible(contributions_visible_to)
@require_permission(rules.may_take_back)
def scribe_undo(request, contribution):
    """Take back a line that was written down wrongly."""
    withdraw(contribution=contribution, by=request.user, at=timezone.now())
    if contribution.photo_id:
        messages.success(request, _("The line is taken back, and the photo is deleted with it."))
        return redirect("conversation:photo_detail", contribution.photo_id)
    messages.success(request, _("The line is taken back."))
    return redirect("conversation:scribe", contribution.prompt.meeting_id)


@require_safe
@require_visible(meetings_heard_by)
@require_permission(may_scribe)
def guest_slips(request, meeting):
    """Paper slips with a private receipt link, for people and tables a scribe wrote for."""
    slips = []
    for guest in guests_of_scribes(meeting):
        address = site_url(reverse("reports:receipt", args=[make_token("receipt", guest.pk)]))
        slips.append({"guest": guest, "address": address, "picture": qr_svg(address)})
    return render(request, "conversation/guest_slips.html", {"meeting": meeting, "slips": slips})
