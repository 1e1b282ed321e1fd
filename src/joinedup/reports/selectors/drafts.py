"""What stands in a draft: whom it quotes, and what contributors are told of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from joinedup.conversation.models import Contribution, PromptKind, Quotable
from joinedup.conversation.selectors.contributions import visible_in_meeting
from joinedup.people.models import Member
from joinedup.reports.models import (
    SMALL_STEPS_SECTION,
    FindingSource,
    QuoteNotice,
    Report,
    VersionSource,
)
from joinedup.reports.selectors.snapshot import STEPS_SHOWN, steps_to_show
from joinedup.series.models import Series


@dataclass(frozen=True)
class Quoted:
    """Whom a draft quotes who was not quoted in the latest version.

    ``to_notify`` are members who can be written to and were not yet, each with ``places``:
    (meeting, question) of what is quoted. The others are numbers: nobody needs to know who
    said what without a name. ``until_date`` is the latest day that was given.
    """

    # Members; their class knows nothing of ``places``.
    to_notify: list[Any]
    notified: int
    unreachable: int
    guests: int
    until_date: date | None


class DraftPlace(TypedDict):
    """Where a contribution stands in a draft. The heading is empty among the small steps;
    ``until_date`` is there when one was given that is still to come."""

    series: Series
    until_date: date | None
    heading: str
    is_quoted: bool


def people_quoted(report: Report) -> Quoted:
    """Whom the draft quotes, as ``Quoted``. The number of queries does not grow."""
    said: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    guests = set()
    for each in _newly_quoted(report).select_related("prompt__meeting").order_by("pk"):
        if each.member_id:
            place = (each.prompt.meeting.title, each.prompt.question)
            said[each.member_id] += [place] if place not in said[each.member_id] else []
        else:
            guests.add(each.guest_id)
    notices = dict(
        QuoteNotice.objects.filter(
            report=report, version_number=next_version_number(report)
        ).values_list("member", "until_date")
    )
    people = Member.objects.filter(pk__in=said, is_active=True).exclude(email=None)
    reachable = list(people.order_by("pk"))
    to_notify: list[Any] = [person for person in reachable if person.pk not in notices]
    for person in to_notify:
        person.places = said[person.pk]
    return Quoted(
        to_notify=to_notify,
        notified=len(notices.keys() & said.keys()),
        unreachable=len(said.keys() - {person.pk for person in reachable} - notices.keys()),
        guests=len(guests),
        until_date=max(notices.values(), default=None),
    )


def next_version_number(report: Report) -> int:
    """The number of the version that is being written."""
    return report.versions.count() + 1


def _newly_quoted(report: Report) -> QuerySet[Contribution]:
    """Contributions that the draft quotes and the latest version does not."""
    quoted = Q(
        pk__in=FindingSource.objects.filter(finding__report=report, is_quoted=True).values(
            "contribution"
        )
    )
    shown = list(steps_to_show(_steps_of([report.series_id])).values_list("pk", flat=True))
    latest = report.versions.first()
    known: set[int] = set()
    if latest:
        known.update(latest.content["steps"]["shown"])
        known.update(number for each in latest.content["findings"] for number in each["quoted"])
    return (
        Contribution.objects.filter(quoted | Q(pk__in=shown[:STEPS_SHOWN]))
        .filter(visible_in_meeting())
        .exclude(quotable=Quotable.NO)
        .exclude(pk__in=known)
    )


def _steps_of(series: Collection[int]) -> QuerySet[Contribution]:
    return Contribution.objects.filter(
        prompt__meeting__series__in=series,
        prompt__meeting__cancelled_at=None,
        prompt__kind=PromptKind.SMALL_STEPS,
    )


def _in_no_version() -> QuerySet[FindingSource]:
    """Sources that are in the draft only."""
    published = VersionSource.objects.filter(
        finding_id=OuterRef("finding_id"), contribution=OuterRef("contribution")
    )
    return FindingSource.objects.filter(~Exists(published), visible_in_meeting("contribution__"))


def drafted_first(contributions: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """The same contributions, those that stand in a draft before all others."""
    drafted = _in_no_version().filter(contribution=OuterRef("pk"))
    return contributions.annotate(is_drafted=Exists(drafted)).order_by(
        "-is_drafted", "-said_at", "-pk"
    )


def draft_places(contributions: Collection[Contribution]) -> defaultdict[int, list[DraftPlace]]:
    """Where these contributions stand in drafts: contribution id -> places.

    Four queries at most, however many contributions.
    """
    places: defaultdict[int, list[DraftPlace]] = defaultdict(list)
    sources = _in_no_version().filter(contribution__in=contributions)
    rows = list(sources.select_related("finding__report__series"))
    reports = {each.finding.report for each in rows}
    steps = _steps_in_drafts(contributions)
    reports.update(report for _pk, report in steps)
    until = dict(
        QuoteNotice.objects.filter(report__in=reports, until_date__gte=timezone.localdate())
        .values_list("report")
        .annotate(latest=Max("until_date"))
    )
    for each in rows:
        report = each.finding.report
        places[each.contribution_id].append(
            _place(report, until, heading=each.finding.heading, is_quoted=each.is_quoted)
        )
    for pk, report in steps:
        places[pk].append(_place(report, until, heading="", is_quoted=True))
    return places


def _place(
    report: Report, until: Mapping[int, date], *, heading: str, is_quoted: bool
) -> DraftPlace:
    return {
        "series": report.series,
        "until_date": until.get(report.pk),
        "heading": heading,
        "is_quoted": is_quoted,
    }


def _steps_in_drafts(contributions: Collection[Contribution]) -> list[tuple[int, Report]]:
    """(contribution id, report) for small steps that the next version of a report will show."""
    series = {each.prompt.meeting.series_id for each in contributions}
    reports = {
        each.series_id: each
        for each in Report.objects.filter(series__in=series).select_related("series")
    }
    published = VersionSource.objects.filter(
        finding_id=SMALL_STEPS_SECTION, contribution=OuterRef("pk")
    )
    shown: defaultdict[int, list[tuple[int, bool]]] = defaultdict(list)
    steps = steps_to_show(_steps_of(reports.keys())).annotate(is_published=Exists(published))
    for pk, series_id, is_published in steps.values_list(
        "pk", "prompt__meeting__series", "is_published"
    ):
        shown[series_id].append((pk, is_published))
    mine = {each.pk for each in contributions}
    return [
        (pk, reports[series_id])
        for series_id, first in shown.items()
        for pk, is_published in first[:STEPS_SHOWN]
        if pk in mine and not is_published
    ]
