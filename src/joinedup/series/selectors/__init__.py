"""Questions asked of series, meetings and invitations. Lists start from ``…_visible_to``."""

from joinedup.series.selectors.attendance import attendances_visible_to, expected_at, named
from joinedup.series.selectors.invitations import (
    invitation_by_link,
    invitations_visible_to,
    join_requests_visible_to,
    people_of_meeting,
    people_to_invite,
    previous_meeting,
    replies_to,
    reply_counts,
)
from joinedup.series.selectors.meetings import (
    meeting_by_code,
    meetings_announced_to,
    meetings_heard_by,
    meetings_visible_to,
    titles_until,
)
from joinedup.series.selectors.people import communities_coordinated_by, people_of, sectors_of
from joinedup.series.selectors.series import (
    earlier_recommendations,
    practice_issues_visible_to,
    series_visible_to,
    series_with_coming_meetings,
    themes_with_history,
)

__all__ = [
    "attendances_visible_to",
    "communities_coordinated_by",
    "earlier_recommendations",
    "expected_at",
    "invitation_by_link",
    "invitations_visible_to",
    "join_requests_visible_to",
    "meeting_by_code",
    "meetings_announced_to",
    "meetings_heard_by",
    "meetings_visible_to",
    "named",
    "people_of",
    "people_of_meeting",
    "people_to_invite",
    "practice_issues_visible_to",
    "previous_meeting",
    "replies_to",
    "reply_counts",
    "sectors_of",
    "series_visible_to",
    "series_with_coming_meetings",
    "themes_with_history",
    "titles_until",
]
