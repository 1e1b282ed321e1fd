"""From a series to a first draft, and its texts."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.conversation.models import Contribution
from joinedup.conversation.selectors.contributions import visible_in_meeting
from joinedup.core.optimistic_lock import fingerprint, refuse_when_changed
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.reports.events import Event
from joinedup.reports.models import Finding, FindingSource, Report
from joinedup.reports.selectors.meetings import meetings_held
from joinedup.series.models import Series


@transaction.atomic
def draft_report(*, series: Series, by: Member, at: datetime) -> Report:
    """Draft the report of a series: a finding for each strand, resting on what lies in it.

    Nothing is quoted yet: people choose that. A series has one report, so that drafting
    it again gives the one there is, untouched.
    """
    # Two people may press the button in the same second.
    series = Series.objects.select_for_update().get(pk=series.pk)
    report, is_new = Report.objects.get_or_create(
        series=series,
        defaults={
            "title": _title(series.title),
            "method": _method(series, at),
            "drafted_at": at,
            "changed_at": at,
        },
    )
    if is_new:
        _draft_findings(report)
        record.write(Event.REPORT_DRAFTED, about=report, by=by, at=at)
    return report


def _title(series: str) -> str:
    """A title to begin with, which reads well after a question, too."""
    if series.endswith(("?", "!", "…")):
        return _("%(series)s What we found") % {"series": series}
    return _("%(series)s: what we found") % {"series": series.removesuffix(".")}


def _draft_findings(report: Report) -> None:
    said = Contribution.objects.filter(visible_in_meeting()).exclude(text="")
    position = 0
    for strand in report.series.strands.filter(merged_into=None):
        lying = list(said.filter(strand=strand).order_by("pk"))
        if not lying:
            continue
        position += 1
        finding = Finding.objects.create(
            report=report,
            strand=strand,
            position=position,
            heading=strand.name,
            body=strand.summary,
            changed_at=report.changed_at,
        )
        FindingSource.objects.bulk_create(
            FindingSource(finding=finding, contribution=each) for each in lying
        )


def _method(series: Series, at: datetime) -> str:
    """How it was done, in sentences that people can change."""
    meetings = meetings_held(series, at)
    days = [timezone.localdate(each.starts_at) for each in meetings]
    if not days:
        return ""
    said = Contribution.objects.filter(visible_in_meeting(), prompt__meeting__in=meetings).count()
    met = ngettext(
        "We met once, on %(first)s.",
        "We met %(number)s times between %(first)s and %(last)s.",
        len(days),
    ) % {
        "number": len(days),
        "first": date_format(days[0], "j F Y"),
        "last": date_format(days[-1], "j F Y"),
    }
    kept = _(
        "What people said was kept in their own words, typed on their own telephones or written "
        "down by a scribe: %(number)s contributions in all. Together we looked for what runs "
        "through them; each finding below rests on what was said, and shows it."
    ) % {"number": said}
    return f"{met} {kept}"


@transaction.atomic
def change_report(
    *,
    report: Report,
    title: str,
    summary: str,
    method: str,
    what_next: str,
    by: Member,
    at: datetime,
    expected: str | None = None,
) -> Report:
    """Change the texts of a report. Raises ChangedMeanwhile when they are not as ``expected``, a
    fingerprint."""
    report = (
        Report.objects.select_for_update(of=["self"])
        .select_related("series__community", "series__theme")
        .get(pk=report.pk)
    )
    refuse_when_changed(
        expected, fingerprint(report.title, report.summary, report.method, report.what_next)
    )
    report.title, report.summary = title, summary
    report.method, report.what_next = method, what_next
    report.changed_at = at
    report.save(update_fields=["title", "summary", "method", "what_next", "changed_at"])
    record.write(Event.REPORT_CHANGED, about=report, by=by, at=at)
    return report
