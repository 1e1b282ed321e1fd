"""People from a list are asked whether they want to belong to a community, and answer."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from joinedup.access import emails
from joinedup.access.events import Event
from joinedup.access.models import Community, CommunityInvitation, Role
from joinedup.access.services.communities import end_role, lock_communities
from joinedup.access.services.members import erase_person
from joinedup.mail.models import OutgoingEmail
from joinedup.people.models import Member
from joinedup.record import services as record


@transaction.atomic
def ask_to_belong(
    *, members: Iterable[Member], community: Community, by: Member, at: datetime
) -> tuple[list[CommunityInvitation], list[OutgoingEmail]]:
    """Ask people, who have an address and belong nowhere here yet, by email. Whatever adds them
    writes the line of the record."""
    invitations = CommunityInvitation.objects.bulk_create(
        CommunityInvitation(member=member, community=community, invited_at=at) for member in members
    )
    asked = [emails.queue_invitation(invitation=each, by=by, at=at) for each in invitations]
    return invitations, asked


@transaction.atomic
def accept_invitation(*, invitation: CommunityInvitation, by: Member | str, at: datetime) -> None:
    """Say yes. Said again, it stays as it was."""
    waiting = CommunityInvitation.objects.filter(pk=invitation.pk, accepted_at=None)
    if waiting.update(accepted_at=at):
        record.write(Event.INVITATION_ACCEPTED, about=invitation, by=by, at=at)


@transaction.atomic
def decline_invitation(*, invitation: CommunityInvitation, by: Member | str, at: datetime) -> None:
    """Say no, before a yes: their roles here end.

    Of whom nobody knew before the list came is forgotten, and never written to from a list
    again. Raises LastAdministrator.
    """
    lock_communities([invitation.community_id])
    waiting = CommunityInvitation.objects.select_related("member").filter(accepted_at=None)
    found = waiting.filter(pk=invitation.pk).first()
    if not found:
        return
    member, today = found.member, timezone.localdate(at)
    record.write(Event.INVITATION_DECLINED, about=found, by=by, at=at)
    held = member.roles.exclude(until_date__lt=today)
    for role in held.filter(community=found.community_id).select_related("community"):
        end_role(role=role, by=by, at=at)
    found.delete()
    elsewhere = Role.objects.filter(member=member).exclude(community=found.community_id)
    is_from_list = member.joined_at == found.invited_at
    if is_from_list and member.last_login is None and not elsewhere.exists():
        erase_person(member=member, by=by, at=at)
