"""Questions asked of reports, and of where people's words went."""

from joinedup.reports.selectors.drafts import drafted_first, people_quoted, stage_of
from joinedup.reports.selectors.journeys import (
    contributions_withdrawable_by,
    journeys,
    own_contributions,
    with_places,
)
from joinedup.reports.selectors.meetings import meetings_held, meetings_not_over
from joinedup.reports.selectors.reading import (
    finding_with_sources,
    pdf_is_current,
    quotation,
    quoted_state,
    read,
    source_addresses,
)
from joinedup.reports.selectors.reports import (
    asks_visible_to,
    candidates,
    findings_being_written,
    findings_visible_to,
    reports_visible_to,
    reports_written_by,
    series_reported_to,
    versions_visible_to,
)
from joinedup.reports.selectors.snapshot import take_snapshot

__all__ = [
    "asks_visible_to",
    "candidates",
    "contributions_withdrawable_by",
    "drafted_first",
    "finding_with_sources",
    "findings_being_written",
    "findings_visible_to",
    "journeys",
    "meetings_held",
    "meetings_not_over",
    "own_contributions",
    "pdf_is_current",
    "people_quoted",
    "quotation",
    "quoted_state",
    "read",
    "reports_visible_to",
    "reports_written_by",
    "series_reported_to",
    "source_addresses",
    "stage_of",
    "take_snapshot",
    "versions_visible_to",
    "with_places",
]
