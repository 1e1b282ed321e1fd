"""Where did my words go? From a contribution to what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from joinedup.access.permissions import roles_of
from joinedup.conversation.models import Contribution, Quotable, Strand
from joinedup.conversation.selectors.contributions import visible_in_meeting
from joinedup.people.models import Member, Person
from joinedup.recommendations.lib.state import with_state
from joinedup.recommendations.models import Recommendation
from joinedup.reports.models import ReportRecommendation, Version, VersionSource
from joinedup.reports.selectors.copies import copies_by_words
from joinedup.reports.selectors.drafts import DraftPlace, draft_places


class PublishedPlace(TypedDict):
    """Where a contribution stands in a published version, and what was asked because of it. The
    heading is empty among the small steps."""

    version: Version
    finding_id: int
    heading: str
    is_quoted: bool
    recommendations: list[Recommendation]


class ContributionHistory(TypedDict):
    """What became of a contribution. The page adds where it is withdrawn or quoted otherwise."""

    contribution: Contribution
    strand: Strand | None
    places: list[PublishedPlace]
    drafts: list[DraftPlace]
    copies: dict[str, int]
    quotable_url: NotRequired[str]
    withdraw_url: NotRequired[str]


def own_contributions(person: Person) -> QuerySet[Contribution]:
    """What this member said, withdrawn or not; nobody else's."""
    if not getattr(person, "is_authenticated", False):
        return Contribution.objects.none()
    return with_places(Contribution.objects.filter(member=person.pk))


def contributions_withdrawable_by(person: Person) -> QuerySet[Contribution]:
    """The person's own words, and those of the communities they run: somebody may ring them
    on the telephone to take words out."""
    if not getattr(person, "is_authenticated", False):
        return Contribution.objects.none()
    community = Contribution.within(roles_of(person).organises)
    return with_places(Contribution.objects.filter(community | Q(member=person.pk)))


def members_behind(recommendation: Recommendation) -> QuerySet[Member]:
    """The members on whose words the published finding rests that asked for this, who can be
    written to and wish to be told of the answer. Guests have no address."""
    findings = ReportRecommendation.objects.filter(
        recommendation=recommendation, finding__isnull=False
    ).values("finding")
    said = VersionSource.objects.filter(
        visible_in_meeting("contribution__"),
        finding_id__in=findings,
        contribution__member=OuterRef("pk"),
    )
    members = Member.objects.filter(Exists(said), is_active=True, wants_answers=True)
    return members.exclude(email=None).order_by("pk")


def with_places(contributions: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """With what a receipt tells of them, latest first."""
    return contributions.select_related(
        "prompt__meeting__series__community", "strand__merged_into", "guest"
    ).order_by("-said_at", "-pk")


def contribution_histories(contributions: Iterable[Contribution]) -> list[ContributionHistory]:
    """Each of these contributions with the published findings it stands under, the latest
    version of each report only, what was asked because of it, its places in drafts, and of those
    that were withdrawn, in how many texts copies wait for a decision.

    Eight queries at most, however many contributions.
    """
    contributions = list(contributions)
    published: defaultdict[int, list[tuple[Version, int]]] = defaultdict(list)
    rows = list(
        VersionSource.objects.filter(contribution__in=contributions).values_list(
            "contribution", "version", "finding_id"
        )
    )
    versions = Version.objects.select_related("report").in_bulk({row[1] for row in rows})
    latest = _latest_holding(rows, versions)
    for contribution, version, finding in rows:
        report = versions[version].report_id
        if latest[contribution, report] == version:
            published[contribution].append((versions[version], finding))
    drafted = draft_places(contributions)
    copies = copies_by_words(contributions)
    known = with_state(Recommendation.objects.select_related("organisation"), timezone.localdate())
    asked = known.in_bulk(
        {
            entry["recommendation"]
            for version in versions.values()
            for entry in version.content["recommendations"]
        }
    )
    return [
        {
            "contribution": each,
            "strand": each.strand and (each.strand.merged_into or each.strand),
            "places": [
                _place(each, version, finding, asked) for version, finding in published[each.pk]
            ],
            "drafts": drafted[each.pk],
            "copies": copies.get(each.pk, {}),
        }
        for each in contributions
    ]


def _latest_holding(
    rows: Iterable[tuple[int, int, int]], versions: Mapping[int, Version]
) -> dict[tuple[int, int], int]:
    """(contribution, report) -> the newest version that rests on it."""
    latest: dict[tuple[int, int], int] = {}
    for contribution, version, _finding in rows:
        key = (contribution, versions[version].report_id)
        best = latest.get(key)
        if best is None or versions[version].number > versions[best].number:
            latest[key] = version
    return latest


def _place(
    contribution: Contribution,
    version: Version,
    finding_id: int,
    asked: Mapping[int, Recommendation],
) -> PublishedPlace:
    finding = next(
        (each for each in version.content["findings"] if each["id"] == finding_id),
        {"heading": "", "quoted": version.content["steps"]["shown"]},
    )
    return {
        "version": version,
        "finding_id": finding_id,
        "heading": finding["heading"],
        "is_quoted": contribution.pk in finding["quoted"] and contribution.quotable != Quotable.NO,
        "recommendations": [
            asked[entry["recommendation"]]
            for entry in version.content["recommendations"]
            if entry["finding"] == finding_id and entry["recommendation"] in asked
        ],
    }
