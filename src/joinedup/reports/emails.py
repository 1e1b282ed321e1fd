"""What contributors are told of a report. Emails hold nobody's words, not even the reader's
own: an inbox may be read by others."""

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.core.site import site_url
from joinedup.mail.services import queue_email, render_email


def draft_text(*, report, name, places, until_date):
    """What somebody is told who is quoted in a draft. ``places`` are pairs of meeting and
    question."""
    return _text("draft", report, name=name, places=places, until_date=until_date)


def queue_draft_notice(*, report, member, until_date, at):
    """Tell a member, who has ``places``, that a draft quotes them."""
    body = draft_text(report=report, name=member.name, places=member.places, until_date=until_date)
    subject = _("You are quoted in a draft: %(series)s") % {"series": report.series.title}
    queue_email(to=member.email, subject=subject, body=body, at=at)


def queue_published_notice(*, version, member, at):
    """Tell a contributor that the report they are in is published."""
    path = reverse("reports:report_version", args=[version.pk])
    body = _text("published", version.report, name=member.name, report_url=site_url(path))
    subject = _("Published: %(title)s") % {"title": version.report.title}
    queue_email(to=member.email, subject=subject, body=body, at=at)


def _text(template, report, **context):
    receipt_url = site_url(reverse("reports:my_receipt"))
    return render_email(
        f"reports/emails/{template}.txt",
        report=report,
        series=report.series,
        receipt_url=receipt_url,
        **context,
    )
