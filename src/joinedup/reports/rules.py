"""Who may do what to reports, findings and people's words in them."""

from joinedup.access.rules import may_organise
from joinedup.people.models import Person
from joinedup.reports.models import Finding, Report, ReportRecommendation
from joinedup.series.models import Series


def may_write_for_series(person: Person, series: Series) -> bool:
    """Those who run the community draft the report of a series."""
    return may_organise(person, series.community)


def may_write(person: Person, report: Report) -> bool:
    """Those who run the community edit a report and publish it."""
    return may_organise(person, report.series.community)


def may_write_finding(person: Person, finding: Finding) -> bool:
    return may_write(person, finding.report)


def may_write_recommendation(person: Person, report_recommendation: ReportRecommendation) -> bool:
    return may_write(person, report_recommendation.report)
