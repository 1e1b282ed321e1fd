"""Telling contributors of a draft before it is published."""

from datetime import date, datetime

from django.db import transaction

from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.reports import emails
from joinedup.reports.events import Event
from joinedup.reports.models import QuoteNotice, Report
from joinedup.reports.selectors.drafts import next_version_number, people_quoted


@transaction.atomic
def notify_quoted(*, report: Report, until_date: date, by: Member, at: datetime) -> int:
    """Write to each member whom the draft quotes that they may change or withdraw their words,
    and until when; once for each version. Gives how many were written to.
    """
    # Two people may press the button in the same second.
    report = (
        Report.objects.select_for_update(of=["self"])
        .select_related("series__community")
        .get(pk=report.pk)
    )
    people, version_number = people_quoted(report).to_notify, next_version_number(report)
    for member in people:
        QuoteNotice.objects.create(
            report=report,
            member=member,
            version_number=version_number,
            notified_at=at,
            until_date=until_date,
        )
        emails.queue_draft_notice(
            report=report, member=member, places=member.places, until_date=until_date, at=at
        )
    if people:
        record.write(
            Event.PEOPLE_QUOTED_TOLD,
            about=report,
            by=by,
            at=at,
            people=len(people),
            version=version_number,
        )
    return len(people)
