"""Telling contributors of a draft before it is published."""

from django.db import transaction

from joinedup.record import services as record
from joinedup.reports import emails
from joinedup.reports.events import Event
from joinedup.reports.models import Report, Telling
from joinedup.reports.selectors.drafts import people_quoted, stage_of


@transaction.atomic
def tell_people_quoted(*, report, until_date, by, at):
    """Write to each member whom the draft quotes that they may change or withdraw their words,
    and until when; once for each version. Gives how many were written to.
    """
    # Two people may press the button in the same second.
    report = (
        Report.objects.select_for_update(of=["self"])
        .select_related("series__community")
        .get(pk=report.pk)
    )
    people, stage = people_quoted(report).to_tell, stage_of(report)
    for member in people:
        Telling.objects.create(
            report=report, member=member, stage=stage, told_at=at, until_date=until_date
        )
        emails.queue_draft_notice(report=report, member=member, until_date=until_date, at=at)
    if people:
        record.write(
            Event.PEOPLE_QUOTED_TOLD,
            about=report,
            by=by,
            at=at,
            people=len(people),
            version=stage,
        )
    return len(people)
