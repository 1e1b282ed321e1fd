"""People take their words back, and the words leave everything that was made of them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.conversation.lib.consent import Consent
from joinedup.conversation.models import Contribution, Quotable
from joinedup.conversation.services.contributions import withdraw_contribution
from joinedup.core.redaction import CopiedText, redact_copies
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.reports.events import Event
from joinedup.reports.models import FindingSource, Report, Version
from joinedup.reports.services.files import forget_pdf
from joinedup.reports.services.versions import (
    versions_with_contribution,
    versions_with_recommendations,
)


@transaction.atomic
def withdraw_words(*, contribution: Contribution, by: Member | str, at: datetime) -> Contribution:
    """Withdraw a contribution: its words, every quotation and every copy of them.

    It leaves drafts and all versions at once. Files that may hold the words are deleted here
    and made again by the worker. Numbers of people already published stay. ``by`` is a
    member, or "link" for the holder of a receipt.
    """
    contribution = _lock(contribution)
    if contribution.withdrawn_at:
        return contribution
    touched = _take_out(contribution, _("[words withdrawn]"))
    FindingSource.objects.filter(contribution=contribution).delete()
    withdrawn = withdraw_contribution(contribution=contribution, by=by, at=at)
    _finish(Event.WORDS_WITHDRAWN, contribution, touched, by, at)
    return withdrawn


def lock_reports() -> None:
    """Wait for whoever publishes: they hold the report, and no version may be made of words on
    their way out. Reports come before contributions here as there, so that nobody waits for
    ever."""
    list(Report.objects.select_for_update().order_by("pk").values_list("pk"))


def follow_consent(
    contribution: Contribution, before: Consent, by: Member | str, at: datetime
) -> None:
    """Let every version follow when somebody chose anew whether, and under what name, their words
    may be quoted. Where they are no longer to be quoted, copies of them are taken out too."""
    touched = versions_with_contribution(contribution)
    if contribution.quotable == Quotable.NO and before.quotable != Quotable.NO:
        touched = _take_out(contribution, _("[words no longer quoted]"))
        FindingSource.objects.filter(contribution=contribution).update(is_quoted=False)
    _finish(Event.QUOTATIONS_FOLLOWED, contribution, touched, by, at)


def withdraw_everything(member: Member, by: Member | str, at: datetime) -> None:
    """Withdraw all that a member ever said."""
    for contribution in Contribution.objects.filter(member=member.pk, withdrawn_at=None):
        withdraw_words(contribution=contribution, by=by, at=at)


def _lock(contribution: Contribution) -> Contribution:
    lock_reports()
    return (
        Contribution.objects.select_for_update(of=["self"])
        .select_related("prompt__meeting__series__community")
        .get(pk=contribution.pk)
    )


def _take_out(contribution: Contribution, instead: str) -> set[int]:
    """Take out the copies; gives the ids of the versions whose files may hold the words."""
    prompt = contribution.prompt
    series = prompt.meeting.series
    question = "\n".join([prompt.question, series.question, series.wider_question])
    touched = versions_with_contribution(contribution)
    for words, since in (
        (contribution.text, contribution.said_at),
        (contribution.outcome_text, contribution.outcome_at or contribution.said_at),
    ):
        if words:
            copied = CopiedText(words, question=question)
            changed = redact_copies(copied, instead, context=series, since=since)
            touched |= changed.get("reports.Version", set())
            touched |= versions_with_recommendations(
                changed.get("recommendations.Recommendation", ())
            )
    return touched


def _finish(
    what: Event, contribution: Contribution, touched: set[int], by: Member | str, at: datetime
) -> None:
    for version in Version.objects.select_for_update().filter(pk__in=touched):
        forget_pdf(version)
    record.write(
        what,
        about=contribution,
        by=by,
        at=at,
        versions=len(touched),
    )
