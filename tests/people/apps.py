"""Authenticator apps of tests: what they would show at a moment."""

from joinedup.core.sealing import seal, unseal
from joinedup.people.lib.app_codes import PERIOD, code_of, new_secret
from joinedup.people.models import AuthenticatorApp, RecoveryCode


def make_app(member, at, *codes):
    """An app that was never used, and codes that stand in for it."""
    RecoveryCode.objects.bulk_create(
        RecoveryCode(member=member, code=seal(each), made_at=at) for each in codes
    )
    return AuthenticatorApp.objects.create(
        member=member, secret=seal(new_secret()), step=0, added_at=at
    )


def shown_by(app, at):
    """The code that the app shows at this moment."""
    return code_of(unseal(app.secret), int(at.timestamp()) // PERIOD)
