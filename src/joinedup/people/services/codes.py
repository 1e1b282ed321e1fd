"""Codes sent by email: asked for in one browser, good there, once, and for a quarter of an hour."""

import secrets
from datetime import datetime, timedelta

from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from joinedup.core.cleaning import clean_code
from joinedup.core.limits import Limit
from joinedup.core.site import client_network
from joinedup.people.lib.limits import CODES_OF_A_CONNECTION, CODES_OF_AN_ADDRESS
from joinedup.people.models import Member, SignInCode

# A slow mail server is normal.
GOOD_FOR = timedelta(minutes=15)
MOST_TRIES = 5
# Digits, for phones then offer the large keys.
DIGITS = 8

# In the session: the code that this browser waits for, to sign in or to show that it is they. One
# that was sent for the one is of no use for the other.
TO_SIGN_IN = "sign_in_code"
TO_CONFIRM = "confirm_code"


class TooManyCodes(Exception):
    """Somebody asks for codes faster than a person could need them: which limit it was, and
    ``until`` when to wait."""

    def __init__(self, limit: Limit, until: datetime):
        super().__init__(limit, until)
        self.limit = limit
        self.until = until


class NoCodePending(Exception):
    """No code waits in this browser: never asked, asked elsewhere, used, or run out."""


class WrongCode(Exception):
    """The code is not the one that was sent; more tries are left."""


class TooManyTries(Exception):
    """The code has been tried too often and is no longer good."""


def count_asking(request: HttpRequest, email: str, at: datetime) -> None:
    """Count that somebody asks for a code, before anything is looked up. Raises TooManyCodes."""
    network = client_network(request)
    limits: tuple[tuple[Limit, tuple[str, ...]], ...] = (
        (CODES_OF_A_CONNECTION, (network,)),
        # Whoever asks for somebody else's address from elsewhere uses up nothing of theirs.
        (CODES_OF_AN_ADDRESS, (email, network)),
    )
    for limit, who in limits:
        if not limit.count(*who, at=at):
            raise TooManyCodes(limit, limit.free_at(*who, at=at))


def make_code(asked: SignInCode) -> str:
    """A code for what was asked for, which keeps only what it can be compared with."""
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    asked.code_hash = _hash(asked, code)
    return code


def pending_code(request: HttpRequest, at: datetime, purpose: str = TO_SIGN_IN) -> SignInCode:
    """What this browser asked for and has not used. Raises NoCodePending."""
    key = request.session.get(purpose)
    if key is None:
        raise NoCodePending
    asked = SignInCode.objects.filter(pk=key, used_at=None, asked_at__gt=at - GOOD_FOR)
    pending = asked.select_related("member").first()
    if pending is None or pending.tries >= MOST_TRIES:
        raise NoCodePending
    return pending


def try_code(
    request: HttpRequest, code: str, at: datetime, purpose: str = TO_SIGN_IN
) -> SignInCode:
    """What was asked for, if this is its code. Raises NoCodePending, WrongCode and TooManyTries."""
    pending = pending_code(request, at, purpose)
    # Counted before it is looked at, and kept whatever comes of it.
    _count_try(pending)
    if not _is_right(pending, code):
        raise WrongCode if pending.tries + 1 < MOST_TRIES else TooManyTries
    return pending


def use_up(pending: SignInCode, at: datetime) -> Member:
    """Whose code it was. Of several who come with it in one moment, one comes in: for the others
    raises NoCodePending, as where its owner's address is another one by now."""
    if not SignInCode.objects.filter(pk=pending.pk, used_at=None).update(used_at=at):
        raise NoCodePending
    return owner_of(pending)


def owner_of(pending: SignInCode) -> Member:
    """Whose code it is. Raises NoCodePending where nobody has this address any more: whoever reads
    an old one stays outside."""
    member = pending.member
    if member is None or not member.is_active or member.email != pending.email:
        raise NoCodePending
    return member


def _is_right(pending: SignInCode, code: str) -> bool:
    return bool(pending.code_hash) and constant_time_compare(
        pending.code_hash, _hash(pending, clean_code(code))
    )


def _hash(asked: SignInCode, code: str) -> str:
    return salted_hmac(f"{TO_SIGN_IN} {asked.pk}", code, algorithm="sha256").hexdigest()


def _count_try(pending: SignInCode) -> None:
    """Raises TooManyTries when others, in this very moment, have used the tries up."""
    left = SignInCode.objects.filter(pk=pending.pk, tries__lt=MOST_TRIES)
    if not left.update(tries=F("tries") + 1):
        raise TooManyTries
