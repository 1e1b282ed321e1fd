"""Who may do what to reports, findings and people's words in them."""

from joinedup.access.rules import may_organise


def may_write_for_series(person, series):
    """Those who run the community draft the report of a series."""
    return may_organise(person, series.community)


def may_write(person, report):
    """Those who run the community edit a report and publish it."""
    return may_organise(person, report.series.community)


def may_write_finding(person, finding):
    return may_write(person, finding.report)


def may_write_recommendation(person, report_recommendation):
    return may_write(person, report_recommendation.report)
