"""What was chosen for the wall, as a plain row: no record, no turn."""

from joinedup.room.models import WallChoice


def make_wall_choice(*, prompt=None, poll=None):
    """A question or a vote on the wall of its meeting."""
    meeting = (prompt or poll).meeting
    return WallChoice.objects.create(meeting=meeting, prompt=prompt, poll=poll)
