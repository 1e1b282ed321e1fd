"""Reports, findings, versions, as plain rows: no record, nobody asked, no file made."""

from itertools import count

from django.utils import timezone

from joinedup.core.keeping import declared_kept
from joinedup.core.models import Redaction
from joinedup.core.optimistic_lock import fingerprint
from joinedup.core.redaction import DECIDE_WITHIN
from joinedup.reports.models import (
    Finding,
    FindingSource,
    Report,
    ReportRecommendation,
    Version,
    VersionSource,
)
from joinedup.series.services.series import mark_reported
from tests.factories.people import make_member
from tests.factories.recommendations import make_recommendation
from tests.factories.series import make_series

_number = count(1)


def make_report(*, series=None, **fields):
    """A draft that holds nothing yet."""
    series = series or make_series()
    return Report.objects.create(
        series=series,
        **{
            "title": f"What we found: {series.title}",
            "drafted_at": timezone.now(),
            "changed_at": timezone.now(),
            **fields,
        },
    )


def make_finding(*, report=None, sources=(), quoted=(), **fields):
    """A finding that rests on these contributions; those ``quoted`` are sources too."""
    number = next(_number)
    finding = Finding.objects.create(
        report=report or make_report(),
        **{
            "position": number,
            "heading": f"Finding {number}",
            "changed_at": timezone.now(),
            **fields,
        },
    )
    for contribution in [*sources, *quoted]:
        make_source(finding=finding, contribution=contribution, is_quoted=contribution in quoted)
    return finding


def make_source(*, finding, contribution, is_quoted=False):
    return FindingSource.objects.create(
        finding=finding, contribution=contribution, is_quoted=is_quoted
    )


def make_ask(*, finding=None, recommendation=None):
    """A recommendation under a finding; both are drafts."""
    finding = finding or make_finding()
    return ReportRecommendation.objects.create(
        report=finding.report,
        finding=finding,
        recommendation=recommendation
        or make_recommendation(community=finding.report.series.community),
    )


def make_version(*, report=None, content=None, sources=(), **fields):
    """A published version. ``sources`` are pairs of a finding's id and a contribution.

    For a version with everything in it, use ``reports.services.publish``.
    """
    report = report or make_report()
    version = Version.objects.create(
        report=report,
        content=content or {"title": report.title, "findings": []},
        **{
            "number": report.versions.count() + 1,
            "published_at": timezone.now(),
            "published_by": fields.get("published_by") or make_member(),
            **fields,
        },
    )
    mark_reported(series=report.series, at=version.published_at)
    for finding_id, contribution in sources:
        VersionSource.objects.create(
            version=version, finding_id=finding_id, contribution=contribution
        )
    return version


def make_copy(*, finding=None, **fields):
    """A copy that was taken out of the text of a finding and waits for somebody to decide."""
    finding = finding or make_finding()
    now = timezone.now()
    return Redaction.objects.create(
        **{
            "community": finding.report.series.community_id,
            "words_model": "conversation.Contribution",
            "words": 1,
            "kind": "taken_out",
            "model": "reports.Finding",
            "row": finding.pk,
            "field": "body",
            "stands": fingerprint(finding.body),
            "kept": "Words of somebody.",
            "made_at": now,
            "until": now + DECIDE_WITHIN,
            **fields,
        }
    )


def let_copies_go(at):
    """What the job does every hour: how many copies went because nobody had decided in time."""
    [kept] = [each for each in declared_kept() if each.name == "copies out of sight"]
    return kept.forget(kept.rows_over(at), at)
