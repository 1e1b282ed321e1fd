"""An authenticator app as a second step: turning it on and off, and taking its codes."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from joinedup.core.sealing import CannotOpen, seal, sealed_anew, unseal
from joinedup.people import emails
from joinedup.people.events import Event
from joinedup.people.lib.app_codes import new_recovery_codes, step_of
from joinedup.people.lib.limits import APP_CODES
from joinedup.people.models import AuthenticatorApp, Member, RecoveryCode
from joinedup.record import services as record


class WrongAppCode(Exception):
    """The code is none that the app shows now, or was used before."""


class TooManyAppCodes(Exception):
    """Codes are tried faster than a person could need it; ``until`` when to wait."""

    def __init__(self, until: datetime):
        super().__init__(until)
        self.until = until


class AppIsOn(Exception):
    """The member has an app already."""


def turn_app_on(*, member: Member, secret: str, code: str, by: Member, at: datetime) -> None:
    """Keep an app that has shown that it knows the secret, and make codes that stand in for it.

    Raises WrongAppCode, AppIsOn and TooManyAppCodes.
    """
    _count(member, at)
    step = step_of(secret, code, at)
    if step is None:
        raise WrongAppCode
    try:
        with transaction.atomic():
            # This code has been shown, so it is used.
            AuthenticatorApp.objects.create(
                member=member, secret=seal(secret), step=step, added_at=at
            )
            _make_codes(member, at)
            record.write(Event.APP_ADDED, about=member, by=by, at=at)
            emails.queue_way_in_changed(
                member=member, what=_("An authenticator app was turned on."), at=at
            )
    except IntegrityError as error:
        raise AppIsOn from error


@transaction.atomic
def turn_app_off(*, member: Member, by: Member, at: datetime) -> None:
    """Ask for the code from the email alone again."""
    if not AuthenticatorApp.objects.filter(member=member).delete()[0]:
        return
    member.recovery_codes.all().delete()
    record.write(Event.APP_REMOVED, about=member, by=by, at=at)
    emails.queue_way_in_changed(
        member=member, what=_("The authenticator app was turned off."), at=at
    )


@transaction.atomic
def make_recovery_codes(*, member: Member, by: Member, at: datetime) -> None:
    """Make codes that stand in for the app. Those from before are no longer good."""
    if not AuthenticatorApp.objects.select_for_update().filter(member=member).exists():
        return
    _make_codes(member, at)
    record.write(Event.RECOVERY_CODES_MADE, about=member, by=by, at=at)
    emails.queue_way_in_changed(
        member=member, what=_("New codes were made that stand in for your app."), at=at
    )


def take_app_code(*, member: Member, code: str, at: datetime) -> None:
    """Use up a code of the member's app, or one that stands in for it. Raises WrongAppCode, and
    TooManyAppCodes: a try is counted before it is made."""
    _count(member, at)
    with transaction.atomic():
        # One after the other, so that of several with one code one is let in.
        app = AuthenticatorApp.objects.select_for_update().filter(member=member).first()
        if app is None or not (_take_shown(app, code, at) or _take_written(app, code, at)):
            raise WrongAppCode


def seal_anew(at: datetime) -> int:
    """Seal with the newest key what an older one sealed, so that the older one may go."""
    done = 0
    for model, field in ((AuthenticatorApp, "secret"), (RecoveryCode, "code")):
        for row in model._default_manager.select_for_update():
            try:
                anew = sealed_anew(getattr(row, field))
            except CannotOpen:
                continue
            if anew:
                done += model._default_manager.filter(pk=row.pk).update(**{field: anew})
    return done


def _count(member: Member, at: datetime) -> None:
    if not APP_CODES.count(member.pk, at=at):
        raise TooManyAppCodes(APP_CODES.free_at(member.pk, at=at))


def _take_shown(app: AuthenticatorApp, code: str, at: datetime) -> bool:
    try:
        step = step_of(unseal(app.secret), code, at)
    except CannotOpen:
        return False
    if step is None or step <= app.step:
        return False
    app.step, app.used_at = step, at
    app.save(update_fields=["step", "used_at"])
    return True


def _take_written(app: AuthenticatorApp, code: str, at: datetime) -> bool:
    for each in RecoveryCode.objects.filter(member=app.member_id, used_at=None):
        if code and constant_time_compare(each.opened, code):
            each.used_at = at
            each.save(update_fields=["used_at"])
            record.write(Event.RECOVERY_CODE_USED, about=app.member, by=app.member, at=at)
            return True
    return False


def _make_codes(member: Member, at: datetime) -> None:
    member.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(member=member, code=seal(each), made_at=at) for each in new_recovery_codes()
    )
