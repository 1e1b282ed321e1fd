from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from joinedup.core.attempts import make_or_change
from joinedup.core.models import TakenAs
from joinedup.organisations.models import Organisation
from joinedup.people.models import Member, Voice
from joinedup.record import services as record
from joinedup.series.events import Event
from joinedup.series.models import Attendance, Meeting, Way
from joinedup.series.services.revisions import bump_revision


class DoorNotOpen(Exception):
    """Nobody can have arrived: the day has not come, or the meeting was cancelled."""


@transaction.atomic
def check_in(*, meeting: Meeting, member: Member, by: Member | str, at: datetime) -> Attendance:
    """Say that a member is there. Said twice, it stays as it was.

    ``by`` is the member themselves, somebody at the door, or "link". Raises DoorNotOpen.
    """
    _refuse_unless_the_day_has_come(meeting, at)
    invitation = meeting.invitations.filter(member=member).first()
    attendance, is_new = Attendance.objects.get_or_create(
        meeting=meeting,
        member=member,
        defaults={
            "way": _way(meeting, invitation.way if invitation else ""),
            "arrived_at": at,
            "checked_in_by": by if isinstance(by, Member) and by != member else None,
        },
    )
    if is_new:
        record.write(Event.ARRIVED, about=attendance, by=by, at=at)
        bump_revision(meeting, phones=False)
    return attendance


@transaction.atomic
def check_in_walk_in(
    *,
    key: UUID,
    meeting: Meeting,
    by: Member,
    at: datetime,
    name: str = "",
    voice: str = Voice.UNSTATED,
    organisation: Organisation | None = None,
    way: str = "",
) -> Attendance:
    """Say that somebody came who is not on the list. They may stay nameless.

    The same form with another name is somebody else; with the same name it puts the rest right.
    Raises DoorNotOpen.
    """
    _refuse_unless_the_day_has_come(meeting, at)
    said = {"voice": voice, "organisation": organisation, "way": _way(meeting, way)}

    def change(attendance: Attendance) -> None:
        for field, value in said.items():
            setattr(attendance, field, value)
        attendance.save(update_fields=list(said))
        record.write(Event.ARRIVAL_CHANGED, about=attendance, by=by, at=at)

    attendance = make_or_change(
        Attendance,
        key=key,
        by=by,
        parts=(meeting, name),
        said=said,
        besides={"meeting": meeting, "name": name, "arrived_at": at, "checked_in_by": by},
        change=change,
    )
    if attendance.taken_as is TakenAs.NEW:
        record.write(Event.ARRIVED, about=attendance, by=by, at=at)
    if attendance.taken_as is not TakenAs.SAME:
        bump_revision(meeting, phones=False)
    return attendance


@transaction.atomic
def undo_check_in(*, attendance: Attendance, by: Member, at: datetime) -> None:
    """Take back an arrival that was a slip."""
    record.write(Event.ARRIVAL_TAKEN_BACK, about=attendance, by=by, at=at)
    attendance.delete()
    bump_revision(attendance.meeting_id, phones=False)


def _way(meeting: Meeting, way: str) -> str:
    if way in meeting.ways:
        return way
    return Way.IN_PERSON if Way.IN_PERSON in meeting.ways else Way.ONLINE


def _refuse_unless_the_day_has_come(meeting: Meeting, at: datetime) -> None:
    if meeting.cancelled_at or timezone.localdate(at) < timezone.localdate(meeting.starts_at):
        raise DoorNotOpen
