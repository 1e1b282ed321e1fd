"""Questions about emails that went out."""

from datetime import datetime

from django.db.models import Q, QuerySet

from joinedup.core.tasks import TOO_LONG
from joinedup.mail.models import OutgoingEmail


def is_unreachable(address: str | None) -> bool:
    """Whether the latest email to this address that is no longer waiting did not arrive."""
    if not address:
        return False
    done = OutgoingEmail.objects.filter(to=address).exclude(sent_at=None, failed_at=None)
    latest = done.order_by("-pk").first()
    return latest is not None and latest.failed_at is not None


def unsent_emails(at: datetime) -> QuerySet[OutgoingEmail]:
    """Emails that have waited for too long, and those that were given up and whose text is still
    there; oldest first."""
    waits = Q(failed_at=None, queued_at__lt=at - TOO_LONG)
    was_given_up = Q(failed_at__isnull=False) & ~Q(body="")
    return OutgoingEmail.objects.filter(waits | was_given_up, sent_at=None).order_by("pk")
