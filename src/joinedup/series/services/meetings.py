import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.core.attempts import NotTaken, make_or_change
from joinedup.core.models import TakenAs
from joinedup.core.moments import just_after
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series import emails
from joinedup.series.events import Event
from joinedup.series.lib.agenda import AgendaRow, default_agenda
from joinedup.series.models import AgendaItem, Invitation, Meeting, Series
from joinedup.series.services.revisions import bump_revision

# Without letters that are taken for a number or for one another (I, L, O, S, Z, U, V), and
# without the vowels that make words of the rest.
CODE_ALPHABET = "BCDFGHJKMNPQRTWX"
CODE_LENGTH = 8

PLACE = ("venue_name", "venue_address", "online_url")
PLACE_AND_TIME = ("starts_at", "ends_at", *PLACE)


class MeetingCancelled(Exception):
    """The meeting will not be held."""


class NobodyToTell(Exception):
    """A reason would reach nobody: no letter goes out."""


@transaction.atomic
def plan_meeting(
    *,
    key: UUID,
    series: Series,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    by: Member,
    at: datetime,
    venue_name: str = "",
    venue_address: str = "",
    online_url: str = "",
    access: str = "",
) -> Meeting:
    """Plan a meeting with the agenda a meeting starts from.

    The same form sent again with other content changes it, as ``change_meeting`` does. Raises
    NotTaken when it was changed or cancelled since.
    """
    said = {
        "title": title,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "venue_name": venue_name,
        "venue_address": venue_address,
        "online_url": online_url,
        "access": access,
    }
    meeting = _make_meeting(key, "plan", series, said, by, at)
    if meeting.taken_as is TakenAs.NEW:
        _write_agenda(meeting, default_agenda())
        record.write(Event.MEETING_PLANNED, about=meeting, by=by, at=at)
    return meeting


@transaction.atomic
def clone_meeting(
    *,
    key: UUID,
    meeting: Meeting,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    by: Member,
    at: datetime,
) -> Meeting:
    """Plan the next meeting like this one: same place, access, agenda and scribes.

    Sent again as in ``plan_meeting``. Raises NotTaken.
    """
    said = {"title": title, "starts_at": starts_at, "ends_at": ends_at}
    like = {name: getattr(meeting, name) for name in (*PLACE, "access")}
    clone = _make_meeting(key, meeting, meeting.series, said, by, at, like)
    if clone.taken_as is TakenAs.NEW:
        _write_agenda(clone, meeting.agenda.values_list("minutes", "title", "detail"))
        clone.scribes.set(meeting.scribes.all())
        record.write(Event.MEETING_PLANNED, about=clone, by=by, at=at, like=meeting.pk)
    return clone


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    venue_name: str,
    venue_address: str,
    online_url: str,
    access: str,
    by: Member,
    at: datetime,
) -> int:
    """Change a meeting. When its day, time or place changes, everybody invited gets a letter.

    Gives the number of letters. Raises MeetingCancelled.
    """
    meeting = _lock(meeting)
    if meeting.cancelled_at:
        raise MeetingCancelled
    before = [getattr(meeting, name) for name in PLACE_AND_TIME]
    meeting.title, meeting.access = title, access
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    meeting.venue_name, meeting.venue_address = venue_name, venue_address
    meeting.online_url = online_url
    meeting.sequence += 1
    meeting.changed_at = at
    meeting.save()
    has_moved = before != [getattr(meeting, name) for name in PLACE_AND_TIME]
    record.write(Event.MEETING_CHANGED, about=meeting, by=by, at=at, has_moved=has_moved)
    bump_revision(meeting)
    if not has_moved:
        return 0
    # Who answered "online" to a meeting that is no longer online is asked again.
    meeting.invitations.exclude(way__in=["", *meeting.ways]).update(way="")
    if meeting.is_over(at):
        return 0
    return _tell_invited(
        meeting, lambda invitation: emails.queue_change(invitation=invitation, at=at)
    )


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: Member, at: datetime, reason: str = "") -> int:
    """Cancel a meeting and tell everybody invited. Cancelled before, it stays as it is.

    Gives the number of letters. Raises NobodyToTell when there is a reason and no letter goes out.
    """
    meeting = _lock(meeting)
    is_told = not meeting.cancelled_at and not meeting.is_over(at)
    if reason and not (is_told and _told_by_letter(meeting).exists()):
        raise NobodyToTell
    if meeting.cancelled_at:
        return 0
    meeting.cancelled_at = at
    meeting.sequence += 1
    if meeting.is_open:
        meeting.closed_at = just_after(at, meeting.opened_at)
    meeting.save()
    record.write(Event.MEETING_CANCELLED, about=meeting, by=by, at=at)
    bump_revision(meeting)
    if not is_told:
        return 0
    return _tell_invited(
        meeting,
        lambda invitation: emails.queue_cancellation(invitation=invitation, reason=reason, at=at),
    )


