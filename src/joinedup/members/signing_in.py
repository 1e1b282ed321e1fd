"""Signing in by a code sent by email; django-allauth makes, keeps and checks the codes.

Its own pages are not used, because they would open addresses that nobody declared here. An
unknown address is answered exactly like a known one, so that nobody can find out who is a
member; the difference is only in the letter.
"""

from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from django.conf import settings
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from joinedup.members.events import Event
from joinedup.members.letters import write_letter
from joinedup.members.links import site_url
from joinedup.members.models import Member
from joinedup.record import services as record

SHARED = "shared_device"


class TooManyCodes(Exception):
    """Somebody asks for codes faster than a person could need them."""


class NothingAsked(Exception):
    """No code waits in this browser: never asked, asked elsewhere, used, or run out."""


class WrongCode(Exception):
    """The code is not the one that was sent; more tries are left."""


class TooManyTries(Exception):
    """The code has been tried too often and is no longer good."""


class Adapter(DefaultAccountAdapter):
    """Where allauth asks how this program does things."""

    def send_mail(self, template_prefix, email, context):
        """Write the letter with the code; allauth has no other reason to write here."""
        now = timezone.now()
        until = now + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
        write_letter(
            to=email,
            subject=_("Your code for signing in"),
            body=_(
                "Hello,\n\n"
                "your code is %(code)s\n\n"
                "Type it on the page where you asked for it. It works once, until %(until)s.\n\n"
                "You did not ask for it? Then do nothing: without the code nobody comes in.\n"
            )
            % {"code": context["code"], "until": time_format(timezone.localtime(until), "H:i")},
            at=now,
        )

    def add_message(self, *args, **kwargs):
        """Say nothing: the views speak in our words."""

    def respond_user_inactive(self, request, user):
        """Answer somebody who left between asking for the code and typing it."""
        return redirect("members:sign_in")


@transaction.atomic
def send_code(request, *, email, is_shared):
    """Send a code to a member, or to a stranger a letter saying how to join.

    ``is_shared`` ends the session with the browser. Raises TooManyCodes.
    """
    if not ratelimit.consume(request, action="request_login_code", key=email):
        raise TooManyCodes
    member = Member.objects.filter(email=email, is_active=True).first()
    LoginCodeVerificationProcess.initiate(request=request, user=member, email=email)
    if member is None:
        _tell_how_to_join(email)
    request.session[SHARED] = is_shared


def _tell_how_to_join(email):
    write_letter(
        to=email,
        subject=_("Your code for signing in"),
        body=_(
            "Hello,\n\n"
            "somebody, probably you, gave this address to sign in. We do not know it.\n\n"
            "Perhaps you are known to us under another address: try that one. If you would like "
            "to take part, you find what is going on, and whom to ask, here:\n"
            "%(address)s\n\n"
            "It was not you? Then do nothing; this address has not been kept.\n"
        )
        % {"address": site_url("/series/")},
        at=timezone.now(),
    )


def address_asked(request):
    """The address the code in this browser went to. Raises NothingAsked."""
    return _process(request).state["email"]


def _process(request):
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    process = stage and LoginCodeVerificationProcess.resume(stage)
    if not process:
        raise NothingAsked
    return process


@transaction.atomic
def sign_in_with(request, code):
    """Sign the person in if the code is right; a wrong one leaves the session as it was.

    Raises NothingAsked, WrongCode and TooManyTries.
    """
    process = _process(request)
    if not compare_user_code(actual=code, expected=process.code):
        raise WrongCode if process.record_invalid_attempt() else TooManyTries
    if process.user.email != process.state["email"]:
        # The address was changed meanwhile; whoever reads the old one stays outside.
        process.abort()
        raise NothingAsked
    is_shared = request.session.pop(SHARED, False)
    process.finish(redirect_url=None)
    if not request.user.is_authenticated:
        raise NothingAsked
    request.session.set_expiry(0 if is_shared else None)
    record.write(Event.SIGNED_IN, about=request.user, by=request.user, at=timezone.now())
