"""Where did my words go? From a contribution to what came of it."""

from collections import defaultdict

from django.db.models import Q
from django.utils import timezone

from joinedup.access.permissions import roles_of
from joinedup.conversation.models import Contribution, Quotable
from joinedup.recommendations.lib.state import with_state
from joinedup.recommendations.models import Recommendation
from joinedup.reports.models import Version, VersionSource
from joinedup.reports.selectors.drafts import draft_places


def own_contributions(person):
    """What this member said, withdrawn or not; nobody else's."""
    if not getattr(person, "is_authenticated", False):
        return Contribution.objects.none()
    return with_places(Contribution.objects.filter(member=person.pk))


def contributions_withdrawable_by(person):
    """The person's own words, and those of the communities they run: somebody may entry them
    on the telephone to take words out."""
    if not getattr(person, "is_authenticated", False):
        return Contribution.objects.none()
    community = Contribution.within(roles_of(person).organises)
    return with_places(Contribution.objects.filter(community | Q(member=person.pk)))


def with_places(contributions):
    """With what a receipt tells of them, latest first."""
    return contributions.select_related(
        "prompt__meeting__series__community", "strand__merged_into", "guest"
    ).order_by("-said_at", "-pk")


def contribution_histories(contributions):
    """Each of these contributions with the published findings it stands under, the latest
    version of each report only, what was asked because of it, and its places in drafts.

    Seven queries at most, however many contributions.
    """
    contributions = list(contributions)
    published = defaultdict(list)
    rows = VersionSource.objects.filter(contribution__in=contributions).values_list(
        "contribution", "version", "finding_id"
    )
    rows = list(rows)
    versions = Version.objects.select_related("report").in_bulk({row[1] for row in rows})
    latest = _latest_holding(rows, versions)
    for contribution, version, finding in rows:
        report = versions[version].report_id
        if latest[contribution, report] == version:
            published[contribution].append((versions[version], finding))
    drafted = draft_places(contributions)
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
        }
        for each in contributions
    ]


def _latest_holding(rows, versions):
    """(contribution, report) -> the newest version that rests on it."""
    latest: dict[tuple[int, int], int] = {}
    for contribution, version, _finding in rows:
        key = (contribution, versions[version].report_id)
        best = latest.get(key)
        if best is None or versions[version].number > versions[best].number:
            latest[key] = version
    return latest


def _place(contribution, version, finding_id, asked):
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