@transaction.atomic
def set_agenda(*, meeting: Meeting, items: Collection[AgendaRow], by: Member, at: datetime) -> None:
    """Replace the agenda by these items, rows of minutes, title and detail."""
    meeting = _lock(meeting)
    meeting.agenda.all().delete()
    _write_agenda(meeting, items)
    meeting.changed_at = at
    meeting.save(update_fields=["changed_at"])
    record.write(Event.AGENDA_SET, about=meeting, by=by, at=at, parts=len(items))
    bump_revision(meeting, phones=False)


@transaction.atomic
def set_scribes(*, meeting: Meeting, members: Collection[Member], by: Member, at: datetime) -> None:
    """Say who writes down what is said, and may greet people at the door."""
    meeting.scribes.set(members)
    record.write(
        Event.SCRIBES_SET,
        about=meeting,
        by=by,
        at=at,
        scribes=sorted(member.pk for member in members),
    )


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: Member, at: datetime) -> None:
    """Open the door for words, or open it again. Raises MeetingCancelled."""
    meeting = _lock(meeting)
    if meeting.cancelled_at:
        raise MeetingCancelled
    if not meeting.is_open:
        meeting.opened_at, meeting.closed_at = at, None
        meeting.save(update_fields=["opened_at", "closed_at"])
        record.write(Event.MEETING_OPENED, about=meeting, by=by, at=at)
        bump_revision(meeting)


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: Member, at: datetime) -> None:
    """Close the door for words. Closed before, it stays as it is."""
    meeting = _lock(meeting)
    if meeting.is_open:
        meeting.closed_at = just_after(at, meeting.opened_at)
        meeting.save(update_fields=["closed_at"])
        record.write(Event.MEETING_CLOSED, about=meeting, by=by, at=at)
        bump_revision(meeting)


def _make_meeting(
    key: UUID,
    form: Meeting | str,
    series: Series,
    said: Mapping[str, Any],
    by: Member,
    at: datetime,
    besides: Mapping[str, Any] | None = None,
) -> Meeting:
    """``form`` is which form it was: of a new meeting, or of one like that meeting."""

    def change(meeting: Meeting) -> None:
        kept = {name: getattr(meeting, name) for name in (*PLACE, "access")}
        try:
            change_meeting(meeting=meeting, by=by, at=at, **{**kept, **said})
        except MeetingCancelled as cancelled:
            raise NotTaken(
                _("The meeting has been cancelled since, so nothing was taken now."), meeting
            ) from cancelled

    return make_or_change(
        Meeting,
        key=key,
        by=by,
        parts=(form, series),
        said=said,
        besides={"series": series, "changed_at": at, "code": _new_code(), **(besides or {})},
        change=change,
    )


def _new_code() -> str:
    while True:
        code = "".join(secrets.choice(CODE_ALPHABET) for _place in range(CODE_LENGTH))
        if not Meeting.objects.filter(code=code).exists():
            return code


def _write_agenda(meeting: Meeting, rows: Iterable[AgendaRow]) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=position, minutes=minutes, title=title, detail=detail)
        for position, (minutes, title, detail) in enumerate(rows)
    )


def _told_by_letter(meeting: Meeting) -> QuerySet[Invitation]:
    return meeting.invitations.filter(member__is_active=True).exclude(member__email=None)


def _tell_invited(meeting: Meeting, write: Callable[[Invitation], None]) -> int:
    invitations = _told_by_letter(meeting).select_related("member", "meeting__series__community")
    for invitation in invitations:
        write(invitation)
    return len(invitations)


def _lock(meeting: Meeting) -> Meeting:
    # Only the meeting's own row: PostgreSQL would lock the joined ones too.
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("series__community")
        .get(pk=meeting.pk)
    )
