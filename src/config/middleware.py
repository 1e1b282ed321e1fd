"""What happens around every page: what caches and browsers may keep of it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

View = Callable[[HttpRequest], HttpResponse]


def cache_control_middleware(get_response: View) -> View:
    """Tell caches between us and the reader to keep nothing of a page made for one person.

    Whoever has a session has such pages: members, and guests of a meeting. The
    cookie alone is looked at, because asking who it is would cost a query.

    On a phone or computer that others use too, the browser keeps nothing either, so that its
    back button shows nothing after signing out.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        cookie = settings.SESSION_COOKIE_NAME
        if cookie in request.COOKIES or cookie in response.cookies:
            patch_cache_control(response, private=True, no_cache=True)
            if _is_on_a_shared_device(request):
                patch_cache_control(response, no_store=True)
        return response

    return middleware


def _is_on_a_shared_device(request: HttpRequest) -> bool:
    session = getattr(request, "session", None)
    # A session that the page did not look at costs no query here.
    return bool(session and session.accessed and session.get_expire_at_browser_close())
