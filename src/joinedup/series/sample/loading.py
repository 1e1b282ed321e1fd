"""Series and their meetings, from what gets stuck to who came."""

from joinedup.series.sample.invitations import note_invitations
from joinedup.series.sample.meetings import note_meetings
from joinedup.series.sample.planning import note_issues, note_series


def load(timeline):
    """Note issues, series, meetings and invitations."""
    note_issues(timeline)
    note_series(timeline)
    note_meetings(timeline)
    note_invitations(timeline)
