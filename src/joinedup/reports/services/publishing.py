"""Publishing a report, version by version."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.conversation.selectors.contributions import visible_in_meeting
from joinedup.core.attempts import NotTaken, attempt_key, content_mark
from joinedup.core.optimistic_lock import fingerprint, refuse_when_changed
from joinedup.core.seen_runs import hold_texts
from joinedup.people.models import Member
from joinedup.recommendations.services import drafts
from joinedup.record import services as record
from joinedup.reports import emails
from joinedup.reports.events import Event
from joinedup.reports.models import (
    SMALL_STEPS_SECTION,
    FindingSource,
    Report,
    Version,
    VersionSource,
)
from joinedup.reports.selectors.snapshot import take_snapshot
from joinedup.reports.services.files import make_pdf
from joinedup.series.services.series import mark_reported


class NothingFound(Exception):
    """The report has no finding."""


class RestsOnNothing(Exception):
    """A finding has no contribution to rest on; ``heading`` says which."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.heading = heading


@transaction.atomic
def publish_report(
    *,
    key: uuid.UUID,
    report: Report,
    by: Member,
    at: datetime,
    note: str = "",
    expected: str | None = None,
) -> Version:
    """Publish a version of the report for everybody, ask what it recommends, and have the file
    made. Sent twice, it is published once.

    ``expected`` is the fingerprint of the snapshot that was previewed. Raises NothingFound,
    RestsOnNothing, ChangedMeanwhile when the report has changed since the preview, and NotTaken
    when this form has published a version with another note.
    """
    # Whoever takes words back holds the texts, too, and waits, or is waited for.
    hold_texts()
    report = (
        Report.objects.select_for_update(of=["self"])
        .select_related("series__community", "series__theme")
        .get(pk=report.pk)
    )
    if version := published_before(key, report, by, note):
        return version
    content = take_snapshot(report, at)
    refuse_when_changed(expected, fingerprint(content))
    refuse_unfounded(content)
    version = Version.objects.create(
        key=attempt_key(key, by, report),
        sent=content_mark(key, {"note": note}),
        report=report,
        number=report.versions.count() + 1,
        content=content,
        published_at=at,
        published_by=by,
        note=note,
    )
    _keep_sources(version)
    _tell_contributors(version, at)
    _ask_recommendations(version, by, at)
    mark_reported(series=report.series, at=at)
    record.write(
        Event.REPORT_PUBLISHED,
        about=version,
        by=by,
        at=at,
        number=version.number,
    )
    make_pdf.enqueue(version.pk)
    return version


def published_before(key: uuid.UUID, report: Report, by: Member, note: str) -> Version | None:
    """The version that this form has published already, or None.

    Raises NotTaken when it was sent with another note: a version is published once, as it is.
    """
    version = report.versions.filter(key=attempt_key(key, by, report)).first()
    if version and version.sent != content_mark(key, {"note": note}):
        raise NotTaken(
            _("Version %(number)s was published with the note you sent first, which stands.")
            % {"number": version.number}
        )
    return version


def refuse_unfounded(content: Mapping[str, Any]) -> None:
    """Raise NothingFound or RestsOnNothing: every finding rests on what somebody said."""
    if not content["findings"]:
        raise NothingFound
    for finding in content["findings"]:
        if not finding["rests_on"]:
            raise RestsOnNothing(finding["heading"])


def _keep_sources(version: Version) -> None:
    sources = FindingSource.objects.filter(
        visible_in_meeting("contribution__"), finding__report=version.report
    )
    rows = [(finding, pk) for finding, pk in sources.values_list("finding", "contribution")]
    rows += [(SMALL_STEPS_SECTION, pk) for pk in version.content["steps"]["shown"]]
    VersionSource.objects.bulk_create(
        VersionSource(version=version, finding_id=finding, contribution_id=pk)
        for finding, pk in rows
    )


def _tell_contributors(version: Version, at: datetime) -> None:
    """Write once to each member whose words are in a version of the report for the first time."""
    sources = VersionSource.objects.filter(version__report=version.report)
    before = (
        sources.exclude(version=version)
        .values("contribution__member")
        .exclude(contribution__member=None)
    )
    now = sources.filter(version=version).values("contribution__member")
    people = Member.objects.filter(pk__in=now, is_active=True).exclude(email=None)
    for member in people.exclude(pk__in=before).order_by("pk"):
        emails.queue_published_notice(version=version, member=member, at=at)


def _ask_recommendations(version: Version, by: Member, at: datetime) -> None:
    report = version.report
    theme = report.series.theme
    for report_recommendation in report.recommendations.select_related("finding", "recommendation"):
        path = reverse("reports:report_version", args=[version.pk])
        drafts.ask(
            recommendation=report_recommendation.recommendation,
            by=by,
            at=at,
            source_title=report_recommendation.finding.heading
            if report_recommendation.finding
            else report.title,
            source_path=f"{path}#finding-{report_recommendation.finding_id}"
            if report_recommendation.finding
            else path,
        )
        theme.recommendations.add(report_recommendation.recommendation)
