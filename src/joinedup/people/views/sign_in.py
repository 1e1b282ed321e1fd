"""Coming in and going out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from joinedup.core.decorators import public
from joinedup.core.denials import Denial, note_denial
from joinedup.core.limits import TOO_OFTEN
from joinedup.core.typed import PARCEL
from joinedup.people.forms import AppCodeForm, CodeForm, PasskeySignInForm, SignInForm
from joinedup.people.lib.limits import APP_CODES
from joinedup.people.services import sign_in as services
from joinedup.people.services.app import TooManyAppCodes, WrongAppCode
from joinedup.people.services.codes import (
    NoCodePending,
    TooManyCodes,
    TooManyTries,
    WrongCode,
    pending_code,
)
from joinedup.people.services.passkeys import question_to_sign_in
from joinedup.people.views.on_the_way import (
    address_of,
    carried,
    form_of,
    go,
    go_on,
    passkey_form,
    say_wait,
    say_wait_app,
)

TYPED = "typed_address"


@never_cache
@public
def sign_in(request):
    """Ask for an address and send a code there."""
    if request.user.is_authenticated:
        return go_on(request)
    form = form_of(SignInForm, "email", request, email=request.session.get(TYPED, ""))
    if form.is_valid():
        wanted = form.cleaned_data
        try:
            services.send_code(
                request, email=wanted["email"], is_shared=wanted["is_shared"], at=timezone.now()
            )
        except TooManyCodes as refused:
            note_denial(request, Denial.TOO_OFTEN, refused.limit.name)
            form.add_error("email", say_wait(refused.until))
            return _ask_for_address(request, form, status=TOO_OFTEN)
        else:
            request.session.pop(TYPED, None)
            return go("people:sign_in_code", request)
    return _ask_for_address(request, form)


@never_cache
@public
def sign_in_code(request):
    """Take the code, and let its owner in."""
    if request.user.is_authenticated:
        return go_on(request)
    try:
        email = pending_code(request, timezone.now()).email
    except NoCodePending:
        if request.method == "POST":
            note_denial(request, Denial.WRONG_SIGN_IN_CODE, "none pending")
        messages.warning(request, _("There is no code to wait for here. Please ask for a new one."))
        return go_back(request)
    form = form_of(CodeForm, "code", request)
    if form.is_valid():
        try:
            is_in = services.sign_in_with(request, form.cleaned_data["code"], timezone.now())
        except WrongCode:
            note_denial(request, Denial.WRONG_SIGN_IN_CODE)
            form.say_wrong()
        except (TooManyTries, NoCodePending):
            note_denial(request, Denial.WRONG_SIGN_IN_CODE, "no longer good")
            messages.warning(request, _("This code is no longer good. Please ask for a new one."))
            request.session[TYPED] = email
            return go_back(request)
        else:
            return _welcome(request) if is_in else go("people:sign_in_app", request)
    return render(
        request,
        "people/sign_in_code.html",
        {
            "form": form,
            "email": email,
            "again": address_of("people:sign_in", request),
            "parcel": carried(request),
            "is_demo": settings.DEMO,
        },
    )


@never_cache
@public
def sign_in_app(request):
    """Take a code from the app of whoever typed the one from the email, and let them in."""
    if request.user.is_authenticated:
        return go_on(request)
    try:
        services.who_is_halfway_in(request, timezone.now())
    except NoCodePending:
        messages.warning(request, _("That took too long. Please ask for a new code."))
        return go_back(request)
    form = form_of(AppCodeForm, "code", request)
    if form.is_valid():
        try:
            services.sign_in_with_app(request, form.cleaned_data["code"], timezone.now())
        except WrongAppCode:
            note_denial(request, Denial.WRONG_SIGN_IN_CODE, "of an app")
            form.say_wrong()
        except TooManyAppCodes as refused:
            note_denial(request, Denial.TOO_OFTEN, APP_CODES.name)
            form.add_error("code", say_wait_app(refused.until))
        else:
            return _welcome(request)
    return render(request, "people/sign_in_app.html", {"form": form})


@require_POST
@public
def sign_out(request):
    """End the session, and let the browser forget the pages it holds."""
    logout(request)
    messages.success(request, _("You are signed out."))
    response = go("people:sign_in", request) if carried(request) else redirect("home:home_page")
    if request.is_secure():
        # Not "storage": there other people's unsent words lie, and not "cookies": guests' ballots.
        response["Clear-Site-Data"] = '"cache"'
    return response


def _welcome(request):
    messages.success(request, _("Welcome. You are signed in."))
    return go_on(request)


def go_back(request):
    """Ask for the address once more. A parcel comes along, but not the address for a new code."""
    if not carried(request):
        return go("people:sign_in", request)
    initial = {PARCEL: carried(request), "email": request.session.get(TYPED, "")}
    return _ask_for_address(request, SignInForm(initial=initial))


def _ask_for_address(request, form, status=200):
    context = {
        "form": form,
        "here": address_of("people:sign_in", request),
        "passkey": passkey_form(
            PasskeySignInForm,
            question_to_sign_in,
            address_of("people:passkey_sign_in", request),
            request,
        ),
    }
    return render(request, "people/sign_in.html", context, status=status)
