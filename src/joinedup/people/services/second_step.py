"""Somebody who lost everything is let in by their email alone again, by an administrator."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.people import emails
from joinedup.people.events import Event
from joinedup.people.models import AuthenticatorApp, Member, Passkey, RecoveryCode
from joinedup.record import services as record


@transaction.atomic
def remove_second_step(*, member: Member, by: Member, at: datetime) -> None:
    """Take away a member's app and passkeys, and sign them out everywhere: perhaps a phone is in
    other hands. They are told by email."""
    app, keys = (each.objects.filter(member=member) for each in (AuthenticatorApp, Passkey))
    if not app.delete()[0] + keys.delete()[0]:
        return
    RecoveryCode.objects.filter(member=member).delete()
    member.sessions.all().delete()
    record.write(Event.SECOND_STEP_REMOVED, about=member, by=by, at=at)
    what = _(
        "%(name)s, who administers your community, took away your authenticator app and your "
        "passkeys, and signed you out everywhere. You sign in with the code from your email."
    )
    emails.queue_way_in_changed(member=member, what=what % {"name": by}, at=at)
