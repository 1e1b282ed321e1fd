"""People who come with an organisation, and who works where."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from joinedup.access.models import Community
from joinedup.access.services.members import add_member
from joinedup.core.dated import end_at_once
from joinedup.core.models import TakenAs
from joinedup.organisations.events import Event
from joinedup.organisations.models import Affiliation, Organisation
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
