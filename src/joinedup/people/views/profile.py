"""One's own page, and where one is signed in."""

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.core.decorators import require_login
from joinedup.core.sections import sections_of
from joinedup.people.forms import ProfileForm
from joinedup.people.selectors import app_of, passkeys_visible_to, sessions_of, unused_codes_of
from joinedup.people.services.members import edit_profile
from joinedup.people.services.sessions import end_session, end_sessions


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
        "app": app_of(member),
        "unused_codes": unused_codes_of(member),
        "passkeys": passkeys_visible_to(member),
        "this_key": request.session.session_key,
    }
    return render(request, "people/profile.html", page)


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
