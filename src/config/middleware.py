"""What happens around every page."""

from django.conf import settings
from django.utils.cache import patch_cache_control


def keep_signed_in_pages_private(get_response):
    """Tell caches between us and the reader to keep nothing of a page made for one person.

    Whoever has a session has such pages: members, and guests of a meeting. The
    cookie alone is looked at, because asking who it is would cost a query.
    """

    def middleware(request):
        response = get_response(request)
        cookie = settings.SESSION_COOKIE_NAME
        if cookie in request.COOKIES or cookie in response.cookies:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return middleware
