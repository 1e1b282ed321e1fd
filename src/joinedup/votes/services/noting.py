"""Writing what was done in the record, and telling the screens in the room."""

from joinedup.record import services as record
from joinedup.series.services import turn


def note(what, *, about, poll, by, at, **details):
    """Write a line about a poll or one of its statements, and raise the meeting's turn."""
    record.write(
        what,
        about=about,
        by=by,
        at=at,
        community=poll.meeting.series.community,
        kind=poll.kind,
        **details,
    )
    turn(poll.meeting_id)
