"""Practice issues, series, and what was asked before on the same theme."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Prefetch, Q, QuerySet

from joinedup.access.permissions import roles_of
from joinedup.people.models import Person
from joinedup.recommendations.lib.state import RecommendationWithState
from joinedup.recommendations.selectors import ledger_visible_to
from joinedup.series.models import Meeting, PracticeIssue, Series, Theme

ASKED = Q(recommendations__asked_at__isnull=False)
ANNOUNCED = Q(series__announced_at__isnull=False)


def takes_part_in(communities: Collection[int], organises: Collection[int], prefix: str) -> Q:
    """A Q of what belongs to series in which somebody may take part: announced ones of their
    communities. Of a series that is not announced yet, only those who run the community hear.

    ``prefix`` leads to the series: ``"meeting__series__"``.
    """
    announced = Q(**{f"{prefix}announced_at__isnull": False})
    return Series.within(communities, prefix) & announced | Series.within(organises, prefix)


def series_visible_to(person: Person) -> QuerySet[Series]:
    """Announced series, which have a public page, and drafts of communities the person runs."""
    return (
        Series.objects.filter(
            Q(announced_at__isnull=False) | Series.within(roles_of(person).organises)
        )
        .select_related("community", "theme")
        .order_by("-pk")
    )


def series_with_coming_meetings(person: Person, *, at: datetime) -> QuerySet[Series]:
    """Series the person may see, each with its ``coming`` meetings, those still running first."""
    coming = Meeting.objects.filter(cancelled_at=None, ends_at__gt=at).order_by("starts_at")
    return (
        series_visible_to(person)
        .prefetch_related(Prefetch("meetings", coming, to_attr="coming"))
        .order_by(F("closed_at").desc(nulls_first=True), "-pk")
    )


def themes_with_history() -> QuerySet[Theme]:
    """Every theme, with how much was asked on it and how many series it has had."""
    return Theme.objects.annotate(
        asked=Count("recommendations", filter=ASKED, distinct=True),
        series_count=Count("series", filter=ANNOUNCED, distinct=True),
    )


def practice_issues_visible_to(person: Person) -> QuerySet[PracticeIssue]:
    """Practice issues raised in the person's own communities."""
    return (
        PracticeIssue.objects.filter(PracticeIssue.within(roles_of(person).communities))
        .select_related("community", "theme")
        .order_by("-raised_at", "-pk")
    )


def earlier_recommendations(
    theme: Theme, *, before: Series | None = None
) -> QuerySet[RecommendationWithState]:
    """What has been asked on this theme, overdue first, each with its state.

    With a series as ``before``, without what its community asked since it was announced:
    that is what came of the series itself, and stands in its report.
    """
    asked = ledger_visible_to(AnonymousUser()).filter(themes=theme)
    if before and before.announced_at:
        asked = asked.exclude(community=before.community, asked_at__gte=before.announced_at)
    return asked
