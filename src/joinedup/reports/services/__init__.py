"""What can be done to reports, and to people's words in them."""

from joinedup.reports.services.asks import NotADraft, add_ask, change_ask, drop_ask
from joinedup.reports.services.drafting import change_report, draft_report
from joinedup.reports.services.files import make_pdf, make_pdf_again
from joinedup.reports.services.findings import (
    add_finding,
    change_finding,
    drop_finding,
    move_finding,
    set_sources,
)
from joinedup.reports.services.publishing import NothingFound, RestsOnNothing, publish
from joinedup.reports.services.telling import tell_people_quoted
from joinedup.reports.services.withdrawing import set_quotable, withdraw_words

__all__ = [
    "NotADraft",
    "NothingFound",
    "RestsOnNothing",
    "add_ask",
    "add_finding",
    "change_ask",
    "change_finding",
    "change_report",
    "draft_report",
    "drop_ask",
    "drop_finding",
    "make_pdf",
    "make_pdf_again",
    "move_finding",
    "publish",
    "set_quotable",
    "set_sources",
    "tell_people_quoted",
    "withdraw_words",
]
