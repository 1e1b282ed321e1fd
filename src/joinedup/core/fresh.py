"""How long ago somebody showed that it is they: before what weighs much they are asked again
(decision 49).

Signing in shows it, and so does a code or a passkey later in the same session.
"""

from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

# In the session of a member: since when they are signed in, and when they showed it again.
SIGNED_IN_SINCE = "signed_in_since"
SHOWN_AT = "shown_at"


class Why(Enum):
    """What weighs so much that somebody is asked again, in the sentence that says so."""

    ADDRESS = _("Whoever has somebody's email address can sign in with it.")
    FILE = _("A file that leaves this place cannot be taken back.")
    ROLE = _("A role decides what somebody may see and do here.")
    SIGNING_IN = _("This decides who can sign in.")


def is_fresh(session: SessionBase, at: datetime) -> bool:
    """Whether whoever has this session showed a short while ago that it is they."""
    shown = session.get(SHOWN_AT) or session.get(SIGNED_IN_SINCE, "")
    # A clock that is put back makes nothing fresh for longer.
    return bool(shown) and abs(at - datetime.fromisoformat(shown)) < settings.FRESH_SIGN_IN


def note_shown(request: HttpRequest, at: datetime) -> None:
    """They showed it now. The key of the session is another one from here on, as when signing in:
    whoever knew the one before gains nothing."""
    request.session[SHOWN_AT] = at.isoformat()
    request.session.cycle_key()


def why_asked(path: str) -> Why | None:
    """Why the page at this path asks, or None where it does not."""
    try:
        return getattr(resolve(path.partition("?")[0]).func, "asks_because", None)
    except Resolver404:
        return None


def minutes() -> int:
    """How long it holds, as pages say it."""
    fresh: Any = settings.FRESH_SIGN_IN
    return fresh // timedelta(minutes=1)
