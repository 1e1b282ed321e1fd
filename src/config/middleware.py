"""What happens around every page: what caches and browsers may keep of it."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from joinedup.core.denials import log_denial
from joinedup.core.devices import may_change_hands
from joinedup.design.outbox import is_copy

View = Callable[[HttpRequest], HttpResponse]


def content_policy_middleware(get_response: View) -> View:
    """Say with each page what it may load and where it may send. It is the same of all pages, so
    it is put together once."""
    policy = build_policy()

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # Django's pages for those who develop have styles of their own.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            response[HEADER] = policy
        return response

    return middleware


def cache_control_middleware(get_response: View) -> View:
    """Tell caches between us and the reader to keep nothing of a page made for one person.

    Whoever has a session has such pages: members, and guests of a meeting. The
    cookie alone is looked at, because asking who it is would cost a query.

    Of a page for somebody signed in the browser keeps nothing either, so that its back button
    shows nothing after signing out; but for copies that open without a line, of the few pages
    that say so. On a phone or computer that others use too it keeps those neither.

    Where somebody else may come next, it keeps no page that anybody types into, nor one that
    answers what they sent. But for a copy: it is empty.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        cookie = settings.SESSION_COOKIE_NAME
        if cookie in request.COOKIES or cookie in response.cookies:
            patch_cache_control(response, private=True, no_cache=True)
            is_kept = getattr(response, "is_kept_copy", False)
            if _is_signed_in(request) and (not is_kept or may_change_hands(request)):
                patch_cache_control(response, no_store=True)
        if _holds_a_form(request, response) and may_change_hands(request) and not is_copy(request):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


def session_day_middleware(get_response: View) -> View:
    """Keep on which day a session was last used: after the page, which may only read."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        request.session.note_day()  # type: ignore[attr-defined]
        return response

    return middleware


def denials_middleware(get_response: View) -> View:
    """Write a line for each request that was denied something. Stands around all others, so that
    it sees what each of them denies."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        log_denial(request, response.status_code)
        return response

    return middleware


def _is_signed_in(request: HttpRequest) -> bool:
    session = getattr(request, "session", None)
    # A session that the page did not look at costs no query here: such a page is for everybody.
    return bool(session and session.accessed and SESSION_KEY in session)


def _holds_a_form(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a form is drawn on the page, or was sent to it. A form has looked who is there, so
    that asking again costs no query."""
    return request.method == "POST" or settings.CSRF_COOKIE_NAME in response.cookies
