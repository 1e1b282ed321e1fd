"""Why an email did not go: from what the mail server answered to what can be done about it."""

from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from joinedup.mail.models import Problem

WHAT_TO_DO: dict[Problem, Promise] = {
    Problem.UNREACHABLE: _(
        "Look at the server and the port in EMAIL_URL, and whether this machine may connect there."
    ),
    Problem.SIGN_IN: _("Look at the name and the password in EMAIL_URL, and at smtp+tls or smtps."),
    Problem.SENDER: _("Set DEFAULT_FROM_EMAIL to an address from which this server sends."),
    Problem.ADDRESS: _("Look whether the address is spelt right, and try another one."),
    Problem.OTHER: _("Ask whoever looks after the mail server what its answer means."),
}


def problem_of(error: Exception) -> Problem:
    """The kind of what went wrong, without the words of the answer."""
    if isinstance(error, SMTPAuthenticationError | SMTPNotSupportedError):
        return Problem.SIGN_IN
    if isinstance(error, SMTPSenderRefused):
        # Told to sign in first, a server says so where the sender is named.
        return Problem.SIGN_IN if error.smtp_code == 530 else Problem.SENDER
    if isinstance(error, SMTPRecipientsRefused):
        return Problem.ADDRESS
    if isinstance(error, SMTPConnectError):
        return Problem.UNREACHABLE
    if isinstance(error, SMTPResponseException | ValueError):
        return Problem.OTHER
    return Problem.UNREACHABLE


def answer_of(error: Exception) -> str:
    """What the mail server answered, or what this machine says of the attempt."""
    if isinstance(error, SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return _in_words(code, words)
    if isinstance(error, SMTPResponseException):
        return _in_words(error.smtp_code, error.smtp_error)
    return str(error) or type(error).__name__


def _in_words(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
