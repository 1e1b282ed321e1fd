"""Choosing what everybody in the room looks at."""

from django.db import transaction

from joinedup.record import services as record
from joinedup.room.events import Event
from joinedup.room.models import WallChoice
from joinedup.series.services.revisions import bump_revision


def show_prompt(*, prompt, by, at):
    """Put a question on the wall, until something else is chosen."""
    _show(about=prompt, prompt=prompt, poll=None, by=by, at=at)


def show_poll(*, poll, by, at):
    """Put a vote on the wall, until something else is chosen."""
    _show(about=poll, prompt=None, poll=poll, by=by, at=at)


@transaction.atomic
def _show(*, about, prompt, poll, by, at):
    # What was chosen before is only to be replaced, so two who press at once need no lock.
    chosen = {"prompt": prompt, "poll": poll}
    if WallChoice.objects.filter(meeting=about.meeting_id, **chosen).exists():
        return
    WallChoice.objects.update_or_create(meeting_id=about.meeting_id, defaults=chosen)
    _tell(Event.WALL_CHOSEN, about, about.meeting, by, at)


@transaction.atomic
def let_wall_follow(*, meeting, by, at):
    """Let the wall show again what goes on, without anybody choosing."""
    forgotten, _each = WallChoice.objects.filter(meeting=meeting).delete()
    if forgotten:
        _tell(Event.WALL_FOLLOWS, meeting, meeting, by, at)


def _tell(what, about, meeting, by, at):
    record.write(what, about=about, by=by, at=at)
    bump_revision(meeting, phones=False)
