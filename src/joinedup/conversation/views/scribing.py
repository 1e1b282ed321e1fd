"""Writing down what people say, for those who do not type themselves."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.conversation import rules
from joinedup.conversation.forms.contributions import LineForm, ScribeForm
from joinedup.conversation.lib.kept import say_lines_kept
from joinedup.conversation.models import Contribution
from joinedup.conversation.selectors.contributions import (
    contributions_typed_by,
    contributions_visible_to,
)
from joinedup.conversation.selectors.guests import guests_of_scribes
from joinedup.conversation.selectors.photos import photos_of
from joinedup.conversation.selectors.prompts import numbered_prompts, open_prompts
from joinedup.conversation.services import scribing
from joinedup.conversation.services.contributions import NotTakingContributions
from joinedup.conversation.services.correcting import correct_line
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.site import site_url
from joinedup.core.tokens import make_token
from joinedup.design.outbox import is_copy, opens_without_line, taken
from joinedup.design.qr import qr_svg
from joinedup.series.decorators import require_going_on
from joinedup.series.rules import may_scribe
from joinedup.series.selectors.meetings import meetings_for_member
from joinedup.words.lib.word_checks import attach_word_checks, with_marks


@require_http_methods(["GET", "POST"])
@require_visible(meetings_for_member)
@require_permission(may_scribe)
@require_going_on
@opens_without_line
def scribe(request, meeting):
    """Many contributions at once, one line each."""
    form = scribe_form(request, meeting)
    is_sent = request.method == "POST" and form.is_valid()
    to = ("conversation:scribe", meeting.pk)
    if is_sent and (kept := keep_lines(request, form, meeting, *to)):
        return kept
    photos = written = []
    # A copy that stays on the device holds nobody's words, and no way to a photo of them.
    if not is_copy(request):
        photos = photos_of(meeting)
        written = contributions_typed_by(request.user, meeting)
    return render(
        request,
        "conversation/scribe.html",
        {
            "meeting": meeting,
            "form": form,
            "photos": photos,
            "written": with_marks(written, community=meeting.series.community),
        },
        status=form.status,
    )


@require_POST
@require_visible(contributions_visible_to)
@require_permission(rules.may_take_back)
def scribe_undo(request, contribution):
    """Take back a line that was written down wrongly."""
    withdraw_words(contribution=contribution, by=request.user, at=timezone.now())
    if contribution.photo_id:
        messages.success(request, _("The line is taken back, and the photo is deleted with it."))
        return redirect("conversation:photo_detail", contribution.photo_id)
    messages.success(request, _("The line is taken back."))
    return redirect("conversation:scribe", contribution.prompt.meeting_id)


@require_visible(contributions_visible_to)
@require_permission(rules.may_correct_line)
def line_correct(request, contribution):
    """Put a slip in a scribe's line right, and read how it stood before."""
    meeting = contribution.prompt.meeting
    form = LineForm(request.POST or None, initial={"text": contribution.text})
    attach_word_checks(form, Contribution, community=meeting.series.community)
    if request.method == "POST" and form.is_valid():
        correct_line(
            contribution=contribution,
            text=form.cleaned_data["text"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("The line is corrected. Its first form stays in its history."))
        return redirect("conversation:line_correct", contribution.pk)
    page = {
        "contribution": contribution,
        "meeting": meeting,
        "form": form,
        "history": contribution.corrections.select_related("by"),
    }
    return render(request, "conversation/line_correct.html", page, status=form.status)


@require_safe
@require_visible(meetings_for_member)
@require_permission(may_scribe)
@require_going_on
def guest_slips(request, meeting):
    """Paper slips with a private receipt link, for people and tables a scribe wrote for."""
    slips = []
    for guest in guests_of_scribes(meeting):
        address = site_url(reverse("reports:receipt", args=[make_token("receipt", guest.pk)]))
        slips.append({"guest": guest, "address": address, "picture": qr_svg(address)})
    return render(request, "conversation/guest_slips.html", {"meeting": meeting, "slips": slips})


def scribe_form(request, meeting, **chosen):
    """The form for many contributions at once, with the choices made the time before; what is
    ``chosen`` goes before those."""
    settings = request.session.get(_key_of(meeting), {})
    form = ScribeForm(
        request.POST or None,
        prompts=open_prompts(meeting),
        questions=numbered_prompts(meeting),
        initial=settings | chosen,
    )
    attach_word_checks(
        form, Contribution, community=meeting.series.community, typed_in={"text": "lines"}
    )
    if settings and not form.is_bound:
        # The next line can be typed at once.
        form.fields["lines"].widget.attrs["autofocus"] = True
    return form


def keep_lines(request, form, meeting, *to, photo=None):
    """Keep what a good form says, remember the choices, and answer: the next page is ``to``.

    None when the door has closed meanwhile; the form then says so.
    """
    said = form.cleaned_data
    said["prompt"].meeting = meeting
    try:
        kept = scribing.scribe(
            key=said["key"],
            prompt=said["prompt"],
            lines=said["lines"],
            quotable=said["quotable"],
            photo=photo,
            by=request.user,
            at=timezone.now(),
        )
    except NotTakingContributions as closed:
        form.refuse(closed, what_next=_("Copy it, or give it to the facilitator."))
        return None
    request.session[_key_of(meeting)] = {
        "prompt": said["prompt"].pk,
        **{name: said[name] for name in ("label", "voice", "quotable")},
    }
    return taken(request, say_lines_kept(kept, said["quotable"]), *to)


def _key_of(meeting):
    return f"scribe {meeting.pk}"
