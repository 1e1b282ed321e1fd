"""What every change of a poll begins and ends with."""

from joinedup.record import services as record
from joinedup.series.services.revisions import bump_revision
from joinedup.votes.events import Event

# What phones show of a vote: whether it is open, and that something came out.
ON_PHONES = {Event.VOTES_OPENED, Event.VOTES_CLOSED, Event.VOTES_REVEALED}


def lock_poll(poll):
    """The poll as it is, and nobody else changes it or votes until the transaction ends."""
    return (
        type(poll)
        .objects.select_for_update(of=("self",))
        .select_related("meeting__series__community")
        .get(pk=poll.pk)
    )


def record_and_bump(what, *, about, poll, by, at, **details):
    """Write a line about a poll or one of its statements, and raise the meeting's revision."""
    record.write(
        what,
        about=about,
        by=by,
        at=at,
        kind=poll.kind,
        **details,
    )
    bump_revision(poll.meeting_id, phones=what in ON_PHONES)
