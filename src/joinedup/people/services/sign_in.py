"""Signing in by a code sent by email, and an app's code after it for whoever wants that; there are
no passwords.

An unknown address is answered exactly like a known one, so that nobody can find out who is a
member; the difference is only in the email.
"""

from datetime import datetime

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest

from joinedup.core.site import client_network
from joinedup.people import emails
from joinedup.people.events import Event
from joinedup.people.lib.devices import device_in_words
from joinedup.people.lib.limits import EMAILS_TO_STRANGERS
from joinedup.people.models import Member, SignInCode
from joinedup.people.selectors import app_of
from joinedup.people.services.app import take_app_code
from joinedup.people.services.codes import (
    GOOD_FOR,
    TO_SIGN_IN,
    NoCodePending,
    count_asking,
    make_code,
    owner_of,
    try_code,
    use_up,
)
from joinedup.record import services as record

# In the session: the code from the email, when it was right and an app's code is asked for next.
SECOND_STEP = "second_step"
# In the session: whether others use this device.
SHARED = "shared_device"
# In the session of a member: what it is on, in words.
DEVICE = "device"


def send_code(request: HttpRequest, *, email: str, is_shared: bool, at: datetime) -> None:
    """Send a code to a member, or to a stranger an email saying how to join.

    ``is_shared`` ends the session with the browser. Raises TooManyCodes.
    """
    count_asking(request, email, at)
    member = Member.objects.filter(email=email, is_active=True).first()
    # Counted for members too, each apart, so that both take as long; nobody is refused, for that
    # would tell which addresses are known.
    network = client_network(request)
    may_write = EMAILS_TO_STRANGERS.count(network, email if member else "", at=at)
    with transaction.atomic():
        asked = SignInCode(email=email, member=member, asked_at=at)
        if member:
            code = make_code(asked)
            emails.queue_sign_in_code(email=email, code=code, until=at + GOOD_FOR, at=at)
        else:
            emails.queue_how_to_join(email=email, at=at, is_for_show=not may_write)
        asked.save()
        request.session[TO_SIGN_IN] = str(asked.pk)
        request.session[SHARED] = is_shared


def sign_in_with(request: HttpRequest, code: str, at: datetime) -> bool:
    """Sign the person in if the code is right; a wrong one leaves the session as it was. False
    where it is right, and a code from their app is asked for next.

    Raises NoCodePending, WrongCode and TooManyTries.
    """
    pending = try_code(request, code, at)
    with transaction.atomic():
        member = use_up(pending, at)
        if app_of(member):
            del request.session[TO_SIGN_IN]
            request.session[SECOND_STEP] = str(pending.pk)
            return False
        let_in(request, member, is_shared=request.session.get(SHARED, False), at=at)
    return True


def who_is_halfway_in(request: HttpRequest, at: datetime) -> Member:
    """Who typed the code from the email here a short while ago. Raises NoCodePending."""
    key = request.session.get(SECOND_STEP)
    if key is None:
        raise NoCodePending
    used = SignInCode.objects.filter(pk=key, used_at__gt=at - GOOD_FOR).select_related("member")
    pending = used.first()
    if pending is None:
        raise NoCodePending
    return owner_of(pending)


def sign_in_with_app(request: HttpRequest, code: str, at: datetime) -> None:
    """Sign in whoever is halfway in. Raises NoCodePending, WrongAppCode and TooManyAppCodes."""
    member = who_is_halfway_in(request, at)
    take_app_code(member=member, code=code, at=at)
    with transaction.atomic():
        let_in(request, member, is_shared=request.session.get(SHARED, False), at=at)


def let_in(request: HttpRequest, member: Member, *, is_shared: bool, at: datetime) -> None:
    """They have shown who they are."""
    for each in (TO_SIGN_IN, SECOND_STEP, SHARED):
        request.session.pop(each, None)
    login(request, member)
    request.session[DEVICE] = device_in_words(request.headers.get("User-Agent", ""))
    request.session.set_expiry(0 if is_shared else None)
    record.write(Event.SIGNED_IN, about=member, by=member, at=at)
