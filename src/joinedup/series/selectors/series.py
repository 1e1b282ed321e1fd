"""Practice issues, series, and what was asked before on the same theme."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.core.texts import search_filter
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


def matching_series(
    series: QuerySet[Series],
    *,
    words: str = "",
    state: str = "",
    community: str = "",
) -> QuerySet[Series]:
    """Those that hold every one of the words, "going_on" or "ended", of the community with this
    number."""
    series = series.filter(search_filter(Series, words, also=("theme__name", "meetings__title")))
    if community:
        series = series.filter(community=int(community))
    if state:
        series = series.filter(closed_at__isnull=state == "going_on")
    return series.distinct()


def meetings_to_invite_to(community: Community, at: datetime) -> QuerySet[Meeting]:
    """Meetings to come of announced series of a community, the next first."""
    meetings = Meeting.objects.filter(Meeting.within([community.pk]), cancelled_at=None)
    coming = meetings.filter(ends_at__gt=at, series__announced_at__isnull=False)
    return coming.select_related("series").order_by("starts_at", "pk")


def communities_of_series(series: QuerySet[Series]) -> QuerySet[Community]:
    """The communities whose series these are."""
    return Community.objects.filter(pk__in=series.order_by().values("community"))


def themes_with_history() -> QuerySet[Theme]:
    """Every theme, with how much was asked on it and how many series it has had."""
    return Theme.objects.annotate(
        asked=Count("recommendations", filter=ASKED, distinct=True),
        series_count=Count("series", filter=ANNOUNCED, distinct=True),
    )


def practice_issues_visible_to(person: Person) -> QuerySet[PracticeIssue]:
    """Practice issues raised in the person's own communities; of those that were hidden their
    own, and all where they coordinate."""
    roles = roles_of(person)
    is_read = Q(hidden_at=None) | Q(raised_by=person.pk)
    return (
        PracticeIssue.objects.filter(PracticeIssue.within(roles.communities))
        .filter(is_read | PracticeIssue.within(roles.coordinates))
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
