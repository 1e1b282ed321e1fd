"""Reading a snapshot: people's words, recommendations and answers as they stand now."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypedDict

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.conversation.models import Contribution, Outcome, Quotable
from joinedup.conversation.selectors.contributions import visible_in_meeting
from joinedup.organisations.models import Sector
from joinedup.people.models import Voice
from joinedup.recommendations.lib.state import with_state
from joinedup.recommendations.models import Recommendation
from joinedup.reports.models import Version, VersionSource
from joinedup.reports.selectors.snapshot import NO_SECTOR
from joinedup.words.models import Decision

QUOTABLE = (Quotable.ANONYMOUS, Quotable.NAMED)


class Quotation(TypedDict):
    """Somebody's words as they may be shown to the whole world."""

    id: int
    text: str
    voice: str
    voice_label: str
    credit: str
    meeting: str
    question: str
    outcome: str
    outcome_label: str
    outcome_text: str


def public_contributions(contributions: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Those whose words the whole world may read: told to the room, and quotable.

    Only ever asked of contributions that a published finding rests on.
    """
    return contributions.filter(visible_in_meeting(), quotable__in=QUOTABLE).select_related(
        "prompt__meeting"
    )


def read_content(
    content: Mapping[str, Any], *, addresses: Mapping[int, str] | None = None
) -> dict[str, Any]:
    """Everything the page or the file of a version shows, from its content.

    ``addresses`` gives each finding's id the address of its sources. Three queries,
    whatever the size.
    """
    addresses = addresses or {}
    quotes = _quotations(content)
    recommendations = _recommendations(content)
    meetings = {each["id"]: each for each in content["meetings"]}
    return {
        **content,
        "meetings": [
            {**each, "day": date.fromisoformat(each["day"])} for each in content["meetings"]
        ],
        "people": _people(content["people"]),
        "asked": _asked(content, meetings),
        "findings": [
            {
                **each,
                "quotes": [quotes[number] for number in each["quoted"] if number in quotes],
                "recommendations": recommendations.get(each["id"], []),
                "sources_url": addresses.get(each["id"], ""),
            }
            for each in content["findings"]
        ],
        # Recommendations that answer the whole report, or a finding that is no longer there.
        "other_recommendations": [
            recommendation
            for finding, found in recommendations.items()
            for recommendation in found
            if finding not in {each["id"] for each in content["findings"]}
        ],
        "terms": [
            {**each, "decision_label": Decision(each["decision"]).label}
            for each in content["terms"]
        ],
        "scales": [
            {**each, "meeting_title": meetings[each["meeting"]]["title"]}
            for each in content["scales"]
        ],
        "steps": _steps(content["steps"], quotes),
    }


def _quotations(content: Mapping[str, Any]) -> dict[int, Quotation]:
    """What may be quoted now of what the content quotes: number -> quotation."""
    numbers = {number for each in content["findings"] for number in each["quoted"]}
    numbers.update(content["steps"]["shown"])
    found = public_contributions(Contribution.objects.filter(pk__in=numbers))
    return {each.pk: quotation(each) for each in found}


def quotation(contribution: Contribution) -> Quotation:
    """What the whole world reads of a contribution, which must be a public one."""
    return {
        "id": contribution.pk,
        "text": contribution.text,
        "voice": contribution.voice,
        "voice_label": contribution.get_voice_display(),
        "credit": contribution.credit if contribution.quotable == Quotable.NAMED else "",
        "meeting": contribution.prompt.meeting.title,
        "question": contribution.prompt.question,
        "outcome": contribution.outcome,
        "outcome_label": contribution.get_outcome_display(),
        "outcome_text": contribution.outcome_text,
    }


def _recommendations(content: Mapping[str, Any]) -> dict[int | None, list[Recommendation]]:
    """Recommendations with owner and answer as of now: finding id -> recommendations."""
    numbers = [each["recommendation"] for each in content["recommendations"]]
    today = timezone.localdate()
    known = with_state(Recommendation.objects.select_related("organisation"), today)
    found = known.in_bulk(numbers)
    recommendations: defaultdict[int | None, list[Recommendation]] = defaultdict(list)
    for each in content["recommendations"]:
        if recommendation := found.get(each["recommendation"]):
            recommendations[each["finding"]].append(recommendation)
    return dict(recommendations)


def _people(people: Mapping[str, Any]) -> dict[str, Any]:
    sectors = {**dict(Sector.choices), NO_SECTOR: _("No organisation given")}
    return {
        **people,
        "voices": _counted(people["voices"], dict(Voice.choices)),
        "sectors": _counted(people["sectors"], sectors),
        "absent": [str(sectors[name]) for name in people["absent"]],
    }


def _counted(counts: Iterable[Mapping[str, Any]], labels: Mapping[str, object]) -> dict[str, Any]:
    """Counts of people with words: those told, those under five, those held back with them."""
    named = [{**each, "label": str(labels[each["name"]])} for each in counts]
    return {
        "told": [each for each in named if each["number"] is not None],
        "few": [each["label"] for each in named if each["few"]],
        "held": [each["label"] for each in named if each["number"] is None and not each["few"]],
    }


def _asked(
    content: Mapping[str, Any], meetings: Mapping[int, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """What was asked, each question once, under the meeting where it was asked first."""
    by_meeting: defaultdict[int, list[str]] = defaultdict(list)
    seen = set()
    for each in content["asked"]:
        if each["question"] not in seen:
            seen.add(each["question"])
            by_meeting[each["meeting"]].append(each["question"])
    return [
        {"meeting": meetings[number]["title"], "questions": questions}
        for number, questions in by_meeting.items()
    ]


def _steps(steps: Mapping[str, Any], quotes: Mapping[int, Quotation]) -> dict[str, Any]:
    labels = {**dict(Outcome.choices), "unknown": _("We have not heard yet")}
    return {
        "total": steps["total"],
        "done": steps["outcomes"].get("done", 0),
        "rows": [
            (label, steps["outcomes"][name])
            for name, label in labels.items()
            if name in steps["outcomes"]
        ],
        "shown": [quotes[number] for number in steps["shown"] if number in quotes],
    }


def finding_with_sources(version: Version, finding_id: int) -> dict[str, Any] | None:
    """A published finding and its sources: those that may be read (``readable``), how many are
    ``unquotable``, and how many have ``left`` since: all that it ``rests_on``. None when the
    version has no such finding.
    """
    finding = next((each for each in version.content["findings"] if each["id"] == finding_id), None)
    if finding is None:
        return None
    published = VersionSource.objects.filter(version=version, finding_id=finding_id)
    contributions = Contribution.objects.filter(pk__in=published.values("contribution"))
    readable = public_contributions(contributions).order_by("prompt__meeting__starts_at", "pk")
    counts = contributions.filter(visible_in_meeting()).aggregate(
        standing=Count("pk"), unquotable=Count("pk", filter=Q(quotable=Quotable.NO))
    )
    return {
        **finding,
        "readable": readable,
        "unquotable": counts["unquotable"],
        "left": max(finding["rests_on"] - counts["standing"], 0),
    }


def source_addresses(version: Version) -> dict[int, str]:
    """Where the sources of each finding of a version are read: finding id -> path."""
    return {
        each["id"]: reverse("reports:finding_sources", args=[version.pk, each["id"]])
        for each in version.content["findings"]
    }


def pdf_is_current(version: Version) -> bool:
    """Whether the file is there and shows the words that may be shown now. One query.

    A facilitator may hide words, in another part of the program, after the file was made.
    """
    name = version.pdf.name or ""
    return (
        bool(name)
        and f"-{quoted_state(version.content)}-" in name
        and version.pdf.storage.exists(name)
    )


def quoted_state(content: Mapping[str, Any]) -> str:
    """A fingerprint of a version as it may be read now: it changes when somebody's words leave,
    come back or change their credit, and when an editor's text is corrected. One query."""
    quotes = sorted(_quotations(content).items())
    plain = json.dumps([content, quotes], sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
