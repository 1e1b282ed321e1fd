"""What was denied leaves one line in the log each, which tells of nobody.

Whoever denies something says it with ``note_denial``; what nobody noted is told by the status of
the answer. Words come out of a fixed list; no address, code, name or text that somebody sent is
among them. Who it was is told by a mark of the connection that is another one each day: a flood
from one place can be seen, and no address read.
"""

import logging
from datetime import date
from enum import StrEnum

from django.http import HttpRequest
from django.utils import timezone

from joinedup.core.site import client_network
from joinedup.core.tokens import mark_of

logger = logging.getLogger("joinedup.denials")


class Denial(StrEnum):
    """What is denied; ``docs/reference/log.md`` tells what each may mean."""

    SIGN_IN_FIRST = "sign-in-first"
    CONFIRM_FIRST = "confirm-first"
    NOT_ALLOWED = "not-allowed"
    NOT_FOUND = "not-found"
    NO_SUCH_PAGE = "no-such-page"
    WRONG_METHOD = "wrong-method"
    WRONG_MEETING_CODE = "wrong-meeting-code"
    WRONG_SIGN_IN_CODE = "wrong-sign-in-code"
    WRONG_LINK = "wrong-link"
    LINK_EXPIRED = "link-expired"
    NO_BALLOT = "no-ballot"
    TOO_OFTEN = "too-often"
    FORGED_FORM = "forged-form"
    BAD_REQUEST = "bad-request"
    SUSPICIOUS = "suspicious"


_BY_STATUS = {
    400: Denial.BAD_REQUEST,
    401: Denial.SIGN_IN_FIRST,
    403: Denial.NOT_ALLOWED,
    404: Denial.NOT_FOUND,
    405: Denial.WRONG_METHOD,
    410: Denial.LINK_EXPIRED,
    413: Denial.BAD_REQUEST,
    429: Denial.TOO_OFTEN,
}
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
# Enough to tell a day's connections apart.
_MARK_LENGTH = 10


def note_denial(request: HttpRequest, denial: Denial, reason: str = "") -> None:
    """Say that this request is denied something; the first who says so knows best why.

    ``reason`` is a word of the program's own, such as the name of a limit.
    """
    if not hasattr(request, "denied"):
        # Types know of no such mark on a request.
        setattr(request, "denied", (denial, reason))  # noqa: B010


def log_denial(request: HttpRequest, status: int) -> None:
    """Write the line of a request that was denied something; of any other, nothing."""
    denial, reason = getattr(request, "denied", (_BY_STATUS.get(status), ""))
    if denial is None:
        return
    view = view_of(request)
    if denial == Denial.NOT_FOUND and not view:
        denial = Denial.NO_SUCH_PAGE
    logger.warning(
        "denied %s view=%s method=%s status=%s reason=%s from=%s",
        denial.value,
        view or "-",
        method_of(request),
        status,
        reason.replace(" ", "-") or "-",
        mark_of_the_day(client_network(request), timezone.localdate()),
    )


def log_suspicion(kind: str) -> None:
    """Write a line for something suspicious that came with no request that we know."""
    logger.warning("denied %s reason=%s", Denial.SUSPICIOUS.value, kind)


def view_of(request: HttpRequest) -> str:
    """The name of the page that was asked for; empty where there is none."""
    match = getattr(request, "resolver_match", None)
    return match.view_name if match else ""


def method_of(request: HttpRequest) -> str:
    """The method; whoever makes one up may write there what they like."""
    return request.method if request.method in _METHODS else "other"


def mark_of_the_day(network: str, day: date) -> str:
    """What stands for a connection in the log of one day."""
    return mark_of("denial", day.isoformat(), network)[:_MARK_LENGTH]
