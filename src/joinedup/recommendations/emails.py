"""The emails about a recommendation: to its owner, and to those who wait for its answer."""

from collections.abc import Sequence
from datetime import datetime

from django.template.defaultfilters import date
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.access.models import Community
from joinedup.core.site import site_url
from joinedup.mail.services import queue_email, render_email
from joinedup.people.models import Member
from joinedup.recommendations.lib.answer_links import answer_path
from joinedup.recommendations.lib.schedule import MOST_REMINDERS
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


def queue_answer(*, recommendation: Recommendation, member: Member, at: datetime) -> None:
    """Tell somebody who coordinates that an answer has come. They have an address."""
    _tell("answer", recommendation, member, at)


def queue_answer_to_contributor(
    *, recommendation: Recommendation, member: Member, at: datetime
) -> None:
    """Tell somebody whose words asked for it that an answer has come. They have an address."""
    _tell("answer_to_contributor", recommendation, member, at)


def queue_overdue(
    *,
    community: Community,
    recommendations: Sequence[Recommendation],
    member: Member,
    at: datetime,
) -> None:
    """Tell somebody who coordinates which answers have not come in time."""
    subject = ngettext(
        "%(count)d recommendation is overdue",
        "%(count)d recommendations are overdue",
        len(recommendations),
    ) % {"count": len(recommendations)}
    body = render_email(
        "recommendations/emails/overdue.txt",
        community=community,
        name=member.name,
        overdue=[(each, site_url(each.get_absolute_url())) for each in recommendations],
        most=MOST_REMINDERS,
    )
    queue_email(to=str(member.email), subject=subject, body=body, of=community, at=at)


def _tell(name: str, recommendation: Recommendation, member: Member, at: datetime) -> None:
    subject = _("%(organisation)s has answered a recommendation: %(answer)s") % {
        "organisation": recommendation.organisation.name,
        "answer": recommendation.get_answer_display(),
    }
    body = render_email(
        f"recommendations/emails/{name}.txt",
        recommendation=recommendation,
        name=member.name,
        detail_url=site_url(recommendation.get_absolute_url()),
        profile_url=site_url(reverse("people:profile")),
    )
    to = str(member.email)
    queue_email(to=to, subject=subject, body=body, of=recommendation.community, at=at)


def _write(name: str, subject: str, recommendation: Recommendation, at: datetime) -> None:
    body = render_email(
        f"recommendations/emails/{name}.txt",
        recommendation=recommendation,
        answer_url=site_url(answer_path(recommendation)),
        detail_url=site_url(recommendation.get_absolute_url()),
    )
    to = recommendation.owner_email
    queue_email(to=to, subject=subject, body=body, of=recommendation.community, at=at)
