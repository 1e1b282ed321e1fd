"""Taking down what a report says on the day it is published.

The snapshot holds the editors' texts and numbers. What people said stands in it as the
number of a contribution.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from joinedup.conversation.lib.distribution import Distribution
from joinedup.conversation.models import Contribution, Prompt, PromptKind, Ruling
from joinedup.conversation.selectors.contributions import scale_counts, visible_in_meeting
from joinedup.core.suppression import SMALLEST_TOLD, Count, count_or_suppressed, parts_or_suppressed
from joinedup.organisations.models import Affiliation, Organisation, Sector
from joinedup.people.models import Voice
from joinedup.reports.models import FindingSource, Report, ReportRecommendation
from joinedup.reports.selectors.meetings import meetings_held
from joinedup.series.models import Attendance, Meeting

NO_SECTOR = "none"
STEPS_SHOWN = 12

# "member" with the id of one, or "guest" with the id of an arrival.
Person = tuple[str, int]


def take_snapshot(report: Report, at: datetime) -> dict[str, Any]:
    """The content of a version, as ``models.Version`` describes it; plain values for JSON.
    Meetings that are not over at ``at`` are left out.

    The number of queries is the same for every size of series.
    """
    series = report.series
    meetings = list(meetings_held(series, at))
    prompts = list(
        Prompt.objects.filter(meeting__in=meetings, hidden_at=None).order_by("meeting__starts_at")
    )
    attendances = list(
        Attendance.objects.filter(meeting__in=meetings).select_related("member", "organisation")
    )
    people = _people(attendances)
    return {
        "title": report.title,
        "summary": report.summary,
        "method": report.method,
        "what_next": report.what_next,
        "series": {
            "id": series.pk,
            "title": series.title,
            "theme": series.theme.name,
            "question": series.question,
            "wider_question": series.wider_question,
            "community": series.community.name,
        },
        "meetings": _meetings(meetings, attendances, people["total"]),
        "people": people,
        "asked": [
            {"meeting": each.meeting_id, "kind": each.kind, "question": each.question}
            for each in prompts
        ],
        "findings": _findings(report),
        "terms": _terms(meetings),
        "scales": _scales(prompts),
        "steps": _steps(meetings),
        "recommendations": [
            {"finding": each.finding_id, "recommendation": each.recommendation_id}
            for each in ReportRecommendation.objects.filter(report=report).order_by(
                "finding__position", "pk"
            )
        ],
    }


def _told(count: Count) -> dict[str, int | None]:
    return {"number": count.number, "few": count.is_few}


def _meetings(
    meetings: Iterable[Meeting], attendances: Iterable[Attendance], total: Mapping[str, int | None]
) -> list[dict[str, Any]]:
    came = Counter(each.meeting_id for each in attendances)
    # With a single meeting, its number is the total.
    is_held = total["number"] is None
    return [
        {
            "id": each.pk,
            "title": each.title,
            "day": timezone.localdate(each.starts_at).isoformat(),
            "place": each.venue_name,
            "online": bool(each.online_url),
            "people": total if is_held else _told(count_or_suppressed(came[each.pk])),
        }
        for each in meetings
    ]


def _people(attendances: Collection[Attendance]) -> dict[str, Any]:
    """Distinct people by voice and by sector. Somebody may speak with two voices, or come for
    two organisations, and is then counted in both; in the total once.

    People who walked in without being members cannot be known again: each time counts.
    """
    sectors_of: defaultdict[Person, set[str]] = defaultdict(set)
    voices_of: defaultdict[Person, set[str]] = defaultdict(set)
    organisations: set[int] = set()
    at_home = _affiliations(attendances)
    for each in attendances:
        person = ("member", each.member_id) if each.member_id else ("guest", each.pk)
        day = timezone.localdate(each.arrived_at)
        came_for = [each.organisation] if each.organisation else _on(day, at_home[each.member_id])
        organisations.update(organisation.pk for organisation in came_for)
        sectors_of[person].update(organisation.sector for organisation in came_for)
        voices_of[person].add(each.voice)
        if each.member and each.voice == Voice.UNSTATED:
            voices_of[person].update(each.member.voices)
    total = len(voices_of)
    voices, told_total = _by(voices_of, Voice.UNSTATED, total)
    sectors, _total = _by(sectors_of, NO_SECTOR, total)
    present = {name for names in sectors_of.values() for name in names}
    return {
        # One total for both lists: what one of them cannot bear, neither tells.
        "total": _told(told_total if _total.number is not None else _total),
        "organisations": len(organisations),
        "voices": voices,
        "sectors": sectors,
        "absent": [sector.value for sector in Sector if sector not in present],
    }


def _by(
    kinds_of: Mapping[Person, set[str]], unknown: str, total: int
) -> tuple[list[dict[str, Any]], Count]:
    """Count people by kind: who has none is counted as unknown."""
    counts: Counter[str] = Counter()
    for kinds in kinds_of.values():
        counts.update((kinds - {unknown}) or {unknown})
    told, told_total = parts_or_suppressed(dict(counts), total)
    # In the order of the alphabet, not of size: this is no league table.
    order = sorted(told, key=lambda name: (name == unknown, name))
    return [{"name": str(name), **_told(told[name])} for name in order], told_total


def _affiliations(
    attendances: Iterable[Attendance],
) -> defaultdict[int | None, list[Affiliation]]:
    """Affiliations by member; none by None, for people who walked in."""
    members = {each.member_id for each in attendances if each.member_id}
    found: defaultdict[int | None, list[Affiliation]] = defaultdict(list)
    for each in Affiliation.objects.filter(member__in=members).select_related("organisation"):
        found[each.member_id].append(each)
    return found


def _on(day: date, affiliations: Iterable[Affiliation]) -> list[Organisation]:
    return [
        each.organisation
        for each in affiliations
        if each.from_date <= day and (each.until_date is None or day <= each.until_date)
    ]


def _findings(report: Report) -> list[dict[str, Any]]:
    quoted: defaultdict[int, list[int]] = defaultdict(list)
    rests_on: Counter[int] = Counter()
    sources = FindingSource.objects.filter(
        visible_in_meeting("contribution__"), finding__report=report
    )
    for finding, contribution, is_quoted in sources.values_list(
        "finding", "contribution", "is_quoted"
    ):
        rests_on[finding] += 1
        if is_quoted:
            quoted[finding].append(contribution)
    return [
        {
            "id": each.pk,
            "heading": each.heading,
            "body": each.body,
            "quoted": quoted[each.pk],
            "rests_on": rests_on[each.pk],
        }
        for each in report.findings.all()
    ]


def _terms(meetings: Collection[Meeting]) -> list[dict[str, Any]]:
    rulings = Ruling.objects.filter(prompt__meeting__in=meetings).select_related("prompt")
    return [
        {
            "meeting": each.prompt.meeting_id,
            "term": each.prompt.term,
            "decision": each.decision,
            "instead": each.instead,
            "reason": each.reason,
            "dissent": each.dissent,
        }
        for each in rulings.order_by("decided_at", "pk")
    ]


def _scales(prompts: Iterable[Prompt]) -> list[dict[str, Any]]:
    """The spread of each scale: the middle answer and the middle half, never single answers."""
    scales = [each for each in prompts if each.kind == PromptKind.SCALE and each.is_revealed]
    spread = scale_counts(scales)
    told = []
    for each in scales:
        if each.pk not in spread:
            continue
        answers = Distribution(tuple(spread[each.pk]))
        told.append(
            {
                "meeting": each.meeting_id,
                "question": each.question,
                "answers": _told(count_or_suppressed(answers.people)),
                "spread": list(answers.middle_half) if answers.people >= SMALLEST_TOLD else None,
            }
        )
    return told


def steps_to_show(steps: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Those of these small steps whose result was told and which may be quoted, first said
    first; a report shows STEPS_SHOWN of them."""
    return (
        steps.filter(visible_in_meeting(), quotable__in=["anonymous", "named"])
        .exclude(text="")
        .exclude(outcome="")
        .order_by("pk")
    )


def _steps(meetings: Collection[Meeting]) -> dict[str, Any]:
    """How many small steps there were, what came of them, and which can be shown."""
    steps = Contribution.objects.filter(
        visible_in_meeting(), prompt__meeting__in=meetings, prompt__kind=PromptKind.SMALL_STEPS
    ).exclude(text="")
    came_of = Counter(steps.order_by().values_list("outcome", flat=True))
    return {
        "total": came_of.total(),
        "outcomes": {name or "unknown": number for name, number in came_of.items()},
        "shown": list(steps_to_show(steps).values_list("pk", flat=True)[:STEPS_SHOWN]),
    }
