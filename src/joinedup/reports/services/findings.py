"""Writing down what a series found, and what each finding rests on."""

import uuid
from datetime import datetime

from django.db import transaction

from joinedup.conversation.models import Contribution, Quotable
from joinedup.conversation.selectors.contributions import visible_in_meeting
from joinedup.core.attempts import make_or_change
from joinedup.core.models import TakenAs
from joinedup.core.optimistic_lock import fingerprint, refuse_when_changed
from joinedup.core.ordering import move, next_position
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.reports.events import Event
from joinedup.reports.models import Finding, FindingSource, Report


def _lock(report: Report) -> Report:
    # One at a time, so that positions stay in order.
    return Report.objects.select_for_update().get(pk=report.pk)


@transaction.atomic
def add_finding(
    *, key: uuid.UUID, report: Report, heading: str, body: str, by: Member, at: datetime
) -> Finding:
    """Write a finding of one's own, after the others.

    The same form sent again with other words changes it, as ``change_finding`` does. Raises
    NotTaken when it was changed since.
    """
    _lock(report)
    finding = make_or_change(
        Finding,
        key=key,
        by=by,
        parts=(report,),
        said={"heading": heading, "body": body},
        besides={
            "report": report,
            "changed_at": at,
            "position": next_position(report.findings.all()),
        },
        change=lambda finding: change_finding(
            finding=finding, heading=heading, body=body, by=by, at=at
        ),
    )
    if finding.taken_as is TakenAs.NEW:
        record.write(Event.FINDING_ADDED, about=finding, by=by, at=at)
    return finding


@transaction.atomic
def change_finding(
    *,
    finding: Finding,
    heading: str,
    body: str,
    by: Member,
    at: datetime,
    expected: str | None = None,
) -> Finding:
    """Change the words of a finding. Raises ChangedMeanwhile when they are not as ``expected``, a
    fingerprint."""
    finding = (
        Finding.objects.select_for_update(of=["self"])
        .select_related("report__series__community")
        .get(pk=finding.pk)
    )
    refuse_when_changed(expected, fingerprint(finding.heading, finding.body))
    finding.heading, finding.body, finding.changed_at = heading, body, at
    finding.save(update_fields=["heading", "body", "changed_at"])
    record.write(Event.FINDING_CHANGED, about=finding, by=by, at=at)
    return finding


@transaction.atomic
def move_finding(*, finding: Finding, places: int, by: Member, at: datetime) -> None:
    """Move a finding up (-1) or down (+1) in its report. At the end it stays where it is."""
    _lock(finding.report)
    if move(finding.report.findings.all(), finding, places):
        record.write(Event.FINDING_MOVED, about=finding, by=by, at=at)


@transaction.atomic
def drop_finding(*, finding: Finding, by: Member, at: datetime) -> None:
    """Leave a finding out of the report. What it rested on stays where it was said, and its
    recommendations stay in the report."""
    record.write(Event.FINDING_DROPPED, about=finding, by=by, at=at)
    finding.delete()


@transaction.atomic
def set_sources(
    *,
    finding: Finding,
    offered: set[int],
    chosen: set[int],
    quoted: set[int],
    by: Member,
    at: datetime,
) -> None:
    """Choose, out of the contributions ``offered``, what the finding rests on and what it quotes.

    All three are sets of contributions' ids; those not offered stay as they are. What may not
    be quoted is not quoted, what is not of this series or was withdrawn is passed over.
    """
    _lock(finding.report)
    may_be_sources = Contribution.objects.filter(
        visible_in_meeting(), pk__in=offered, prompt__meeting__series=finding.report.series
    )
    quotable = dict(may_be_sources.values_list("pk", "quotable"))
    FindingSource.objects.filter(
        finding=finding, contribution__in=offered - chosen - quoted
    ).delete()
    for pk in sorted(quotable.keys() & (chosen | quoted)):
        FindingSource.objects.update_or_create(
            finding=finding,
            contribution_id=pk,
            defaults={"is_quoted": pk in quoted and quotable[pk] != Quotable.NO},
        )
    record.write(Event.SOURCES_CHOSEN, about=finding, by=by, at=at, sources=finding.sources.count())
