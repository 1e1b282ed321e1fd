"""Taking part with the meeting's short code, without an account."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.conversation.forms.contributions import ContributionForm
from joinedup.conversation.lib.kept import WaysBack, say_kept
from joinedup.conversation.lib.limits import WORDS
from joinedup.conversation.lib.session import (
    forget_guest,
    guest_of,
    key_since_leaving,
    last_choices_of_guest,
    remember_guest,
)
from joinedup.conversation.selectors.contributions import said_besides
from joinedup.conversation.selectors.guests import votes_for_room
from joinedup.conversation.selectors.prompts import open_prompts, open_prompts_for, prompt_of
from joinedup.conversation.services.contributions import (
    NotTakingContributions,
    TakenBack,
    contribute_as_guest,
)
from joinedup.core.decorators import public
from joinedup.core.limits import limited
from joinedup.core.site import site_url
from joinedup.core.tokens import make_token
from joinedup.design.outbox import CLOSED, is_late, taken
from joinedup.design.qr import qr_svg
from joinedup.series.decorators import NoMeetingFound, code_required, find_meeting
from joinedup.series.forms.codes import MeetingCodeForm


@require_http_methods(["GET", "POST"])
@public
def code_enter(request):
    """Type the code of a meeting."""
    form = MeetingCodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            meeting = find_meeting(request, form.cleaned_data["code"])
        except NoMeetingFound as not_found:
            form.add_error("code", str(not_found))
            status = not_found.status
        else:
            return redirect("conversation:code_room", meeting.code)
    return render(request, "conversation/code_enter.html", {"form": form}, status=status)


@require_safe
@code_required
def code_room(request, meeting):
    """The meeting's open questions; and, to somebody who said something, thanks."""
    guest = guest_of(request, meeting)
    prompts = list(open_prompts_for(guest, meeting))
    receipt = _receipt_of(guest) if guest else ""
    page = render(
        request,
        "conversation/code_room.html",
        {
            "meeting": meeting,
            "is_taking_words": meeting.is_open and not meeting.cancelled_at,
            "prompts": prompts,
            "polls": list(votes_for_room(meeting)),
            "guest": guest,
            "receipt": receipt,
            "picture": qr_svg(receipt) if receipt else "",
        },
    )
    if guest:
        # After "Forget me here", the back button must not bring the receipt back.
        page["Cache-Control"] = "private, no-store"
    return page


def _receipt_of(guest):
    return site_url(reverse("reports:receipt", args=[make_token("receipt", guest.pk)]))


@require_http_methods(["GET", "POST"])
@limited(WORDS)
@code_required
def code_contribute(request, meeting, pk):
    """Answer one question as a guest."""
    guest = guest_of(request, meeting)
    prompt = prompt_of(meeting, pk)
    if prompt is None:
        raise Http404
    initial = last_choices_of_guest(request, guest)
    form = ContributionForm(request.POST or None, prompt=prompt, initial=initial)
    refusal = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            kept = contribute_as_guest(
                key=key_since_leaving(request, meeting, said["key"]),
                prompt=prompt,
                guest=guest,
                name=said["name"],
                text=said["text"],
                number=said.get("number"),
                voice=said["voice"],
                quotable=said["quotable"],
                at=timezone.now(),
            )
        except TakenBack as refused:
            if is_late(request):
                return taken(request, "", "conversation:code_room", meeting.code)
            form.not_taken(refused)
        except NotTakingContributions as closed:
            refusal = closed
        else:
            remember_guest(request, kept.guest, kept.quotable)
            words = say_kept(
                kept,
                form.consent,
                said["voice"],
                said.get("number"),
                said_besides(kept),
                _ways_back(kept.guest),
            )
            to = ("conversation:code_room", meeting.code)
            return taken(request, words, *to, is_news=kept.is_stricter_now)
    is_taking_words = meeting.is_open and not meeting.cancelled_at and prompt.is_open
    if request.method == "GET" and not is_taking_words:
        return redirect("conversation:code_room", meeting.code)
    return render(
        request,
        "conversation/code_contribute.html",
        {
            "meeting": meeting,
            "prompt": prompt,
            "form": form,
            "refusal": refusal,
            "guest": guest,
            "others": [each for each in open_prompts(meeting) if each != prompt],
        },
        status=CLOSED if refusal else form.status,
    )


def _ways_back(guest):
    def to(page, *parts):
        return reverse(f"reports:{page}", args=[make_token("receipt", guest.pk), *parts])

    return WaysBack(
        change=lambda words: to("receipt_quotable", words.pk),
        withdraw=lambda words: to("receipt_withdraw", words.pk),
        receipt=lambda: to("receipt"),
    )


@require_POST
@code_required
def guest_leave(request, meeting):
    """Forget, on a shared phone, who took part."""
    forget_guest(request, meeting)
    messages.success(
        request,
        _("This phone does not know you any more. Your words are kept: your link leads to them."),
    )
    return redirect("conversation:code_room", meeting.code)
