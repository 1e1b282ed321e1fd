"""Writing what was done in the record, and telling the screens in the room."""

from joinedup.record import services as record
from joinedup.series.services.turns import turn
from joinedup.votes.events import Event

# What phones show of a vote: whether it is open, and that something came out.
ON_PHONES = {Event.VOTES_OPENED, Event.VOTES_CLOSED, Event.VOTES_REVEALED}


def note(what, *, about, poll, by, at, **details):
    """Write a line about a poll or one of its statements, and raise the meeting's turn."""
    record.write(
        what,
        about=about,
        by=by,
        at=at,
        kind=poll.kind,
        **details,
    )
    turn(poll.meeting_id, phones=what in ON_PHONES)
