"""Named questions about members and where they are signed in."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from joinedup.people.models import (
    AuthenticatorApp,
    Member,
    NewAddress,
    Passkey,
    Person,
    RecoveryCode,
    Session,
)

# So long the link that shows that a new address is read is good.
ADDRESS_WAITS = timedelta(days=7)
# So long after they were made, codes that stand in for an app are shown.
CODES_ARE_SHOWN = timedelta(minutes=15)


def sessions_of(member: Member, now: datetime) -> QuerySet[Session]:
    """Where a member is signed in, for themselves: last used first."""
    good = Session.objects.filter(member=member, expire_date__gt=now)
    return good.order_by("-last_day", "-since")


def waiting_address(member: Member, now: datetime) -> NewAddress | None:
    """The address that was given as a member's and has yet to be shown to be read."""
    waits = NewAddress.objects.filter(member=member, waits=True)
    return waits.filter(asked_at__gt=now - ADDRESS_WAITS).first()


def app_of(member: Member) -> AuthenticatorApp | None:
    """The app whose code a member types after the one from the email, if they have one."""
    return AuthenticatorApp.objects.filter(member=member).first()


def unused_codes_of(member: Member) -> QuerySet[RecoveryCode]:
    """The codes that may still stand in for a member's app."""
    return RecoveryCode.objects.filter(member=member, used_at=None)


def codes_to_write_down(member: Member, now: datetime) -> list[RecoveryCode]:
    """Those that were just made, for their owner to write down."""
    return list(unused_codes_of(member).filter(made_at__gt=now - CODES_ARE_SHOWN))


def passkeys_visible_to(person: Person) -> QuerySet[Passkey]:
    """One's own, first added first."""
    return Passkey.objects.filter(member=person.pk).select_related("member")


def has_second_step(member: Member) -> bool:
    """Whether a member has an app or a passkey, for those who may take them away."""
    return app_of(member) is not None or Passkey.objects.filter(member=member).exists()
