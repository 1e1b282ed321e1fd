"""Showing once more, while signed in, that it is oneself: before what weighs much (decision 49).

``core.decorators.require_fresh_sign_in`` leads here, and from here people go on where they were.
"""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from joinedup.core.decorators import require_login
from joinedup.core.denials import Denial, note_denial
from joinedup.core.fresh import Why, is_fresh, minutes, why_asked
from joinedup.core.limits import TOO_OFTEN
from joinedup.core.typed import PARCEL, open_parcel
from joinedup.people.forms import AppCodeForm, CodeForm, PasskeyForm
from joinedup.people.lib.limits import APP_CODES
from joinedup.people.selectors import app_of, passkeys_visible_to
from joinedup.people.services import confirming
from joinedup.people.services.app import TooManyAppCodes, WrongAppCode
from joinedup.people.services.codes import (
    TO_CONFIRM,
    NoCodePending,
    TooManyCodes,
    TooManyTries,
    WrongCode,
    pending_code,
)
from joinedup.people.services.passkeys import question_to_confirm
from joinedup.people.views.on_the_way import (
    address_of,
    carried,
    form_of,
    go,
    go_on,
    passkey_form,
    say_wait,
    say_wait_app,
    wanted_by,
)


@never_cache
@require_login
def confirm(request):
    """Say why it is asked, and take a code from their app, or send one to the address they have."""
    now = timezone.now()
    if is_fresh(request.session, now):
        return go_on_confirmed(request)
    if app_of(request.user):
        return _ask_app(request, now)
    status = 200
    if request.POST.get("way") == "email":
        try:
            confirming.send_confirm_code(request, member=request.user, at=now)
        except TooManyCodes as refused:
            note_denial(request, Denial.TOO_OFTEN, refused.limit.name)
            messages.warning(request, say_wait(refused.until))
            status = TOO_OFTEN
        else:
            return go("people:confirm_code", request)
    return _ask(request, status)


def _ask_app(request, now):
    form = form_of(AppCodeForm, "code", request)
    if form.is_valid():
        try:
            confirming.confirm_with_app(
                request, member=request.user, code=form.cleaned_data["code"], at=now
            )
        except WrongAppCode:
            note_denial(request, Denial.WRONG_SIGN_IN_CODE, "of an app")
            form.say_wrong()
        except TooManyAppCodes as refused:
            note_denial(request, Denial.TOO_OFTEN, APP_CODES.name)
            form.add_error("code", say_wait_app(refused.until))
        else:
            return go_on_confirmed(request)
    return _ask(request, form=form)


@never_cache
@require_login
def confirm_code(request):
    """Take the code from the email."""
    now = timezone.now()
    if is_fresh(request.session, now):
        return go_on_confirmed(request)
    try:
        pending_code(request, now, TO_CONFIRM)
    except NoCodePending:
        return _ask_again(request)
    form = form_of(CodeForm, "code", request)
    if form.is_valid():
        try:
            confirming.confirm_with_code(
                request, member=request.user, code=form.cleaned_data["code"], at=now
            )
        except WrongCode:
            note_denial(request, Denial.WRONG_SIGN_IN_CODE)
            form.say_wrong()
        except (TooManyTries, NoCodePending):
            note_denial(request, Denial.WRONG_SIGN_IN_CODE, "no longer good")
            return _ask_again(request)
        else:
            return go_on_confirmed(request)
    page = _page(request) | {"form": form, "email": request.user.email, "is_demo": settings.DEMO}
    return render(request, "people/confirm_code.html", page)


def _ask(request, status=200, form=None):
    page = _page(request) | {"form": form}
    if passkeys_visible_to(request.user).exists():
        page["passkey"] = passkey_form(
            PasskeyForm,
            lambda: question_to_confirm(request.user),
            address_of("people:passkey_confirm", request),
            request,
        )
    return render(request, "people/confirm.html", page, status=status)


def ask_again(request):
    """Once more, with a parcel or without."""
    return _ask(request) if carried(request) else go("people:confirm", request)


def _ask_again(request):
    messages.warning(request, _("This code is no longer good. Please ask for a new one."))
    return ask_again(request)


def _page(request):
    return {
        "why": _why(request),
        "minutes": minutes(),
        "here": address_of("people:confirm", request),
        "parcel_name": PARCEL,
        "parcel": carried(request),
    }


def _why(request):
    typed = open_parcel(request)
    return why_asked(typed.path if typed else wanted_by(request))


def go_on_confirmed(request):
    """A file does not take the place of this page, so it is offered on a page of its own."""
    if _why(request) is Why.FILE and not carried(request):
        return render(request, "people/confirmed_file.html", {"file": wanted_by(request)})
    return go_on(request)
