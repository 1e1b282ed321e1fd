"""Questions about emails that went out."""

from datetime import datetime

from django.db.models import QuerySet

from joinedup.mail.models import OutgoingEmail


def is_unreachable(address: str | None) -> bool:
    """Whether the latest email to this address that is no longer waiting did not arrive."""
    if not address:
        return False
    done = OutgoingEmail.objects.filter(to=address).exclude(sent_at=None, failed_at=None)
    latest = done.order_by("-pk").first()
    return latest is not None and latest.failed_at is not None


def undelivered_since(moment: datetime) -> QuerySet[OutgoingEmail]:
    """Emails that were given up since this moment, latest first."""
    return OutgoingEmail.objects.filter(failed_at__gte=moment).order_by("-failed_at")
