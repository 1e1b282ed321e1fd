"""What changes members: who they are, how to reach them, what they say of themselves."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from joinedup.core.attempts import NotTaken, attempt_key, make_or_change
from joinedup.core.cleaning import clean_address
from joinedup.people import emails
from joinedup.people.events import Event
from joinedup.people.models import Member
from joinedup.people.services.left_alone import write_again
from joinedup.record import services as record


class EmailTaken(Exception):
    """Another member has this email address."""


def find_or_make_member(
    *, key: UUID, name: str, email: str | None, phone: str, by: Member | str, at: datetime
) -> Member:
    """The member who has this address; made where there is none.

    The same form sent again with other content puts right whom it made, as ``edit_contact`` does.
    ``taken_as`` is None for a member who was there before. Raises NotTaken when whom this form
    made was changed since, or when the address it gives now is another member's.
    """
    email = clean_address(email or "") or None
    made = Member.objects.filter(key=attempt_key(key, by)).exists()
    known = Member.objects.filter(email=email).first() if email and not made else None
    if known:
        return known
    if email:
        write_again(email)

    def change(member: Member) -> None:
        try:
            edit_contact(member=member, name=name, email=email, phone=phone, by=by, at=at)
        except EmailTaken as taken:
            raise NotTaken(_("This address belongs to somebody else, who is here already.")) from (
                taken
            )

    try:
        with transaction.atomic():
            return make_or_change(
                Member,
                key=key,
                by=by,
                said={"name": name, "email": email, "phone": phone},
                besides={"joined_at": at, "password": make_password(None)},
                change=change,
            )
    except IntegrityError:  # somebody else was quicker, by a moment
        return Member.objects.get(email=email)


@transaction.atomic
def edit_profile(*, member: Member, by: Member | str, at: datetime, **fields: object) -> None:
    """Change what members say about themselves. ``fields`` are fields of Member.

    The record keeps which fields changed, not what they say.
    """
    changed = [name for name, value in fields.items() if getattr(member, name) != value]
    for name in changed:
        setattr(member, name, fields[name])
    if changed:
        member.changed_at = at
        member.save(update_fields=[*changed, "changed_at"])
        record.write(Event.PROFILE_CHANGED, about=member, by=by, at=at, fields=changed)


@transaction.atomic
def edit_contact(
    *, member: Member, name: str, email: str | None, phone: str, by: Member | str, at: datetime
) -> None:
    """Change somebody's name and how to reach them. Raises EmailTaken.

    Where a new address takes the place of another, the old one gets an email, so that nobody
    loses their way in without knowing.
    """
    email = clean_address(email or "") or None
    before = member.email
    try:
        with transaction.atomic():
            edit_profile(member=member, by=by, at=at, name=name, email=email, phone=phone)
    except IntegrityError as error:
        member.refresh_from_db()
        raise EmailTaken from error
    if before and before != email:
        author = by if isinstance(by, Member) and by != member else None
        member.sessions.all().delete()
        emails.queue_address_changed(to=before, name=name, by=author, at=at)
