"""What becomes of published versions when words are taken back."""

from collections.abc import Iterable

from joinedup.conversation.models import Contribution
from joinedup.reports.models import Version


def versions_with_contribution(contribution: Contribution) -> set[int]:
    """Ids of versions that may show the words of a contribution."""
    series = contribution.prompt.meeting.series_id
    of_series = Version.objects.filter(report__series=series).values_list("pk", flat=True)
    resting = Version.objects.filter(sources__contribution=contribution)
    return {*of_series, *resting.values_list("pk", flat=True)}


def versions_with_recommendations(recommendations: Iterable[int]) -> set[int]:
    """Ids of versions that show one of these recommendations."""
    asked = set(recommendations)
    if not asked:
        return set()
    return {
        pk
        for pk, entries in Version.objects.values_list("pk", "content__recommendations")
        if asked & {each["recommendation"] for each in entries or ()}
    }
