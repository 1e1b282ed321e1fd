"""The pages of reports. ``urls`` is their map."""

from joinedup.reports.views.findings import (
    ask_drop,
    ask_edit,
    ask_new,
    finding_drop,
    finding_edit,
    finding_move,
    finding_new,
    finding_words,
)
from joinedup.reports.views.published import (
    finding_sources,
    pdf_again,
    report_detail,
    report_list,
    report_version,
    series_report,
    version_pdf,
)
from joinedup.reports.views.receipts import (
    my_receipt,
    quotable,
    receipt,
    receipt_quotable,
    receipt_withdraw,
    withdraw,
)
from joinedup.reports.views.telling import report_tell
from joinedup.reports.views.writing import (
    report_draft,
    report_edit,
    report_publish,
    report_texts,
)

__all__ = [
    "ask_drop",
    "ask_edit",
    "ask_new",
    "finding_drop",
    "finding_edit",
    "finding_move",
    "finding_new",
    "finding_sources",
    "finding_words",
    "my_receipt",
    "pdf_again",
    "quotable",
    "receipt",
    "receipt_quotable",
    "receipt_withdraw",
    "report_detail",
    "report_draft",
    "report_edit",
    "report_list",
    "report_publish",
    "report_tell",
    "report_texts",
    "report_version",
    "series_report",
    "version_pdf",
    "withdraw",
]
