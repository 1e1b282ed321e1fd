"""The secret of a ballot: kept by the device in a cookie, and nowhere else.

The database holds only its digest. So whoever has the database cannot make the cookie, and
nothing in the program remembers whose device it was: not the session, not the record, not a log.
"""

import hashlib
import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from joinedup.votes.models import Poll

HALF_A_DAY = 12 * 60 * 60  # seconds
_NAME = re.compile(r"(?:__Host-)?ballot-(?P<kind>[a-z]+)-(?P<meeting>[1-9][0-9]{0,17})")
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


def _name(poll: Poll) -> str:
    # Browsers take a cookie of such a name only from this very address, over https: nobody can
    # slip somebody else a ballot whose secret they know.
    prefix = "__Host-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}ballot-{poll.kind}-{poll.meeting_id}"


def ballot_id_of(request: HttpRequest, poll: Poll) -> str | None:
    """The id of the ballot this device has for a poll, or None.

    Each poll has a secret of its own, so that the ballots of one device cannot be put together.
    """
    secret = request.COOKIES.get(_name(poll), "")
    if not _SECRET.fullmatch(secret):
        return None
    return hashlib.sha256(f"{poll.kind} {poll.meeting_id} {secret}".encode()).hexdigest()


def ballot_ids_of(request: HttpRequest) -> list[str]:
    """The ids of all ballots this device has."""
    polls = [
        Poll(kind=found["kind"], meeting_id=int(found["meeting"]))
        for name in request.COOKIES
        if (found := _NAME.fullmatch(name))
    ]
    return [each for poll in polls if (each := ballot_id_of(request, poll))]


def set_ballot_cookie(response: HttpResponse, poll: Poll) -> None:
    """Give this device the secret of a new ballot for a poll."""
    response.set_cookie(
        _name(poll),
        secrets.token_urlsafe(32),
        max_age=HALF_A_DAY,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
