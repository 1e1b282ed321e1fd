"""People who come with an organisation, and who works where."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from joinedup.access.models import Community, CommunityInvitation
from joinedup.access.services.invitations import ask_person
from joinedup.access.services.members import add_member
from joinedup.core.attempts import NotTaken, attempt_key
from joinedup.core.cleaning import clean_address
from joinedup.core.dated import end_at_once
from joinedup.core.idempotency import derive_key
from joinedup.core.models import TakenAs
from joinedup.organisations.events import Event
from joinedup.organisations.models import Affiliation, AskedFrom, Organisation
from joinedup.people.models import Member
from joinedup.record import services as record


@transaction.atomic
def add_member_of(
    *,
    key: UUID,
    name: str,
    email: str | None,
    phone: str,
    by: Member | str,
    at: datetime,
    community: Community,
    organisation: Organisation | None,
    job_title: str,
) -> Member:
    """Add somebody to a community who works for an organisation, or for none.

    The same form sent again puts them right. Raises NotTaken as ``add_member``.
    """
    member = add_member(
        key=key, name=name, email=email, phone=phone, by=by, at=at, community=community
    )
    if member.taken_as in (TakenAs.SAME, TakenAs.CHANGE):
        _end_other_beginnings(member, organisation, by, at)
    if organisation and not _works_for(member, organisation, job_title):
        affiliate(member=member, organisation=organisation, job_title=job_title, by=by, at=at)
    return member


def _end_other_beginnings(
    member: Member, organisation: Organisation | None, by: Member | str, at: datetime
) -> None:
    """Whoever this form made works where it says last, and no more where it said first."""
    begun = timezone.localdate(member.joined_at)
    others = member.affiliations.filter(until_date=None, from_date=begun)
    for other in others.exclude(organisation=organisation):
        end_affiliation(affiliation=other, by=by, at=at)


def _works_for(member: Member, organisation: Organisation, job_title: str) -> bool:
    there = member.affiliations.filter(organisation=organisation, until_date=None)
    # What somebody who was here before does there is theirs to say.
    return there.filter(**{"job_title": job_title} if member.taken_as else {}).exists()


@transaction.atomic
def affiliate(
    *,
    member: Member,
    organisation: Organisation,
    by: Member | str,
    at: datetime,
    job_title: str = "",
    speaks_for: bool | None = None,
) -> Affiliation:
    """Say that a member works for an organisation, from today; said again, it is corrected.

    ``speaks_for`` left out stays as it was, or No.
    """
    fields: dict[str, object] = {"job_title": job_title, "changed_at": at}
    if speaks_for is not None:
        fields["speaks_for"] = speaks_for
    affiliation, is_new = Affiliation.objects.update_or_create(
        member=member,
        organisation=organisation,
        until_date=None,
        defaults=fields,
        create_defaults={**fields, "from_date": timezone.localdate(at)},
    )
    event = Event.AFFILIATION_ADDED if is_new else Event.AFFILIATION_CHANGED
    record.write(event, about=affiliation, by=by, at=at, speaks_for=affiliation.speaks_for)
    return affiliation


@transaction.atomic
def end_affiliation(*, affiliation: Affiliation, by: Member | str, at: datetime) -> None:
    """End at once what a member does for an organisation."""
    if affiliation.until_date is None:
        record.write(Event.AFFILIATION_ENDED, about=affiliation, by=by, at=at)
        end_at_once(affiliation, at)


def end_affiliations(member: Member, by: Member | str, at: datetime) -> None:
    """End everything that somebody who goes for good does for organisations."""
    for affiliation in member.affiliations.filter(until_date=None):
        end_affiliation(affiliation=affiliation, by=by, at=at)


@transaction.atomic
def bring_person(
    *,
    key: UUID,
    name: str,
    email: str | None,
    phone: str,
    by: Member,
    at: datetime,
    community: Community,
    organisation: Organisation | None,
    job_title: str,
) -> Member | CommunityInvitation:
    """Ask somebody who has an address whether they want to belong to a community; add whoever has
    none. Raises NotTaken as ``ask_person`` and ``add_member``, and where the same form did the
    other before."""
    email = clean_address(email or "")
    asked = CommunityInvitation.objects.filter(key=attempt_key(key, by, community))
    added = Member.objects.filter(key=attempt_key(derive_key(key, community.pk), by))
    if (added if email else asked).exists():
        raise NotTaken
    if not email:
        return add_member_of(
            key=key,
            name=name,
            email=None,
            phone=phone,
            by=by,
            at=at,
            community=community,
            organisation=organisation,
            job_title=job_title,
        )
    invitation = ask_person(
        key=key, community=community, name=name, email=email, phone=phone, by=by, at=at
    )
    if organisation and not invitation.accepted_at:
        work = {"organisation": organisation, "job_title": job_title}
        AskedFrom.objects.update_or_create(invitation=invitation, defaults=work)
    else:
        AskedFrom.objects.filter(invitation=invitation).delete()
    return invitation


def join_from(invitation: CommunityInvitation, member: Member, is_new: bool, at: datetime) -> None:
    """Whom nobody knew works where it was written. Who was known says that themselves."""
    found = AskedFrom.objects.filter(invitation=invitation).select_related("organisation").first()
    if found is None:
        return
    if is_new:
        affiliate(
            member=member,
            organisation=found.organisation,
            job_title=found.job_title,
            by="link",
            at=at,
        )
    found.delete()
