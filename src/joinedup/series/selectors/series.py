"""Practice issues, series, and what was asked before on the same theme."""

from django.db.models import F, Q

from joinedup.members.standing import standing_of
from joinedup.series.models import PracticeIssue, Series


def series_visible_to(person):
    """Announced series, which have a public page, and drafts of communities the person runs."""
    return (
        Series.objects.filter(
            Q(announced_at__isnull=False) | Q(community__in=standing_of(person).organises)
        )
        .select_related("community", "theme")
        .order_by("-pk")
    )


def practice_issues_visible_to(person):
    """Practice issues raised in the person's own communities."""
    return (
        PracticeIssue.objects.filter(community__in=standing_of(person).communities)
        .select_related("community", "theme")
        .order_by("-raised_at", "-pk")
    )


def earlier_recommendations(theme):
    """What has been asked before on this theme, those still open first."""
    return (
        theme.recommendations.filter(asked_at__isnull=False)
        .select_related("organisation")
        .order_by(F("closed_at").asc(nulls_first=True), "answer_due_date", "pk")
    )
