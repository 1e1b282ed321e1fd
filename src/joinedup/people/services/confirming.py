"""Showing once more, while signed in, that it is oneself: before what weighs much (decision 49)."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest

from joinedup.core.fresh import note_shown
from joinedup.people import emails
from joinedup.people.events import Event
from joinedup.people.models import Member, SignInCode
from joinedup.people.selectors import app_of
from joinedup.people.services.app import take_app_code
from joinedup.people.services.codes import (
    GOOD_FOR,
    TO_CONFIRM,
    NoCodePending,
    count_asking,
    make_code,
    try_code,
    use_up,
)
from joinedup.record import services as record


def send_confirm_code(request: HttpRequest, *, member: Member, at: datetime) -> None:
    """Send a code to the address that the member has. Raises TooManyCodes, and NoCodePending
    where they have none any more, or an app: then the email is no way round it."""
    if not member.email or app_of(member):
        raise NoCodePending
    count_asking(request, member.email, at)
    with transaction.atomic():
        asked = SignInCode(email=member.email, member=member, asked_at=at)
        code = make_code(asked)
        emails.queue_confirm_code(email=member.email, code=code, until=at + GOOD_FOR, at=at)
        asked.save()
        request.session[TO_CONFIRM] = str(asked.pk)


def confirm_with_code(request: HttpRequest, *, member: Member, code: str, at: datetime) -> None:
    """Take the code from the email. Raises NoCodePending, WrongCode and TooManyTries."""
    if app_of(member):
        raise NoCodePending
    pending = try_code(request, code, at, TO_CONFIRM)
    with transaction.atomic():
        if use_up(pending, at) != member:
            # Somebody else signed in meanwhile in the same browser.
            raise NoCodePending
        del request.session[TO_CONFIRM]
        confirm(request, member=member, at=at)


def confirm_with_app(request: HttpRequest, *, member: Member, code: str, at: datetime) -> None:
    """Take a code from the app. Raises WrongAppCode and TooManyAppCodes."""
    take_app_code(member=member, code=code, at=at)
    with transaction.atomic():
        confirm(request, member=member, at=at)


def confirm(request: HttpRequest, *, member: Member, at: datetime) -> None:
    """They have shown it."""
    note_shown(request, at)
    record.write(Event.CONFIRMED, about=member, by=member, at=at)
