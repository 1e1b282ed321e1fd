"""Coming in and going out, and one's own page."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from joinedup.core.decorators import public, require_login
from joinedup.core.denials import Denial, note_denial
from joinedup.core.limits import TOO_OFTEN, minutes_until
from joinedup.core.sections import sections_of
from joinedup.core.typed import PARCEL, ask_to_send_again, open_parcel
from joinedup.people.forms import ProfileForm, SignInCodeForm, SignInForm
from joinedup.people.selectors import sessions_of
from joinedup.people.services import sign_in as services
from joinedup.people.services.members import edit_profile
from joinedup.people.services.sessions import end_session, end_sessions

TYPED = "typed_address"


@never_cache
@public
def sign_in(request):
    """Ask for an address and send a code there."""
    if request.user.is_authenticated:
        return _come_in(request)
    form = _form(SignInForm, "email", request, email=request.session.get(TYPED, ""))
    if form.is_valid():
        wanted = form.cleaned_data
        try:
            services.send_code(
                request, email=wanted["email"], is_shared=wanted["is_shared"], at=timezone.now()
            )
        except services.TooManyCodes as refused:
            note_denial(request, Denial.TOO_OFTEN, refused.limit.name)
            form.add_error("email", _say_wait(refused.until))
            return _ask_for_address(request, form, status=TOO_OFTEN)
        else:
            request.session.pop(TYPED, None)
            return _go("people:sign_in_code", request)
    return _ask_for_address(request, form)


@never_cache
@public
def sign_in_code(request):
    """Take the code, and let its owner in."""
    if request.user.is_authenticated:
        return _come_in(request)
    try:
        email = services.pending_code(request, timezone.now()).email
    except services.NoCodePending:
        if request.method == "POST":
            note_denial(request, Denial.WRONG_SIGN_IN_CODE, "none pending")
        messages.warning(request, _("There is no code to wait for here. Please ask for a new one."))
        return _go_back(request)
    form = _form(SignInCodeForm, "code", request)
    if form.is_valid():
        try:
            services.sign_in_with(request, form.cleaned_data["code"], timezone.now())
        except services.WrongCode:
            note_denial(request, Denial.WRONG_SIGN_IN_CODE)
            form.add_error(
                "code",
                _("This is not the code in our newest email. Please compare, and try again."),
            )
        except (services.TooManyTries, services.NoCodePending):
            note_denial(request, Denial.WRONG_SIGN_IN_CODE, "no longer good")
            messages.warning(request, _("This code is no longer good. Please ask for a new one."))
            request.session[TYPED] = email
            return _go_back(request)
        else:
            messages.success(request, _("Welcome. You are signed in."))
            return _come_in(request)
    return render(
        request,
        "people/sign_in_code.html",
        {
            "form": form,
            "email": email,
            "again": _address("people:sign_in", request),
            "parcel": _carried(request),
            "is_demo": settings.DEMO,
        },
    )


@require_POST
@public
def sign_out(request):
    """End the session, and let the browser forget the pages it holds."""
    logout(request)
    messages.success(request, _("You are signed out."))
    response = _go("people:sign_in", request) if _carried(request) else redirect("home:home_page")
    if request.is_secure():
        # Not "storage": there other people's unsent words lie, and not "cookies": guests' ballots.
        response["Clear-Site-Data"] = '"cache"'
    return response


@require_POST
@require_login
def sign_out_everywhere(request):
    """End all sessions of whoever asks, this one too."""
    end_sessions(member=request.user, by=request.user, at=timezone.now())
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("home:home_page")


@require_POST
@require_login
def sign_out_elsewhere(request):
    """End one session of whoever asks."""
    handle = request.POST.get("session", "")
    if end_session(member=request.user, handle=handle, by=request.user, at=timezone.now()):
        messages.success(request, _("You are signed out there."))
    return redirect("people:profile")


@require_login
def profile(request):
    """One's own page, to read and to change."""
    member = request.user
    about = {name: getattr(member, name) for name in ProfileForm.base_fields}
    form = ProfileForm(request.POST or None, initial=about)
    if form.is_valid():
        edit_profile(member=member, by=member, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Your profile has been saved."))
        return redirect("people:profile")
    page = {
        "form": form,
        "sections": sections_of("PROFILE_SECTIONS", member, member),
        "sessions": sessions_of(member, timezone.now()),
        "this_key": request.session.session_key,
    }
    return render(request, "people/profile.html", page)


def _wanted(request):
    """Where the person was going, if that is one of our own pages."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # What does not begin with a slash would be taken for the name of a view.
    return wanted if ours and wanted.startswith("/") else ""


def _address(name, request):
    wanted = _wanted(request)
    return resolve_url(name) + (f"?{urlencode({'next': wanted})}" if wanted else "")


def _carried(request):
    """The parcel with what was typed when the session was over, if there is one."""
    return request.POST.get(PARCEL, "")


def _form(kind, field, request, **initial):
    """The form with what was sent to it; an empty one where a page only handed the parcel on."""
    is_handed_on = _carried(request) and field not in request.POST
    sent = None if is_handed_on else request.POST or None
    return kind(sent, initial={PARCEL: _carried(request), **initial})


def _go(name, request):
    """Go on to the next page. The browser sends a parcel there, too: no address may hold it."""
    return redirect(_address(name, request), preserve_request=bool(_carried(request)))


def _go_back(request):
    """Ask for the address once more. A parcel comes along, but not the address for a new code."""
    if not _carried(request):
        return _go("people:sign_in", request)
    initial = {PARCEL: _carried(request), "email": request.session.get(TYPED, "")}
    return _ask_for_address(request, SignInForm(initial=initial))


def _say_wait(until):
    minutes = minutes_until(until)
    said = ngettext(
        "Several codes have been asked for from here just now. Look in your emails: the newest is "
        "good in the browser that asked. After a minute you can ask again.",
        "Several codes have been asked for from here just now. Look in your emails: the newest is "
        "good in the browser that asked. After %(minutes)s minutes you can ask again.",
        minutes,
    )
    return said % {"minutes": minutes}


def _ask_for_address(request, form, status=200):
    context = {"form": form, "here": _address("people:sign_in", request)}
    return render(request, "people/sign_in.html", context, status=status)


def _come_in(request):
    """Where somebody who is signed in goes: to what they typed before, or where they wanted to."""
    typed = open_parcel(request)
    if typed and typed.is_of(request.user):
        return ask_to_send_again(request, typed)
    if typed:
        messages.warning(
            request, _("What was typed here before is not shown: somebody else typed it.")
        )
    elif _carried(request):
        messages.warning(
            request,
            _("What you typed before did not come along: it is kept for twelve hours at most."),
        )
    return redirect(_wanted(request) or resolve_url("home:home_page"))
