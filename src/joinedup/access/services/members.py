"""People come into a community, are kept from signing in, and are forgotten."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.access import emails
from joinedup.access.events import Event
from joinedup.access.models import Community, CommunityInvitation, RoleKind
from joinedup.access.services.communities import (
    LastAdministrator,
    end_role,
    give_role,
    lock_communities,
    refuse_last_administrator,
)
from joinedup.core.attempts import NotTaken, attempt_key
from joinedup.core.cleaning import clean_address
from joinedup.core.dated import held_today
from joinedup.core.erasure import erase
from joinedup.core.idempotency import derive_key
from joinedup.core.models import TakenAs
from joinedup.people.models import Member, NewAddress
from joinedup.people.services.addresses import forget_given, give_address
from joinedup.people.services.members import edit_contact, find_or_make_member
from joinedup.record import services as record


@transaction.atomic
def add_member(
    *,
    key: UUID,
    name: str,
    email: str | None,
    phone: str,
    by: Member | str,
    at: datetime,
    community: Community | None = None,
    welcome: bool = True,
) -> Member:
    """Add somebody, and give them the role of a member in the community.

    An address that belongs to a member already brings that member in; what they wrote about
    themselves stays. Whoever has an address gets an email saying who added them and how to
    sign in, unless ``welcome`` is False because another email already says it. The same form sent
    again puts right whom it made; a corrected address is welcomed, too. Raises NotTaken when they
    were changed since.
    """
    key = derive_key(key, community and community.pk)
    before = Member.objects.filter(key=attempt_key(key, by)).first()
    email_before = before.email if before else None
    if before and not email:
        try:
            _refuse_without_address(before)
        except LastAdministrator as last:
            raise NotTaken(
                _("Whom you added is the last administrator now, and signs in with the address.")
            ) from last
    member = find_or_make_member(key=key, name=name, email=email, phone=phone or "", by=by, at=at)
    if member.taken_as is TakenAs.NEW:
        record.write(Event.MEMBER_ADDED, about=member, by=by, at=at, scope=community)
    is_news = member.taken_as is TakenAs.CHANGE and member.email != email_before
    if community and not member.roles.filter(community=community, until_date=None).exists():
        give_role(member=member, community=community, kind=RoleKind.MEMBER, by=by, at=at)
        is_news = True
    if community and member.email:
        CommunityInvitation.objects.filter(community=community, email=member.email).delete()
    if community and is_news and welcome and member.email:
        emails.queue_welcome(member=member, community=community, at=at)
    return member


@transaction.atomic
def change_contact(
    *, member: Member, name: str, email: str | None, phone: str, by: Member, at: datetime
) -> NewAddress | None:
    """Change somebody's name and how to reach them. A new address holds once it was shown to be
    read: gives it while it waits.

    Raises TooManyAddresses, and LastAdministrator where they could not sign in any more.
    """
    wanted = clean_address(email or "") or None
    if not wanted:
        _refuse_without_address(member)
    is_new = wanted is not None and wanted != member.email
    holds = member.email if is_new else wanted
    edit_contact(member=member, name=name, email=holds, phone=phone, by=by, at=at)
    if wanted and is_new:
        return give_address(member=member, email=wanted, by=by, at=at)
    forget_given(member)
    return None


@transaction.atomic
def confirm_address(*, given: NewAddress, at: datetime) -> None:
    """Its reader says that it is the member's: it holds, and all sessions end. Raises EmailTaken
    when somebody else has it by now."""
    member = Member.objects.select_for_update().get(pk=given.member_id)
    if not NewAddress.objects.filter(pk=given.pk, waits=True).exists():
        return
    edit_contact(
        member=member,
        name=member.name,
        email=given.email,
        phone=member.phone,
        by=given.by or "link",
        at=at,
    )
    forget_given(member)


def _refuse_without_address(member: Member) -> None:
    lock_communities(member.roles.values_list("community", flat=True))
    refuse_last_administrator(member)


@transaction.atomic
def deactivate_member(*, member: Member, by: Member, at: datetime, tell: bool = True) -> None:
    """Keep somebody from signing in, at once and on every device. What they said stays theirs,
    and ``activate_member`` undoes it. With ``tell`` they get an email. Raises LastAdministrator,
    also when the only other one leaves in this moment."""
    lock_communities(member.roles.values_list("community", flat=True))
    # Both locked, so that two administrators cannot shut each other out in one moment.
    both = Member.objects.select_for_update().order_by("pk").in_bulk([member.pk, by.pk])
    member = both[member.pk]
    if not member.is_active or not both[by.pk].is_active:
        return
    refuse_last_administrator(member)
    member.is_active = False
    member.save(update_fields=["is_active"])
    record.write(Event.MEMBER_DEACTIVATED, about=member, by=by, at=at)
    if tell and member.email:
        communities = Community.objects.filter(roles__in=member.roles.filter(held_today()))
        contacts = [each.contact for each in communities.distinct().order_by("name")]
        emails.queue_deactivated(member=member, contacts=contacts, at=at)


@transaction.atomic
def activate_member(*, member: Member, by: Member, at: datetime) -> None:
    """Let somebody sign in again."""
    member = Member.objects.select_for_update().get(pk=member.pk)
    if not member.is_active:
        member.is_active = True
        member.save(update_fields=["is_active"])
        record.write(Event.MEMBER_ACTIVATED, about=member, by=by, at=at)


@transaction.atomic
def erase_person(*, member: Member, by: Member | str, at: datetime) -> None:
    """Take away everything a member said or gave of themselves, because they asked for it: words,
    name, addresses, and their way in. Raises LastAdministrator, and then all of it stays."""
    lock_communities(member.roles.values_list("community", flat=True))
    today = timezone.localdate(at)
    for role in member.roles.exclude(until_date__lt=today).select_related("community"):
        end_role(role=role, by=by, at=at)
    erase(member, by=by, at=at)
    record.write(Event.MEMBER_ERASED, about=member, by=by, at=at)
