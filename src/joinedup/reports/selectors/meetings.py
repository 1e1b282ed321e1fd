"""Which meetings of a series a report can tell of, and which are still to come."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from joinedup.conversation.models import Contribution
from joinedup.series.models import Attendance, Meeting, Series


def meetings_held(series: Series, at: datetime) -> QuerySet[Meeting]:
    """Meetings that have ended by this moment, or were closed before their time; earliest first."""
    return _not_cancelled(series).filter(_held(at))


def meetings_not_over(series: Series, at: datetime) -> QuerySet[Meeting]:
    """Meetings that are to come, or take words at this moment; earliest first."""
    is_open = Q(opened_at__isnull=False, closed_at=None)
    return _not_cancelled(series).filter(~_held(at) | is_open)


def _not_cancelled(series: Series) -> QuerySet[Meeting]:
    return Meeting.objects.filter(series=series, cancelled_at=None).order_by("starts_at", "pk")


def _held(at: datetime) -> Q:
    # The door may have been tried before the day; where somebody came or said something, the
    # meeting was held, earlier than planned. A meeting that was never closed has no such moment,
    # and SQL would not say whether it is past.
    came = Exists(Attendance.objects.filter(meeting=OuterRef("pk")))
    said = Exists(Contribution.objects.filter(prompt__meeting=OuterRef("pk"), withdrawn_at=None))
    was_closed = Q(closed_at__isnull=False, closed_at__lte=at)
    return Q(ends_at__lte=at) | was_closed & (Q(starts_at__lte=at) | Q(came) | Q(said))
