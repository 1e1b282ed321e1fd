"""What signing in and showing that it is oneself have in common: where somebody was going, and what
they had typed, come along from page to page."""

from django.contrib import messages
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.core.limits import minutes_until
from joinedup.core.typed import PARCEL, ask_to_send_again, open_parcel
from joinedup.people.lib.passkeys import passkeys_work


def wanted_by(request):
    """Where the person was going, if that is one of our own pages."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # What does not begin with a slash would be taken for the name of a view.
    return wanted if ours and wanted.startswith("/") else ""


def address_of(name, request):
    """A page of ours that knows where the person was going."""
    wanted = wanted_by(request)
    return resolve_url(name) + (f"?{urlencode({'next': wanted})}" if wanted else "")


def carried(request):
    """The parcel with what was typed when the session was over, if there is one."""
    return request.POST.get(PARCEL, "")


def form_of(kind, field, request, **initial):
    """The form with what was sent to it; an empty one where a page only handed the parcel on."""
    is_handed_on = carried(request) and field not in request.POST
    sent = None if is_handed_on else request.POST or None
    return kind(sent, initial={PARCEL: carried(request), **initial})


def go(name, request):
    """Go on to the next page. The browser sends a parcel there, too: no address may hold it."""
    return redirect(address_of(name, request), preserve_request=bool(carried(request)))


def go_on(request):
    """Where somebody goes who is let in: to what they typed before, or where they wanted to."""
    typed = open_parcel(request)
    if typed and typed.is_of(request.user):
        return ask_to_send_again(request, typed)
    if typed:
        messages.warning(
            request, _("What was typed here before is not shown: somebody else typed it.")
        )
    elif carried(request):
        messages.warning(
            request,
            _("What you typed before did not come along: it is kept for twelve hours at most."),
        )
    return redirect(wanted_by(request) or resolve_url("home:home_page"))


def say_wait(until):
    """That codes are asked for too often, and when to ask again."""
    minutes = minutes_until(until)
    said = ngettext(
        "Several codes have been asked for from here just now. Look in your emails: the newest is "
        "good in the browser that asked. After a minute you can ask again.",
        "Several codes have been asked for from here just now. Look in your emails: the newest is "
        "good in the browser that asked. After %(minutes)s minutes you can ask again.",
        minutes,
    )
    return said % {"minutes": minutes}


def say_wait_app(until):
    """That codes of an app are tried too often, and when to try again."""
    minutes = minutes_until(until)
    said = ngettext(
        "Too many codes were typed. After a minute you can try again.",
        "Too many codes were typed. After %(minutes)s minutes you can try again.",
        minutes,
    )
    return said % {"minutes": minutes}


def passkey_form(kind, ask, action, request, **initial):
    """What a page needs to ask for a passkey; None where browsers take none at our address."""
    if not passkeys_work():
        return None
    question = ask()
    initial |= {PARCEL: carried(request), "question": question.token}
    return {
        "form": kind(initial=initial, auto_id="passkey_%s"),
        "options": question.options,
        "action": action,
    }
