"""Coming in and going out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from joinedup.members import signing_in
from joinedup.members.doors import anyone
from joinedup.members.forms import CodeForm, SignInForm

TYPED = "typed_address"


@never_cache
@anyone
def sign_in(request):
    """Ask for an address and send a code there."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None, initial={"email": request.session.get(TYPED, "")})
    if form.is_valid():
        try:
            signing_in.send_code(request, **form.cleaned_data)
        except signing_in.TooManyCodes:
            form.add_error(
                "email",
                _(
                    "Several codes have been asked for just now. Please wait some minutes, look "
                    "in your letters, and then ask again."
                ),
            )
        else:
            request.session.pop(TYPED, None)
            return _go("members:sign_in_code", request)
    return render(request, "members/sign_in.html", {"form": form})


@never_cache
@anyone
def sign_in_code(request):
    """Take the code, and let its owner in."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    try:
        email = signing_in.address_asked(request)
    except signing_in.NothingAsked:
        messages.warning(request, _("There is no code to wait for here. Please ask for a new one."))
        return _go("members:sign_in", request)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            signing_in.sign_in_with(request, form.cleaned_data["code"])
        except signing_in.WrongCode:
            form.add_error(
                "code",
                _("This is not the code in our newest email. Please compare, and try again."),
            )
        except (signing_in.TooManyTries, signing_in.NothingAsked):
            messages.warning(request, _("This code is no longer good. Please ask for a new one."))
            request.session[TYPED] = email
            return _go("members:sign_in", request)
        else:
            messages.success(request, _("Welcome. You are signed in."))
            return redirect(_next(request))
    return render(
        request,
        "members/sign_in_code.html",
        {
            "form": form,
            "email": email,
            "again": _address("members:sign_in", request),
            "is_demo": settings.DEMO,
        },
    )


@require_POST
@anyone
def sign_out(request):
    """End the session."""
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("home:home_page")


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
