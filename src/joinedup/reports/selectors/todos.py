"""What waits for those who write reports. Each is one query, however many things wait."""

from datetime import datetime

from django.db.models import QuerySet

from joinedup.access.permissions import roles_of
from joinedup.core.todos import A_FEW
from joinedup.people.models import Member
from joinedup.series.models import Series


def drafts_to_publish(member: Member, now: datetime) -> list[Series]:
    """Series the member helps to run whose report was never published."""
    drafted = _run_by(member).filter(report__isnull=False, report__versions=None)
    return list(drafted.select_related("report")[:A_FEW])


def series_to_draft(member: Member, now: datetime) -> list[Series]:
    """Series the member helps to run that are closed and have no report."""
    closed = _run_by(member).filter(closed_at__isnull=False, report=None)
    return list(closed.select_related("community")[:A_FEW])


def _run_by(member: Member) -> QuerySet[Series]:
    return Series.objects.filter(Series.within(roles_of(member).organises))
