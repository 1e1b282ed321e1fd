"""An authenticator app as a second step, on one's own profile."""

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from joinedup.core.decorators import require_fresh_sign_in, require_login
from joinedup.core.fresh import Why
from joinedup.core.site import place_name
from joinedup.design.qr import qr_svg
from joinedup.people.forms import NewAppForm
from joinedup.people.lib.app_codes import app_address, new_secret
from joinedup.people.selectors import app_of, codes_to_write_down
from joinedup.people.services.app import (
    AppIsOn,
    TooManyAppCodes,
    WrongAppCode,
    make_recovery_codes,
    turn_app_off,
    turn_app_on,
)
from joinedup.people.views.on_the_way import say_wait_app

_SALT = "joinedup.people.app"
_OPENS_FOR = 3600  # seconds to find an app, and to type its code


@never_cache
@require_login
@require_fresh_sign_in(Why.SIGNING_IN)
def app_new(request):
    """Show the secret, and take the app's first code. Nothing is kept before it is right."""
    member = request.user
    if app_of(member):
        return redirect("people:profile")
    secret = _opened(request)
    form = NewAppForm(request.POST if secret else None, initial={"secret": ""})
    if secret and form.is_valid():
        try:
            turn_app_on(
                member=member,
                secret=secret,
                code=form.cleaned_data["code"],
                by=member,
                at=timezone.now(),
            )
        except WrongAppCode:
            form.say_wrong()
        except TooManyAppCodes as refused:
            form.add_error("code", say_wait_app(refused.until))
        except AppIsOn:
            return redirect("people:profile")
        else:
            messages.success(request, _("The app is turned on."))
            return redirect("people:recovery_codes")
    if not secret:
        secret = new_secret()
        form.initial["secret"] = signing.dumps([member.pk, secret], salt=_SALT)
    address = app_address(secret, account=member.email or member.name, place=place_name())
    page = {"form": form, "qr": qr_svg(address), "secret": secret, "address": address}
    return render(request, "people/app_new.html", page)


def _opened(request):
    """The secret that this person's page brought along."""
    try:
        member, secret = signing.loads(
            request.POST.get("secret", ""), salt=_SALT, max_age=_OPENS_FOR
        )
    except signing.BadSignature:
        return ""
    return secret if member == request.user.pk else ""


@require_login
@require_fresh_sign_in(Why.SIGNING_IN)
def app_remove(request):
    """Ask for no code from an app any more, after asking."""
    if request.method == "POST":
        turn_app_off(member=request.user, by=request.user, at=timezone.now())
        messages.success(request, _("The app is turned off."))
    if not app_of(request.user):
        return redirect("people:profile")
    return render(request, "people/app_remove.html")


@never_cache
@require_login
@require_fresh_sign_in(Why.SIGNING_IN)
def recovery_codes(request):
    """The codes that stand in for the app, while they are new; and new ones in their place."""
    if not app_of(request.user):
        return redirect("people:profile")
    if request.method == "POST":
        make_recovery_codes(member=request.user, by=request.user, at=timezone.now())
        return redirect("people:recovery_codes")
    codes = codes_to_write_down(request.user, timezone.now())
    return render(request, "people/recovery_codes.html", {"codes": codes})
