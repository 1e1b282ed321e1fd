"""The ledger as a table that opens in a spreadsheet."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.core.site import site_url
from joinedup.recommendations.lib.state import RecommendationState, RecommendationWithState


def heads() -> list[str]:
    """What stands above the columns."""
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


def cells(each: RecommendationWithState) -> list[str]:
    """One recommendation, column by column. Holds nothing that the public pages do not show: no
    addresses, no names of people."""
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
