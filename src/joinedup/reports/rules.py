"""Who may do what to reports, findings and people's words in them."""

from typing import Any

from joinedup.access.rules import may_organise
from joinedup.reports.models import Finding, Report, ReportRecommendation
from joinedup.series.models import Series


def may_write_for_series(person: Any, series: Series) -> bool:
    """Those who run the community draft the report of a series."""
    return may_organise(person, series.community)


def may_write(person: Any, report: Report) -> bool:
    """Those who run the community edit a report and publish it."""
    return may_organise(person, report.series.community)


def may_write_finding(person: Any, finding: Finding) -> bool:
    return may_write(person, finding.report)


def may_write_recommendation(person: Any, report_recommendation: ReportRecommendation) -> bool:
    return may_write(person, report_recommendation.report)
