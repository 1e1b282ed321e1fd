"""Taking part with the meeting's short code, without an account."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.conversation.forms.words import CodeForm, WordsForm
from joinedup.conversation.selectors.guests import votes_for_room
from joinedup.conversation.selectors.prompts import open_prompts
from joinedup.conversation.services.contributions import NotTakingWords, contribute_as_guest
from joinedup.conversation.views import remembered
from joinedup.core.decorators import declare_access, public
from joinedup.core.site import site_url
from joinedup.core.tokens import make_token
from joinedup.design.outbox import CLOSED, taken
from joinedup.design.qr import qr_svg
from joinedup.series import codes


@require_http_methods(["GET", "POST"])
@public
def code_enter(request):
    """Type the code of a meeting."""
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        meeting, _guest, status = _look_up(request, form.cleaned_data["code"])
        if meeting:
            return redirect("conversation:code_room", meeting.code)
        form.add_error("code", codes.say_why(status))
    return render(request, "conversation/code_enter.html", {"form": form}, status=status)


def _look_up(request, code):
    """The meeting with this code, the guest this browser is there, and a status."""
    known = []

    def knows(meeting):
        known.append(remembered.guest_of(request, meeting))
        return known[0]

    meeting, status = codes.find_meeting(request, code, knows=knows)
    return meeting, known[0] if meeting else None, status


def _room(view):
    """Hand the view the meeting with this code, and the guest this browser is there."""

    @wraps(view)
    def wrapper(request, code, **kwargs):
        meeting, guest, status = _look_up(request, code)
        if meeting:
            return _unlisted(view(request, meeting, guest, **kwargs))
        form = CodeForm({"code": code})
        form.add_error("code", codes.say_why(status))
        return _unlisted(
            render(request, "conversation/code_enter.html", {"form": form}, status=status)
        )

    return declare_access(wrapper, "anyone with the code")


def _unlisted(response):
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@_room
def code_room(request, meeting, guest):
    """The meeting's open questions; and, to somebody who said something, thanks."""
    prompts = list(open_prompts(meeting))
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
@_room
def code_contribute(request, meeting, guest, number):
    """Answer one question as a guest."""
    prompt = meeting.prompts.filter(pk=number).first()
    if prompt is None:
        raise Http404
    prompt.meeting = meeting
    initial = remembered.manner_of_guest(request, guest)
    form = WordsForm(request.POST or None, prompt=prompt, initial=initial)
    status, refusal = 200, None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            contribution = contribute_as_guest(
                key=said["key"],
                prompt=prompt,
                guest=guest,
                name=said["name"],
                text=said["text"],
                number=said.get("number"),
                voice=said["voice"],
                quotable=said["quotable"],
                at=timezone.now(),
            )
        except NotTakingWords as closed:
            refusal = closed
            status = CLOSED
        else:
            remembered.remember_guest(request, contribution.guest, said["quotable"])
            return taken(
                request,
                _("Thank you. Your words are kept as you wrote them."),
                "conversation:code_room",
                meeting.code,
            )
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
        status=status,
    )


@require_POST
@_room
def guest_leave(request, meeting, guest):
    """Forget, on a shared phone, who took part."""
    remembered.forget_guest(request, meeting)
    messages.success(request, _("This phone does not know you any more. Your words are kept."))
    return redirect("conversation:code_room", meeting.code)
