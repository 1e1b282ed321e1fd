"""Ending sessions: one of them, or all."""

from datetime import datetime

from django.db import transaction

from joinedup.people.events import Event
from joinedup.people.models import Member
from joinedup.people.selectors import sessions_of
from joinedup.record import services as record


@transaction.atomic
def end_session(*, member: Member, handle: str, by: Member, at: datetime) -> bool:
    """End one of a member's sessions, by what names it on the page. False where there is none."""
    found = [each for each in sessions_of(member, at) if each.handle == handle]
    for session in found:
        session.delete()
        record.write(Event.SESSION_ENDED, about=member, by=by, at=at)
    return bool(found)


@transaction.atomic
def end_sessions(*, member: Member, by: Member, at: datetime) -> None:
    """Sign a member out everywhere, at once."""
    member.sessions.all().delete()
    record.write(Event.SESSIONS_ENDED, about=member, by=by, at=at)
