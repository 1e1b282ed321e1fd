"""Signing in by a code sent by email; there are no passwords.

An unknown address is answered exactly like a known one, so that nobody can find out who is a
member; the difference is only in the email.
"""

import secrets
from datetime import datetime, timedelta

from django.contrib.auth import login
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from joinedup.core.cleaning import clean_code
from joinedup.core.limits import Limit
from joinedup.core.site import client_network
from joinedup.people import emails
from joinedup.people.events import Event
from joinedup.people.lib.devices import device_in_words
from joinedup.people.lib.limits import (
    CODES_OF_A_CONNECTION,
    CODES_OF_AN_ADDRESS,
    EMAILS_TO_STRANGERS,
)
from joinedup.people.models import Member, SignInCode
from joinedup.record import services as record

# A slow mail server is normal.
GOOD_FOR = timedelta(minutes=15)
MOST_TRIES = 5
# Digits, for phones then offer the large keys.
DIGITS = 8

# In the session: the code that this browser waits for, and whether others use this device.
PENDING = "sign_in_code"
SHARED = "shared_device"
# In the session of a member: what it is on, in words.
DEVICE = "device"


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


def send_code(request: HttpRequest, *, email: str, is_shared: bool, at: datetime) -> None:
    """Send a code to a member, or to a stranger an email saying how to join.

    ``is_shared`` ends the session with the browser. Raises TooManyCodes.
    """
    network = client_network(request)
    limits: tuple[tuple[Limit, tuple[str, ...]], ...] = (
        (CODES_OF_A_CONNECTION, (network,)),
        # Whoever asks for somebody else's address from elsewhere uses up nothing of theirs.
        (CODES_OF_AN_ADDRESS, (email, network)),
    )
    for limit, who in limits:
        if not limit.count(*who, at=at):
            raise TooManyCodes(limit, limit.free_at(*who, at=at))
    member = Member.objects.filter(email=email, is_active=True).first()
    # Counted for members too, each apart, so that both take as long; nobody is refused, for that
    # would tell which addresses are known.
    may_write = EMAILS_TO_STRANGERS.count(network, email if member else "", at=at)
    with transaction.atomic():
        asked = SignInCode(email=email, member=member, asked_at=at)
        if member:
            code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
            asked.code_hash = _hash(asked, code)
            emails.queue_sign_in_code(email=email, code=code, until=at + GOOD_FOR, at=at)
        else:
            emails.queue_how_to_join(email=email, at=at, is_for_show=not may_write)
        asked.save()
        request.session[PENDING] = str(asked.pk)
        request.session[SHARED] = is_shared


def pending_code(request: HttpRequest, at: datetime) -> SignInCode:
    """What this browser asked for and has not used. Raises NoCodePending."""
    key = request.session.get(PENDING)
    if key is None:
        raise NoCodePending
    asked = SignInCode.objects.filter(pk=key, used_at=None, asked_at__gt=at - GOOD_FOR)
    pending = asked.select_related("member").first()
    if pending is None or pending.tries >= MOST_TRIES:
        raise NoCodePending
    return pending


def sign_in_with(request: HttpRequest, code: str, at: datetime) -> None:
    """Sign the person in if the code is right; a wrong one leaves the session as it was.

    Raises NoCodePending, WrongCode and TooManyTries.
    """
    pending = pending_code(request, at)
    # Counted before it is looked at, and kept whatever comes of it.
    _count_try(pending)
    if not _is_right(pending, code):
        raise WrongCode if pending.tries + 1 < MOST_TRIES else TooManyTries
    with transaction.atomic():
        # Of several who come with it in one moment, one comes in.
        if not SignInCode.objects.filter(pk=pending.pk, used_at=None).update(used_at=at):
            raise NoCodePending
        member = pending.member
        if member is None or not member.is_active or member.email != pending.email:
            # Changed meanwhile; whoever reads the old address stays outside.
            raise NoCodePending
        is_shared = request.session.pop(SHARED, False)
        del request.session[PENDING]
        login(request, member)
        request.session[DEVICE] = device_in_words(request.headers.get("User-Agent", ""))
        request.session.set_expiry(0 if is_shared else None)
        record.write(Event.SIGNED_IN, about=member, by=member, at=at)


def _is_right(pending: SignInCode, code: str) -> bool:
    return bool(pending.code_hash) and constant_time_compare(
        pending.code_hash, _hash(pending, clean_code(code))
    )


def _hash(asked: SignInCode, code: str) -> str:
    return salted_hmac(f"{PENDING} {asked.pk}", code, algorithm="sha256").hexdigest()


def _count_try(pending: SignInCode) -> None:
    """Raises TooManyTries when others, in this very moment, have used the tries up."""
    left = SignInCode.objects.filter(pk=pending.pk, tries__lt=MOST_TRIES)
    if not left.update(tries=F("tries") + 1):
        raise TooManyTries
