"""What every change of a poll begins and ends with."""

from datetime import datetime

from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series.services.revisions import bump_revision
from joinedup.votes.events import Event
from joinedup.votes.models import Poll, Statement

# What phones show of a vote: whether it is open, and that something came out.
ON_PHONES = {
    Event.VOTES_OPENED,
    Event.VOTES_CLOSED,
    Event.VOTES_REVEALED,
    Event.VOTES_STARTED_ANEW,
}


def lock_poll(poll: Poll) -> Poll:
    """The poll as it is, and nobody else changes it or votes until the transaction ends."""
    return (
        Poll.objects.select_for_update(of=("self",))
        .select_related("meeting__series__community")
        .get(pk=poll.pk)
    )


def record_and_bump(
    what: Event,
    *,
    about: Poll | Statement,
    poll: Poll,
    by: Member | str,
    at: datetime,
    **details: object,
) -> None:
    """Write a line about a poll or one of its statements, and raise the meeting's revision."""
    record.write(
        what,
        about=about,
        by=by,
        at=at,
        scope=poll,
        kind=poll.kind,
        **details,
    )
    bump_revision(poll.meeting_id, phones=what in ON_PHONES)
