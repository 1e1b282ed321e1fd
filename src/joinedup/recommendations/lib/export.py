"""The ledger as a table that opens in a spreadsheet."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from io import StringIO

from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.core.site import site_url
from joinedup.recommendations.lib.state import RecommendationState, RecommendationWithState

# A spreadsheet takes a cell that begins so for a formula, and runs it.
FORMULA_SIGNS = ("=", "+", "-", "@")


def ledger_csv(recommendations: Iterable[RecommendationWithState]) -> str:
    """The text of a CSV file, with a mark for spreadsheets that it is UTF-8.

    Holds nothing that the public pages do not show: no addresses, no names of people.
    """
    out = StringIO("\ufeff")
    out.seek(0, 2)
    writer = csv.writer(out)
    writer.writerow(_heads())
    for recommendation in recommendations:
        writer.writerow([plain(cell) for cell in _cells(recommendation)])
    return out.getvalue()


def plain(cell: str) -> str:
    """The cell, with an apostrophe before anything that would be taken for a formula.

    >>> plain("=1+1")
    "'=1+1"
    >>> plain("One worker")
    'One worker'
    """
    return f"'{cell}" if cell.lstrip().startswith(FORMULA_SIGNS) else cell


def _heads() -> list[str]:
    return [
        _("Recommendation"),
        _("Why"),
        _("Asked of"),
        _("Role"),
        _("Community"),
        _("Asked on"),
        _("Answer due"),
        _("Where it stands"),
        _("Answer"),
        _("Answer in words"),
        _("Evidence"),
        _("Answered on"),
        _("Next review"),
        _("Closed on"),
        _("Closing statement"),
        _("Comes from"),
        _("Page"),
    ]


def _cells(each: RecommendationWithState) -> list[str]:
    return [
        each.text,
        each.why,
        each.organisation.name,
        each.role_title,
        each.community.name,
        _day_of(each.asked_at),
        _day(each.answer_due_date),
        str(RecommendationState(each.state).label),
        str(each.get_answer_display()),
        each.answer_text,
        each.evidence,
        _day_of(each.answered_at),
        "" if each.closed_at else _day(each.next_review_date),
        _day_of(each.closed_at),
        each.closing_statement,
        site_url(each.source_path) if each.source_path else "",
        site_url(each.get_absolute_url()),
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day_of(moment: datetime | None) -> str:
    return _day(timezone.localdate(moment)) if moment else ""
