"""Meetings, for members and for the whole world."""

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from joinedup.access.permissions import by_roles, roles_of
from joinedup.core.cleaning import clean_code
from joinedup.core.prepared import Prepared
from joinedup.people.models import Person
from joinedup.series.models import Invitation, Meeting, Series
from joinedup.series.selectors.series import series_visible_to, takes_part_in

_with_code = Prepared(
    lambda code: Meeting.objects.filter(code=code).select_related("series__community")
)


def _with_series() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("series__community", "series__theme")


def meetings_visible_to(person: Person) -> QuerySet[Meeting]:
    """Meetings of announced series for members of the community and those invited, and all
    meetings of the communities the person runs."""
    roles = roles_of(person)
    if not getattr(person, "is_authenticated", False):
        return _with_series().none()
    invited = Exists(Invitation.objects.filter(meeting=OuterRef("pk"), member=person.pk))
    return (
        _with_series()
        .filter(
            Meeting.within(roles.organises)
            | Q(series__announced_at__isnull=False) & (Meeting.within(roles.communities) | invited)
        )
        .order_by("starts_at", "pk")
    )


@by_roles
def meetings_for_member(
    communities: Collection[int], organises: Collection[int]
) -> QuerySet[Meeting]:
    """Meetings in which this person may take part: those of their communities."""
    return Meeting.objects.filter(takes_part_in(communities, organises, "series__")).select_related(
        "series__community"
    )


def meeting_by_code(code: str) -> Meeting | None:
    """The meeting with this code, open or not, or None."""
    code = clean_code(code)
    if not 0 < len(code) <= 8:
        return None
    return _with_code.first(code)


def titles_until(meeting: Meeting) -> list[str]:
    """The titles of a series' meetings that were not cancelled, this one last."""
    earlier = Meeting.objects.filter(
        series=meeting.series_id, starts_at__lt=meeting.starts_at, cancelled_at=None
    )
    return [*earlier.order_by("starts_at", "pk").values_list("title", flat=True), meeting.title]


def meetings_announced_to(person: Person) -> QuerySet[Meeting]:
    """Meetings whose day and place the person may know: those of announced series are public.

    Never show the online address, the code or a name from this question alone.
    """
    return (
        _with_series()
        .filter(Q(series__announced_at__isnull=False) | Meeting.within(roles_of(person).organises))
        .order_by("starts_at", "pk")
    )


def series_with_meetings(person: Person) -> QuerySet[Series]:
    """Series the person may see, those that go on first, each with the ``dates`` of its meetings
    that were not cancelled; of each date ``may_open`` says whether they may see its page."""
    may_open = Exists(meetings_visible_to(person).order_by().filter(pk=OuterRef("pk")))
    dates = Meeting.objects.filter(cancelled_at=None).annotate(may_open=may_open)
    return (
        series_visible_to(person)
        .prefetch_related(Prefetch("meetings", dates.order_by("starts_at"), to_attr="dates"))
        .order_by(F("closed_at").desc(nulls_first=True), "-pk")
    )
