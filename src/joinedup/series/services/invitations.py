from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series import emails
from joinedup.series.events import Event
from joinedup.series.models import Invitation, Meeting, Reply
from joinedup.series.selectors.invitations import silent_to_remind
from joinedup.series.services.meetings import MeetingCancelled


class NotAnnounced(Exception):
    """The series is still a draft, so those invited could not see what it is."""


class MeetingEnded(Exception):
    """The meeting is over."""


@transaction.atomic
def invite(
    *, meeting: Meeting, members: Iterable[Member], by: Member, at: datetime, note: str = ""
) -> list[Invitation]:
    """Invite these members, each once; whoever has been invited before is left in peace.

    Gives the new invitations. Those who have an address get a letter.
    Raises NotAnnounced, MeetingCancelled and MeetingEnded.
    """
    meeting = _lock(meeting)
    if meeting.series.announced_at is None:
        raise NotAnnounced
    _refuse_unless_coming(meeting, at)
    invited = set(meeting.invitations.values_list("member_id", flat=True))
    invitations = Invitation.objects.bulk_create(
        Invitation(meeting=meeting, member=member, invited_at=at)
        for member in members
        if member.pk not in invited
    )
    for invitation in invitations:
        if invitation.member.email:
            emails.queue_invitation(invitation=invitation, note=note, at=at)
    if invitations:
        record.write(Event.PEOPLE_INVITED, about=meeting, by=by, at=at, people=len(invitations))
    return invitations


@transaction.atomic
def remind_silent(*, meeting: Meeting, by: Member, at: datetime) -> int:
    """Write once more to everybody who has an address and has not answered; how many. Whoever
    was reminded today is left in peace, and whoever has left the community.

    Raises NotAnnounced, MeetingCancelled and MeetingEnded.
    """
    meeting = _lock(meeting)
    if meeting.series.announced_at is None:
        raise NotAnnounced
    _refuse_unless_coming(meeting, at)
    reminded = list(silent_to_remind(meeting, at))
    for invitation in reminded:
        invitation.reminded_at = at
        emails.queue_reminder(invitation=invitation, at=at)
    Invitation.objects.bulk_update(reminded, ["reminded_at"])
    if reminded:
        record.write(Event.PEOPLE_REMINDED, about=meeting, by=by, at=at, people=len(reminded))
    return len(reminded)


@transaction.atomic
def reply(
    *,
    invitation: Invitation,
    answer: str,
    via: str,
    by: Member | str,
    at: datetime,
    way: str = "",
    access_needs: str = "",
) -> Invitation:
    """Keep an answer to an invitation; a later answer replaces it.

    ``answer`` is a Reply, ``via`` how it reached us. A ``way`` that the meeting does not offer
    is left out, and the only one it offers is filled in. Raises MeetingCancelled and
    MeetingEnded.
    """
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("meeting__series__community")
        .get(pk=invitation.pk)
    )
    meeting = invitation.meeting
    _refuse_unless_coming(meeting, at)
    invitation.reply, invitation.replied_via, invitation.replied_at = answer, via, at
    invitation.way = "" if answer == Reply.NO else _way(meeting, way)
    invitation.access_needs = access_needs
    invitation.save()
    record.write(
        Event.INVITATION_ANSWERED, about=invitation, by=by, at=at, reply=str(answer), via=str(via)
    )
    return invitation


def _lock(meeting: Meeting) -> Meeting:
    # A second press waits until the first has written its letters.
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("series__community")
        .get(pk=meeting.pk)
    )


def _way(meeting: Meeting, way: str) -> str:
    if len(meeting.ways) == 1:
        return meeting.ways[0]
    return way if way in meeting.ways else ""


def _refuse_unless_coming(meeting: Meeting, at: datetime) -> None:
    if meeting.cancelled_at:
        raise MeetingCancelled
    if meeting.is_over(at):
        raise MeetingEnded
