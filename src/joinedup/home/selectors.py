"""What a stranger finds first, and what a program finds that watches this one."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import Error
from django.utils import timezone

from joinedup.core.jobs import worker_seen_at
from joinedup.mail.selectors import are_emails_stuck
from joinedup.recommendations.selectors import ledger_counts, ledger_visible_to
from joinedup.series.selectors.meetings import meetings_announced_to
from joinedup.series.selectors.series import series_visible_to

A_FEW = 6
# The worker shows once a minute that it is alive, but not in the middle of a task.
QUIET_FOR = settings.TASK_LEASE + timedelta(minutes=2)


def read_health(at: datetime) -> dict[str, Any]:
    """How each part does, in a word that is "ok" if it is well. Two short queries.

    It is read by anybody, so there is no version, number of people or email in it.
    """
    unknown = {"worker": "unknown", "worker_seconds": None, "emails": "unknown"}
    try:
        seen_at = worker_seen_at()
        emails = "stuck" if are_emails_stuck(at) else "ok"
    except Error:
        return {"status": "failing", "database": "does not answer", **unknown}
    is_quiet = seen_at is None or at - seen_at > QUIET_FOR
    worker = "quiet" if is_quiet else "ok"
    return {
        "status": "ok" if worker == emails == "ok" else "failing",
        "database": "ok",
        "worker": worker,
        "worker_seconds": max(0, int((at - seen_at).total_seconds())) if seen_at else None,
        "emails": emails,
    }


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
