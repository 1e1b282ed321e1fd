"""The emails that go to the owner of a recommendation."""

from datetime import datetime

from django.template.defaultfilters import date
from django.utils.translation import gettext as _

from joinedup.core.site import site_url
from joinedup.mail.services import queue_email, render_email
from joinedup.recommendations.lib.answer_links import answer_path
from joinedup.recommendations.models import Recommendation


def queue_question(*, recommendation: Recommendation, at: datetime) -> None:
    """Ask the owner, by email, for an answer."""
    subject = _("A recommendation for %(organisation)s: please answer by %(day)s") % {
        "organisation": recommendation.organisation.name,
        "day": date(recommendation.answer_due_date, "j F Y"),
    }
    _write("asked", subject, recommendation, at)


def queue_reminder(*, recommendation: Recommendation, at: datetime) -> None:
    """Remind the owner, by email, to answer or to say how it stands."""
    subject = _("A reminder: a recommendation for %(organisation)s") % {
        "organisation": recommendation.organisation.name
    }
    _write("reminder", subject, recommendation, at)


def _write(name: str, subject: str, recommendation: Recommendation, at: datetime) -> None:
    body = render_email(
        f"recommendations/emails/{name}.txt",
        recommendation=recommendation,
        answer_url=site_url(answer_path(recommendation)),
        detail_url=site_url(recommendation.get_absolute_url()),
    )
    queue_email(to=recommendation.owner_email, subject=subject, body=body, at=at)
