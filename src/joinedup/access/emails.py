"""What people are told when they come into a community, or can no longer sign in."""

from datetime import datetime

from django.utils.translation import gettext as _

from joinedup.access.models import Community, CommunityInvitation
from joinedup.core.site import site_url
from joinedup.mail.models import OutgoingEmail
from joinedup.mail.services import queue_email, render_email
from joinedup.people.models import Member
from joinedup.record.models import RecordCheck
from joinedup.record.selectors import what_is_wrong

# More would not be read; the command tells all.
MOST_TOLD = 10


def queue_welcome(*, member: Member, community: Community, at: datetime) -> None:
    """Tell a new member who added them, and how to come in. They have an address."""
    body = render_email(
        "access/emails/welcome.txt",
        member=member,
        community=community,
        sign_in_url=site_url("/people/sign-in/"),
    )
    subject = _("Welcome to %(community)s") % {"community": community}
    queue_email(to=str(member.email), subject=subject, body=body, of=community, at=at)


def queue_invitation(*, invitation: CommunityInvitation, by: Member, at: datetime) -> OutgoingEmail:
    """Ask somebody, who has an address, whether they want to belong to a community."""
    community = invitation.community
    body = render_email(
        "access/emails/invitation.txt",
        invitation=invitation,
        by=by,
        answer_url=site_url(invitation.answer_path),
    )
    subject = _("Do you want to take part in %(community)s?") % {"community": community}
    return queue_email(to=invitation.email, subject=subject, body=body, at=at)


def queue_deactivated(*, member: Member, contacts: list[str], at: datetime) -> None:
    """Tell a member that they can no longer sign in, and whom to write to."""
    body = render_email(
        "access/emails/deactivated.txt", member=member, contacts=", ".join(contacts)
    )
    queue_email(to=str(member.email), subject=_("You can no longer sign in"), body=body, at=at)


def queue_record_whole(*, member: Member, check: RecordCheck, at: datetime) -> None:
    """Let an administrator keep the head of the record, outside the database."""
    body = render_email("access/emails/record_whole.txt", member=member, check=check)
    queue_email(to=str(member.email), subject=_("The record is whole"), body=body, at=at)


def queue_record_broken(*, member: Member, check: RecordCheck, at: datetime) -> None:
    """Tell an administrator what is wrong with the record, and what to do."""
    found = what_is_wrong(check)
    body = render_email(
        "access/emails/record_broken.txt",
        member=member,
        check=check,
        found=found[:MOST_TOLD],
        more=max(len(found) - MOST_TOLD, 0),
    )
    subject = _("Please look: something is wrong with the record")
    queue_email(to=str(member.email), subject=subject, body=body, at=at)
