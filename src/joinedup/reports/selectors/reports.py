"""Reports, their findings and their versions."""

from collections.abc import Mapping

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.conversation.models import Contribution
from joinedup.conversation.selectors.contributions import visible_in_meeting
from joinedup.core.texts import search_filter
from joinedup.people.models import Person
from joinedup.reports.models import Finding, FindingSource, Report, ReportRecommendation, Version
from joinedup.series.models import Series

MOST_SHOWN = 4  # on the home of a community


def reports_visible_to(person: Person) -> QuerySet[Report]:
    """Published reports, which are public, and drafts of communities the person runs.

    Each knows ``is_published``.
    """
    published = Exists(Version.objects.filter(report=OuterRef("pk")))
    return (
        Report.objects.annotate(is_published=published)
        .filter(Q(is_published=True) | Report.within(roles_of(person).organises))
        .select_related("series__community", "series__theme")
        .order_by("-drafted_at", "-pk")
    )


def reports_section(viewer: Person, community: Community) -> Mapping[str, object] | None:
    """The latest reports of a community."""
    found = reports_visible_to(viewer).filter(series__community=community)
    reports = list(found[:MOST_SHOWN])
    return {"reports": reports} if reports else None


def reports_written_by(person: Person) -> QuerySet[Report]:
    """Reports, drafts too, of the communities this person runs."""
    return Report.objects.filter(Report.within(roles_of(person).organises)).select_related(
        "series__community", "series__theme"
    )


def versions_visible_to(person: Person) -> QuerySet[Version]:
    """Every version that was published; they are public."""
    return Version.objects.select_related("report__series__community")


def findings_visible_to(person: Person) -> QuerySet[Finding]:
    """Findings of the drafts this person may write."""
    return Finding.objects.filter(Finding.within(roles_of(person).organises)).select_related(
        "report__series__community", "strand"
    )


def report_recommendations_visible_to(person: Person) -> QuerySet[ReportRecommendation]:
    """Recommendations in the drafts this person may write."""
    return ReportRecommendation.objects.filter(
        ReportRecommendation.within(roles_of(person).organises)
    ).select_related("report__series__community", "finding", "recommendation__organisation")


def series_reported_to(person: Person) -> QuerySet[Series]:
    """Series whose report this person may ask for: announced ones, and drafts they run."""
    return Series.objects.filter(
        Q(announced_at__isnull=False)
        | Q(report__versions__isnull=False)
        | Series.within(roles_of(person).organises)
    ).distinct()


def findings_being_written(report: Report) -> QuerySet[Finding]:
    """The findings of a draft with their sources counted, and their recommendations."""
    standing_sources = visible_in_meeting("sources__contribution__")
    recommendations = ReportRecommendation.objects.select_related("recommendation__organisation")
    return report.findings.annotate(
        source_count=Count("sources", filter=standing_sources),
        quoted_count=Count("sources", filter=standing_sources & Q(sources__is_quoted=True)),
    ).prefetch_related(Prefetch("recommendations", recommendations))


def possible_sources(
    finding: Finding, *, everything: bool = False, words: str = ""
) -> QuerySet[Contribution]:
    """Contributions a finding may rest on: those of its strand and those chosen already, or
    with ``everything`` all of the series. Those that may be quoted come first.

    Each knows ``is_source`` and ``is_quoted``. Words are needed: a place on the scale is not one.
    """
    sources = FindingSource.objects.filter(finding=finding, contribution=OuterRef("pk"))
    found = (
        Contribution.objects.filter(
            visible_in_meeting(), prompt__meeting__series=finding.report.series
        )
        .exclude(text="")
        .annotate(is_source=Exists(sources), is_quoted=Exists(sources.filter(is_quoted=True)))
        .select_related("prompt__meeting", "strand")
        .order_by("-is_quoted", "-is_source", "quotable", "pk")
    )
    if not everything:
        strand = Q(strand=finding.strand_id) if finding.strand_id else Q()
        found = found.filter(Q(is_source=True) | strand) if strand else found.filter(is_source=True)
    return found.filter(search_filter(Contribution, words))
