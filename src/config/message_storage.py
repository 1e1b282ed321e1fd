"""What is told once, on the next page: kept in a cookie, and in the session where it is long."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class _HostCookieStorage(CookieStorage):
    # As all our cookies: over https browsers take it only from this very address.
    cookie_name = "__Host-messages" if settings.HTTPS else "messages"


class MessageStorage(FallbackStorage):
    """Messages in a cookie of this very address, or in the session."""

    storage_classes = (_HostCookieStorage, SessionStorage)
