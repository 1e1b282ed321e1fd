"""What a stranger finds first."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from joinedup.recommendations.selectors import ledger_counts, ledger_visible_to
from joinedup.series.selectors.meetings import meetings_announced_to
from joinedup.series.selectors.series import series_visible_to

A_FEW = 6


def public_home() -> dict[str, Any]:
    """Series that go on, the next meetings, and how many recommendations were answered."""
    stranger = AnonymousUser()
    return {
        "series": series_visible_to(stranger).filter(closed_at=None, announced_at__isnull=False)[
            :A_FEW
        ],
        "meetings": meetings_announced_to(stranger).filter(
            ends_at__gte=timezone.now(),
            cancelled_at=None,
            series__announced_at__isnull=False,
        )[:A_FEW],
        "ledger": ledger_counts(ledger_visible_to(stranger)),
    }
