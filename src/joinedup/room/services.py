"""Choosing what everybody in the room looks at."""

from datetime import datetime

from django.db import transaction

from joinedup.conversation.models import Prompt
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.room.events import Event
from joinedup.room.models import WallChoice
from joinedup.series.models import Meeting
from joinedup.series.services.revisions import bump_revision
from joinedup.votes.models import Poll


def show_prompt(*, prompt: Prompt, by: Member, at: datetime) -> None:
    """Put a question on the wall, until something else is chosen."""
    _show(about=prompt, prompt=prompt, poll=None, by=by, at=at)


def show_poll(*, poll: Poll, by: Member, at: datetime) -> None:
    """Put a vote on the wall, until something else is chosen."""
    _show(about=poll, prompt=None, poll=poll, by=by, at=at)


@transaction.atomic
def _show(
    *, about: Prompt | Poll, prompt: Prompt | None, poll: Poll | None, by: Member, at: datetime
) -> None:
    # What was chosen before is only to be replaced, so two who press at once need no lock.
    chosen = {"prompt": prompt, "poll": poll}
    if WallChoice.objects.filter(meeting=about.meeting_id, **chosen).exists():
        return
    WallChoice.objects.update_or_create(meeting_id=about.meeting_id, defaults=chosen)
    _tell(Event.WALL_CHOSEN, about, about.meeting, by, at)


@transaction.atomic
def let_wall_follow(*, meeting: Meeting, by: Member, at: datetime) -> None:
    """Let the wall show again what goes on, without anybody choosing."""
    forgotten, _each = WallChoice.objects.filter(meeting=meeting).delete()
    if forgotten:
        _tell(Event.WALL_FOLLOWS, meeting, meeting, by, at)


def _tell(
    event: Event, about: Prompt | Poll | Meeting, meeting: Meeting, by: Member, at: datetime
) -> None:
    record.write(event, about=about, by=by, at=at)
    bump_revision(meeting, phones=False)
