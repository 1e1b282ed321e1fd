"""What contributors are told of a report. Emails hold nobody's words, not even the reader's
own: an inbox may be read by others."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.core.site import site_url
from joinedup.mail.services import queue_email, render_email
from joinedup.people.models import Member
from joinedup.reports.models import Report, Version


def draft_text(
    *, report: Report, name: str, places: Sequence[tuple[str, str]], until_date: date
) -> str:
    """What somebody is told who is quoted in a draft. ``places`` are pairs of meeting and
    question."""
    return _text("draft", report, name=name, places=places, until_date=until_date)


def queue_draft_notice(
    *,
    report: Report,
    member: Member,
    places: Sequence[tuple[str, str]],
    until_date: date,
    at: datetime,
) -> None:
    """Tell a member that a draft quotes them. They have an address."""
    body = draft_text(report=report, name=member.name, places=places, until_date=until_date)
    series = report.series
    subject = _("You are quoted in a draft: %(series)s") % {"series": series.title}
    queue_email(to=str(member.email), subject=subject, body=body, of=series.community, at=at)


def queue_published_notice(*, version: Version, member: Member, at: datetime) -> None:
    """Tell a contributor that the report they are in is published. They have an address."""
    path = reverse("reports:report_version", args=[version.pk])
    body = _text("published", version.report, name=member.name, report_url=site_url(path))
    subject = _("Published: %(title)s") % {"title": version.report.title}
    community = version.report.series.community
    queue_email(to=str(member.email), subject=subject, body=body, of=community, at=at)


def _text(template: str, report: Report, **context: object) -> str:
    receipt_url = site_url(reverse("reports:my_receipt"))
    return render_email(
        f"reports/emails/{template}.txt",
        report=report,
        series=report.series,
        receipt_url=receipt_url,
        **context,
    )
