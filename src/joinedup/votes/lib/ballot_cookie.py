"""The secret of a ballot: made and signed here, kept by the device in a cookie, and nowhere else.

The database holds only its digest. So whoever has the database cannot make the cookie, and
nothing in the program remembers whose device it was: not the session, not the record, not a log.
"""

import hashlib
import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from joinedup.core.tokens import make_token, read_token
from joinedup.votes.models import Poll

HALF_A_DAY = 12 * 60 * 60  # seconds
_NAME = re.compile(r"(?:__Host-)?ballot-(?P<kind>[a-z]+)-(?P<meeting>[1-9][0-9]{0,17})")


def _name(poll: Poll) -> str:
    # Browsers take a cookie of such a name only from this very address, over https: nobody can
    # slip somebody else a ballot whose secret they know.
    prefix = "__Host-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}ballot-{poll.kind}-{poll.meeting_id}"


def _purpose(poll: Poll) -> str:
    return f"ballot {poll.kind} {poll.meeting_id}"


def _handed_out(request: HttpRequest, poll: Poll) -> tuple[int, str] | None:
    """In which round this device was handed a ballot for a poll, and the id of that ballot."""
    signed = read_token(_purpose(poll), request.COOKIES.get(_name(poll), ""))
    if signed is None:
        return None
    in_round, secret = signed
    digest = hashlib.sha256(f"{poll.kind} {poll.meeting_id} {secret}".encode()).hexdigest()
    return in_round, digest


def ballot_id_of(request: HttpRequest, poll: Poll) -> str | None:
    """The id of the ballot that was handed out to this device for the poll as it is, or None.

    Each poll has a secret of its own, so that the ballots of one device cannot be put together.
    What nobody handed out is no secret, and one from before a vote was started anew is none now.
    """
    in_round, ballot_id = _handed_out(request, poll) or (None, None)
    return ballot_id if in_round == poll.round else None


def ballot_ids_of(request: HttpRequest) -> list[str]:
    """The ids of all ballots that were handed out to this device, in any round."""
    polls = [
        Poll(kind=found["kind"], meeting_id=int(found["meeting"]))
        for name in request.COOKIES
        if (found := _NAME.fullmatch(name))
    ]
    return [handed[1] for poll in polls if (handed := _handed_out(request, poll))]


def set_ballot_cookie(response: HttpResponse, poll: Poll) -> None:
    """Give this device the secret of a new ballot for a poll."""
    response.set_cookie(
        _name(poll),
        make_token(_purpose(poll), [poll.round, secrets.token_urlsafe(32)]),
        max_age=HALF_A_DAY,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
