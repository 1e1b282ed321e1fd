"""People are asked whether they want to belong to a community, and answer."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from joinedup.access import emails
from joinedup.access.events import Event
from joinedup.access.models import Community, CommunityInvitation
from joinedup.access.selectors import everybody_in
from joinedup.access.services.communities import give_role
from joinedup.core.attempts import NotTaken, make_or_change
from joinedup.core.models import TakenAs
from joinedup.core.registry import contributions
from joinedup.mail.models import OutgoingEmail
from joinedup.people.models import Member, Voice
from joinedup.people.services.left_alone import leave_alone, write_again
from joinedup.people.services.members import find_or_make_member
from joinedup.record import services as record

# Takes the invitation, the member whom a yes makes of it, whether nobody knew them, and when.
# Declared as ``JOININGS`` by apps that know more of somebody who is asked.
Joining = Callable[[CommunityInvitation, Member, bool, datetime], None]


@transaction.atomic
def ask_to_belong(
    *, invitations: Iterable[CommunityInvitation], by: Member, at: datetime
) -> tuple[list[CommunityInvitation], list[OutgoingEmail]]:
    """Ask people by email. Whatever asks them writes the line of the record."""
    made = CommunityInvitation.objects.bulk_create(invitations)
    return made, [emails.queue_invitation(invitation=each, by=by, at=at) for each in made]


@transaction.atomic
def ask_person(
    *,
    key: UUID,
    community: Community,
    name: str,
    email: str,
    phone: str,
    by: Member,
    at: datetime,
) -> CommunityInvitation:
    """Ask somebody, of whom this is all that the community knows until they say yes.

    The same form sent again corrects name and phone number. Raises NotTaken where somebody with
    this address belongs here or was asked, and where the email has gone to another address.
    """
    if everybody_in(community).filter(email=email).exists():
        raise NotTaken(_("Somebody with this address belongs to the community already."))
    write_again(email)

    def change(invitation: CommunityInvitation) -> None:
        if invitation.email != email:
            raise NotTaken(
                _("The email has gone to the first address. Take that back in the list of people.")
            )
        invitation.name, invitation.phone = name, phone
        invitation.save(update_fields=["name", "phone"])

    try:
        with transaction.atomic():
            invitation = make_or_change(
                CommunityInvitation,
                key=key,
                by=by,
                parts=(community,),
                said={"name": name, "email": email, "phone": phone},
                besides={"community": community, "invited_at": at},
                change=change,
            )
    except IntegrityError as error:
        raise NotTaken(_("This address has been asked, and has yet to answer.")) from error
    if invitation.taken_as is TakenAs.NEW:
        record.write(Event.PERSON_ASKED, about=invitation, by=by, at=at)
        emails.queue_invitation(invitation=invitation, by=by, at=at)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: CommunityInvitation, by: Member | str, at: datetime) -> None:
    """Say yes: only now they are a member here, and what was written of them goes. Said again, it
    stays as it was."""
    waiting = CommunityInvitation.objects.select_for_update(of=("self",)).select_related(
        "community"
    )
    found = waiting.filter(pk=invitation.pk, accepted_at=None).first()
    if not found:
        return
    member = find_or_make_member(
        key=found.key, name=found.name, email=found.email, phone=found.phone, by=by, at=at
    )
    is_new = member.taken_as is TakenAs.NEW
    if is_new:
        record.write(Event.MEMBER_ADDED, about=member, by=by, at=at, scope=found.community)
        if found.voice not in ("", Voice.UNSTATED):
            setattr(member, found.voice, str(Voice(found.voice).label))
            member.save(update_fields=[found.voice])
    write_again(found.email)
    give_role(member=member, community=found.community, kind=found.kind, by=by, at=at)
    for joining in contributions("JOININGS"):
        joining(found, member, is_new, at)
    # Of an earlier time here.
    CommunityInvitation.objects.filter(community=found.community_id, member=member).delete()
    found.member, found.accepted_at = member, at
    found.name = found.email = found.phone = found.voice = ""
    found.save()
    record.write(Event.INVITATION_ACCEPTED, about=found, by=by, at=at)


@transaction.atomic
def decline_invitation(*, invitation: CommunityInvitation, by: Member | str, at: datetime) -> None:
    """Say no, before a yes: what was written of them goes, and no list brings them here again."""
    found = CommunityInvitation.objects.filter(pk=invitation.pk, accepted_at=None).first()
    if found:
        record.write(Event.INVITATION_DECLINED, about=found, by=by, at=at)
        leave_alone([found.email], at)
        found.delete()


@transaction.atomic
def take_invitation_back(*, invitation: CommunityInvitation, by: Member, at: datetime) -> None:
    """Ask somebody no longer, who has not answered."""
    if CommunityInvitation.objects.filter(pk=invitation.pk, accepted_at=None).exists():
        record.write(Event.INVITATION_TAKEN_BACK, about=invitation, by=by, at=at)
        OutgoingEmail.objects.filter(
            to=invitation.email, sent_at=None, body__contains=invitation.answer_path
        ).delete()
        invitation.delete()
