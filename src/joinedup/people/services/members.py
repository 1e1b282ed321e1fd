"""What changes members: who they are, how to reach them, what they say of themselves."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from joinedup.people import emails
from joinedup.people.events import Event
from joinedup.people.models import Member
from joinedup.record import services as record


class EmailTaken(Exception):
    """Another member has this email address."""


def find_or_make_member(*, key: UUID, email: str | None, **fields: object) -> tuple[Member, bool]:
    """The member who has this address, or was made by this key; made where there is none.

    Gives the member and whether it is new.
    """
    email = (email or "").strip().lower() or None
    known = Q(key=key) | Q(email=email) if email else Q(key=key)
    member = Member.objects.filter(known).first()
    if member:
        return member, False
    try:
        with transaction.atomic():
            return Member.objects.create_user(key=key, email=email, **fields), True
    except IntegrityError:  # somebody else was quicker, by a moment
        return Member.objects.get(known), False


@transaction.atomic
def edit_profile(*, member: Member, by: Member, at: datetime, **fields: object) -> None:
    """Change what members say about themselves. ``fields`` are fields of Member.

    The record keeps which fields changed, not what they say.
    """
    changed = [name for name, value in fields.items() if getattr(member, name) != value]
    for name in changed:
        setattr(member, name, fields[name])
    if changed:
        member.save(update_fields=changed)
        record.write(Event.PROFILE_CHANGED, about=member, by=by, at=at, fields=changed)


@transaction.atomic
def edit_contact(
    *, member: Member, name: str, email: str | None, phone: str, by: Member, at: datetime
) -> None:
    """Change somebody's name and how to reach them. Raises EmailTaken.

    Where a new address takes the place of another, the old one gets an email, so that nobody
    loses their way in without knowing.
    """
    email = (email or "").strip().lower() or None
    before = member.email
    try:
        with transaction.atomic():
            edit_profile(member=member, by=by, at=at, name=name, email=email, phone=phone)
    except IntegrityError as error:
        member.refresh_from_db()
        raise EmailTaken from error
    if before and before != email:
        emails.queue_address_changed(to=before, name=name, by=None if by == member else by, at=at)
