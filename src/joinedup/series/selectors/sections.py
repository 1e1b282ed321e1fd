"""What series show on the pages of others, and their lists as tables."""

from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils import timezone

from joinedup.access.models import Community
from joinedup.people.models import Person
from joinedup.series.models import Attendance, Invitation, Series
from joinedup.series.selectors.meetings import series_with_meetings
from joinedup.series.selectors.series import meetings_to_invite_to

MOST_SHOWN = 8  # series


def series_section(viewer: Person, community: Community) -> Mapping[str, object]:
    """The series of a community with the days of their meetings, those that go on first."""
    found = series_with_meetings(viewer).filter(community=community)
    series = list(found[: MOST_SHOWN + 1])
    return {
        "series": series[:MOST_SHOWN],
        "has_more": len(series) > MOST_SHOWN,
        "community": community,
        "now": timezone.now(),
    }


def invite_act(viewer: Person, community: Community) -> Mapping[str, object] | None:
    """The meetings to which people of a community can be invited; None where there is none."""
    meetings = list(meetings_to_invite_to(community, timezone.now()))
    return {"meetings": meetings, "community": community} if meetings else None


def replies_in(series: Series) -> QuerySet[Invitation]:
    """Who was invited to the meetings of a series, and answered what; meeting by meeting."""
    found = Invitation.objects.filter(meeting__series=series).select_related("meeting", "member")
    return found.order_by("meeting__starts_at", "meeting", "member__name", "pk")


def attendance_in(series: Series) -> QuerySet[Attendance]:
    """Who was at the meetings of a series; meeting by meeting."""
    found = Attendance.objects.filter(meeting__series=series)
    return found.select_related("meeting", "member", "organisation").order_by(
        "meeting__starts_at", "meeting", "arrived_at", "pk"
    )
