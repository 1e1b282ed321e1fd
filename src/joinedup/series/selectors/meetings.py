"""Meetings, for members and for the whole world."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.timezone import localdate, make_aware

from joinedup.access.permissions import by_roles, roles_of
from joinedup.core.cleaning import clean_code
from joinedup.core.prepared import Prepared
from joinedup.people.models import Person
from joinedup.series.models import LONGEST_CODE, Invitation, Meeting, Series
from joinedup.series.selectors.series import series_visible_to, takes_part_in


def _by_code(code: str, begins_before: datetime, ends_after: datetime) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        Q(starts_at__lt=begins_before, ends_at__gte=ends_after)
        | Q(opened_at__isnull=False, closed_at=None, cancelled_at=None),
        code=code,
    ).select_related("series__community")


_with_code = Prepared(_by_code)
_with_code_among = Prepared(
    lambda code, begins_before, ends_after, among: _by_code(code, begins_before, ends_after).filter(
        pk__in=among
    )
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


def meeting_by_code(
    code: str, at: datetime, *, among: Collection[int] | None = None
) -> Meeting | None:
    """The meeting that this code leads to at this moment, or None; where ``among`` is given, only
    if it is one of these.

    A code works from the day before its meeting to the day after, and while words are taken.
    """
    code = clean_code(code)
    if not 0 < len(code) <= LONGEST_CODE:
        return None
    today = localdate(at)
    day_after_next, yesterday = (
        make_aware(datetime.combine(today + timedelta(days=days), time())) for days in (2, -1)
    )
    if among is None:
        return _with_code.first(code, day_after_next, yesterday)
    return _with_code_among.first(code, day_after_next, yesterday, among)


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
