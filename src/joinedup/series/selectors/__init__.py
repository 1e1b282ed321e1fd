"""Questions asked of series, meetings and invitations. Lists start from ``…_visible_to``."""

from joinedup.series.selectors.invitations import (
    invitation_by_link,
    invitations_visible_to,
    join_requests_visible_to,
)
from joinedup.series.selectors.meetings import meetings_announced_to, meetings_visible_to
from joinedup.series.selectors.series import (
    earlier_recommendations,
    practice_issues_visible_to,
    series_visible_to,
)

__all__ = [
    "earlier_recommendations",
    "invitation_by_link",
    "invitations_visible_to",
    "join_requests_visible_to",
    "meetings_announced_to",
    "meetings_visible_to",
    "practice_issues_visible_to",
    "series_visible_to",
]
