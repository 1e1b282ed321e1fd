"""What contributors are told of a report. Letters hold nobody's words, not even the reader's
own: an inbox may be read by others."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.members.letters import write_letter
from joinedup.members.links import site_url


def draft_words(*, report, name, places, until_date):
    """What somebody is told who is quoted in a draft. ``places`` are pairs of meeting and
    question."""
    return _words("draft", report, name=name, places=places, until_date=until_date)


def write_draft(*, report, member, until_date, at):
    """Tell a member, who has ``places``, that a draft quotes them."""
    body = draft_words(report=report, name=member.name, places=member.places, until_date=until_date)
    subject = _("You are quoted in a draft: %(series)s") % {"series": report.series.title}
    write_letter(to=member.email, subject=subject, body=body, at=at)


def write_published(*, version, member, at):
    """Tell a contributor that the report they are in is published."""
    path = reverse("reports:report_version", args=[version.pk])
    body = _words("published", version.report, name=member.name, report_url=site_url(path))
    subject = _("Published: %(title)s") % {"title": version.report.title}
    write_letter(to=member.email, subject=subject, body=body, at=at)


def _words(letter, report, **context):
    receipt_url = site_url(reverse("reports:my_receipt"))
    return render_to_string(
        f"reports/letters/{letter}.txt",
        {"report": report, "series": report.series, "receipt_url": receipt_url, **context},
    )
