"""What somebody had before their eyes when they began to write."""

from joinedup.core.optimistic_lock import fingerprint
from joinedup.reports.models import Finding, Report


def fingerprint_of_report(report: Report) -> str:
    return fingerprint(report.title, report.summary, report.method, report.what_next)


def fingerprint_of_finding(finding: Finding) -> str:
    return fingerprint(finding.heading, finding.body)
