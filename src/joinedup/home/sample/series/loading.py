"""Series and their meetings, from what gets stuck to who came."""

from joinedup.home.sample.series.invitations import note_invitations
from joinedup.home.sample.series.meetings import note_meetings
from joinedup.home.sample.series.planning import note_issues, note_series


def load(timeline):
    """Note issues, series, meetings and invitations."""
    note_issues(timeline)
    note_series(timeline)
    note_meetings(timeline)
    note_invitations(timeline)
