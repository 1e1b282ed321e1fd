"""The emails that go to the owner of a recommendation."""

from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from joinedup.core.site import site_url
from joinedup.core.tokens import make_token
from joinedup.mail.services import queue_email, render_email

PURPOSE = "recommendation"


def address_mark(recommendation):
    """What an email address leaves in a private link: another address, another mark."""
    return salted_hmac(PURPOSE, recommendation.owner_email.lower()).hexdigest()[:16]


def answer_token(recommendation):
    """The key of whoever reads the emails now. Once they go to another address it opens
    nothing, for whoever left must not answer any more."""
    return make_token(PURPOSE, [recommendation.pk, address_mark(recommendation)])


def answer_path(recommendation):
    """The private address at which the owner answers without an account."""
    return reverse("recommendations:answer_by_link", args=[answer_token(recommendation)])


def queue_question(*, recommendation, at):
    """Ask the owner, by email, for an answer."""
    subject = _("A recommendation for %(organisation)s: please answer by %(day)s") % {
        "organisation": recommendation.organisation.name,
        "day": date_format(recommendation.answer_due_date, "j F Y"),
    }
    _write("asked", subject, recommendation, at)


def queue_reminder(*, recommendation, at):
    """Remind the owner, by email, to answer or to say how it stands."""
    subject = _("A reminder: a recommendation for %(organisation)s") % {
        "organisation": recommendation.organisation.name
    }
    _write("reminder", subject, recommendation, at)


def _write(name, subject, recommendation, at):
    body = render_email(
        f"recommendations/emails/{name}.txt",
        recommendation=recommendation,
        answer_url=site_url(answer_path(recommendation)),
        detail_url=site_url(recommendation.get_absolute_url()),
    )
    queue_email(to=recommendation.owner_email, subject=subject, body=body, at=at)
