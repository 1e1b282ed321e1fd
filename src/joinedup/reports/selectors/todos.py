"""What waits for those who write reports. Each is one question, however many things wait."""

from datetime import datetime

from django.db.models import Q, QuerySet

from joinedup.access.permissions import roles_of
from joinedup.core.todos import A_FEW
from joinedup.people.models import Member
from joinedup.series.models import Series


def series_to_report(member: Member, now: datetime) -> QuerySet[Series]:
    """Series the member helps to run whose report was never published, or that are closed and
    have none."""
    is_drafted = Q(report__isnull=False, report__versions=None)
    is_closed = Q(report=None, closed_at__isnull=False)
    theirs = Series.objects.filter(Series.within(roles_of(member).organises))
    return theirs.filter(is_drafted | is_closed).select_related("report")


def drafts_to_publish(series: list[Series], now: datetime) -> list[Series]:
    """Those with a draft."""
    return [each for each in series if hasattr(each, "report")][:A_FEW]


def series_to_draft(series: list[Series], now: datetime) -> list[Series]:
    """Those with no report."""
    return [each for each in series if not hasattr(each, "report")][:A_FEW]
