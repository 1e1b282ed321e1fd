"""Coming in and going out, and one's own page."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from joinedup.core.decorators import public, require_login
from joinedup.core.persons import sections_about
from joinedup.people.forms import ProfileForm, SignInCodeForm, SignInForm
from joinedup.people.services import sign_in as services
from joinedup.people.services.members import edit_profile

TYPED = "typed_address"


@never_cache
@public
def sign_in(request):
    """Ask for an address and send a code there."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None, initial={"email": request.session.get(TYPED, "")})
    if form.is_valid():
        try:
            services.send_code(request, at=timezone.now(), **form.cleaned_data)
        except services.TooManyCodes:
            form.add_error(
                "email",
                _(
                    "Several codes have been asked for just now. Please wait some minutes, look "
                    "in your letters, and then ask again."
                ),
            )
        else:
            request.session.pop(TYPED, None)
            return _go("people:sign_in_code", request)
    return render(request, "people/sign_in.html", {"form": form})


@never_cache
@public
def sign_in_code(request):
    """Take the code, and let its owner in."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    try:
        email = services.pending_code(request, timezone.now()).email
    except services.NoCodePending:
        messages.warning(request, _("There is no code to wait for here. Please ask for a new one."))
        return _go("people:sign_in", request)
    form = SignInCodeForm(request.POST or None)
    if form.is_valid():
        try:
            services.sign_in_with(request, form.cleaned_data["code"], timezone.now())
        except services.WrongCode:
            form.add_error(
                "code",
                _("This is not the code in our newest email. Please compare, and try again."),
            )
        except (services.TooManyTries, services.NoCodePending):
            messages.warning(request, _("This code is no longer good. Please ask for a new one."))
            request.session[TYPED] = email
            return _go("people:sign_in", request)
        else:
            messages.success(request, _("Welcome. You are signed in."))
            return redirect(_next(request))
    return render(
        request,
        "people/sign_in_code.html",
        {
            "form": form,
            "email": email,
            "again": _address("people:sign_in", request),
            "is_demo": settings.DEMO,
        },
    )


@require_POST
@public
def sign_out(request):
    """End the session."""
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("home:home_page")


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
    sections = sections_about(member, member, is_profile=True)
    return render(request, "people/profile.html", {"form": form, "sections": sections})


def _wanted(request):
    """Where the person was going, if that is one of our own pages."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # What does not begin with a slash would be taken for the name of a view.
    return wanted if ours and wanted.startswith("/") else ""


def _next(request):
    return _wanted(request) or resolve_url("home:home_page")


def _address(name, request):
    wanted = _wanted(request)
    return resolve_url(name) + (f"?{urlencode({'next': wanted})}" if wanted else "")


def _go(name, request):
    return redirect(_address(name, request))
