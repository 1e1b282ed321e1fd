"""Where the pages of a poll stand: each kind has its own addresses."""

from django.urls import reverse

from joinedup.votes.models import Poll, PollKind

BY_CODE = {"vote", "suggest", "code_results"}


def poll_url(poll: Poll, name: str, *more: object) -> str:
    """The address of a poll's page ``name``: "paper"; for ``vote``, where its people vote.

    Pages of the room have the meeting's code in their address, all others its number; ``more`` is
    what stands after it.
    """
    place = poll.meeting.code if name in BY_CODE else poll.meeting_id
    if poll.kind == PollKind.RECOMMENDATIONS:
        return reverse(f"votes:ideas:{'choose' if name == 'vote' else name}", args=[place, *more])
    return reverse(f"votes:{name}", args=[place, *more])
