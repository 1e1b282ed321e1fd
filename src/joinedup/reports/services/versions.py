"""What becomes of published versions when words are taken back."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from joinedup.conversation.models import Contribution, Prompt
from joinedup.core.redaction import clean
from joinedup.reports.models import Version
from joinedup.series.models import Meeting

# In the content of a version, what editors wrote for the report itself.
EDITED = ("title", "summary", "method", "what_next", "findings", "terms")


def redact_content(
    values: Mapping[str, Any], take_out: Callable[[str], str], pk: int
) -> dict[str, Any]:
    """The content of a version with copies taken out.

    What it took over from questions and meetings is cleaned as they are, no more and no less:
    repeating a question does not make it anybody's words.
    """
    content = values["content"]
    edited = {key: clean(content[key], take_out) for key in EDITED if key in content}
    cleaned = clean({key: each for key, each in content.items() if key not in EDITED}, take_out)
    if any(cleaned[key] != content[key] for key in cleaned):
        originals = _originals(pk)
        cleaned = clean(
            {key: content[key] for key in cleaned},
            lambda text: text if text in originals else take_out(text),
        )
    return {"content": content | edited | cleaned}


def _originals(pk: int) -> set[str]:
    """The texts that this version took over, as they stand where they came from."""
    series = Version.objects.select_related("report__series").get(pk=pk).report.series
    meetings = Meeting.objects.filter(series=series).values_list("title", "venue_name")
    prompts = Prompt.objects.filter(meeting__series=series).values_list("question", "term")
    return {
        series.title,
        series.question,
        series.wider_question,
        *(text for row in (*meetings, *prompts) for text in row),
    }


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
