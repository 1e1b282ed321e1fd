"""Reports follow when people take their words back, or no longer want to be quoted."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from joinedup.conversation.lib.consent import Consent
from joinedup.conversation.models import Contribution, Quotable
from joinedup.core.redaction import (
    MOST_TEXTS,
    Redacted,
    forget_noted,
    redact_copies,
    rows_to_search,
)
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.reports.events import Event
from joinedup.reports.models import FindingSource, Report, Version
from joinedup.reports.selectors.copies import taken_out_since
from joinedup.reports.selectors.said import words_said
from joinedup.reports.services.files import forget_pdf
from joinedup.reports.services.versions import versions_with_contribution

# Out of so many texts copies of the words of one receipt are taken in a day.
MOST_TEXTS_A_DAY = MOST_TEXTS
A_DAY = timedelta(days=1)


def follow_withdrawal(contribution: Contribution, by: Member | str, at: datetime) -> None:
    """Take words that were withdrawn out of drafts and all versions, and their copies out of what
    others wrote. The contribution is as it was.

    Copies are out of sight at once, and those who run the community decide about them within some
    days. Files that may hold the words are deleted here and made again by the worker. Numbers of
    people already published stay.
    """
    done = _take_out(contribution, _("[words withdrawn]"), contribution.quotable, at)
    FindingSource.objects.filter(contribution=contribution).delete()
    _finish(Event.WORDS_WITHDRAWN, contribution, done, by, at)


def follow_consent(
    contribution: Contribution, before: Consent, by: Member | str, at: datetime
) -> None:
    """Let every version follow when somebody chose anew whether, and under what name, their words
    may be quoted. Where they are no longer to be quoted, copies of them are taken out too."""
    done = Redacted()
    if contribution.quotable == Quotable.NO and before.quotable != Quotable.NO:
        done = _take_out(contribution, _("[words no longer quoted]"), before.quotable, at)
        FindingSource.objects.filter(contribution=contribution).update(is_quoted=False)
    stands_in_report = contribution.sources.exists() or contribution.published_in.exists()
    if stands_in_report or done.taken_out or done.noted:
        _finish(Event.QUOTATIONS_FOLLOWED, contribution, done, by, at)


def _take_out(contribution: Contribution, instead: str, quotable: str, at: datetime) -> Redacted:
    """Take out the copies of words that were ``quotable`` until now, and give what was changed."""
    forget_noted(contribution)
    most = MOST_TEXTS_A_DAY - taken_out_since(contribution, at - A_DAY)
    done = Redacted()
    for said in words_said(contribution, quotable=quotable):
        rows = rows_to_search(said, at)
        _lock_reports(contribution, rows)
        done.add(redact_copies(said, instead, rows=rows, most=most - done.taken_out, at=at))
    return done


def _lock_reports(contribution: Contribution, rows: Mapping[str, set[int]]) -> None:
    """Wait for whoever edits a report out of which something is taken: they lock it, too, before
    its findings, so that nobody waits for ever."""
    holding = (
        Q(pk__in=rows.get("reports.Report", ()))
        | Q(findings__in=rows.get("reports.Finding", ()))
        | Q(findings__sources__contribution=contribution)
        | Q(series=contribution.prompt.meeting.series_id)
    )
    there = Report.objects.filter(holding).values("pk")
    list(Report.objects.select_for_update().filter(pk__in=there).order_by("pk").values_list("pk"))


def _finish(
    what: Event, contribution: Contribution, done: Redacted, by: Member | str, at: datetime
) -> None:
    # Files that hold texts out of which something was taken are forgotten already.
    touched = versions_with_contribution(contribution)
    for version in Version.objects.select_for_update().filter(pk__in=touched):
        forget_pdf(version)
    record.write(
        what,
        about=contribution,
        by=by,
        at=at,
        versions=len(touched),
        taken_out=done.taken_out,
        noted=done.noted,
    )
