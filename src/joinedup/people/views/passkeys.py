"""Passkeys: signing in with one, showing with one that it is oneself, and those on the profile."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from joinedup.core.decorators import (
    public,
    require_fresh_sign_in,
    require_login,
    require_visible,
)
from joinedup.core.denials import Denial, note_denial
from joinedup.core.fresh import Why
from joinedup.core.limits import limited
from joinedup.people.forms import NewPasskeyForm, PasskeyForm, PasskeySignInForm
from joinedup.people.lib.devices import device_in_words
from joinedup.people.lib.limits import PASSKEYS
from joinedup.people.lib.passkeys import NotAccepted, passkeys_work
from joinedup.people.selectors import passkeys_visible_to
from joinedup.people.services import passkeys as services
from joinedup.people.views.confirm import ask_again, go_on_confirmed
from joinedup.people.views.on_the_way import go_on, passkey_form
from joinedup.people.views.sign_in import go_back


@require_POST
@limited(PASSKEYS)
@public
def passkey_sign_in(request):
    """Let in whoever's passkey has answered."""
    if request.user.is_authenticated:
        return go_on(request)
    form = PasskeySignInForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.sign_in_with_passkey(
                request,
                token=said["question"],
                answer=said["answer"],
                is_shared=said["is_shared"],
                at=timezone.now(),
            )
        except NotAccepted:
            pass
        else:
            messages.success(request, _("Welcome. You are signed in."))
            return go_on(request)
    note_denial(request, Denial.WRONG_SIGN_IN_CODE, "of a passkey")
    messages.warning(
        request,
        _("This passkey did not let you in. Try it once more, or sign in with a code by email."),
    )
    return go_back(request)


@require_POST
@limited(PASSKEYS)
@require_login
def passkey_confirm(request):
    """Take a passkey's word that it is they."""
    form = PasskeyForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.confirm_with_passkey(
                request,
                member=request.user,
                token=said["question"],
                answer=said["answer"],
                at=timezone.now(),
            )
        except NotAccepted:
            pass
        else:
            return go_on_confirmed(request)
    note_denial(request, Denial.WRONG_SIGN_IN_CODE, "of a passkey")
    messages.warning(request, _("This passkey did not answer. Try it once more, or another way."))
    return ask_again(request)


@never_cache
@require_login
@require_fresh_sign_in(Why.SIGNING_IN)
def passkey_new(request):
    """Ask the browser for a new passkey, and keep it."""
    member = request.user
    usual = device_in_words(request.headers.get("User-Agent", ""))
    form = NewPasskeyForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.add_passkey(
                member=member,
                token=said["question"],
                answer=said["answer"],
                name=said["name"] or usual,
                by=member,
                at=timezone.now(),
            )
        except NotAccepted:
            pass
        else:
            messages.success(request, _("The passkey has been added. You can sign in with it."))
            return redirect("people:profile")
    if request.method == "POST":
        messages.warning(request, _("The passkey was not added. Please try it once more."))
    passkey = passkey_form(
        NewPasskeyForm,
        lambda: services.question_for_new(member),
        "",
        request,
        name=request.POST.get("name", usual),
    )
    page = {"passkey": passkey, "passkeys_work": passkeys_work()}
    return render(request, "people/passkey_new.html", page)


@require_visible(passkeys_visible_to)
@require_fresh_sign_in(Why.SIGNING_IN)
def passkey_remove(request, passkey):
    """Let nobody sign in with it any more, after asking."""
    if request.method == "POST":
        services.remove_passkey(passkey=passkey, by=request.user, at=timezone.now())
        messages.success(request, _("The passkey has been removed."))
        return redirect("people:profile")
    return render(request, "people/passkey_remove.html", {"passkey": passkey})
