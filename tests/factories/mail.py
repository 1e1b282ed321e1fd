"""Emails that wait, as plain rows."""

from datetime import UTC, datetime

from joinedup.mail.models import OutgoingEmail

LONG_AGO = datetime(2024, 1, 15, 12, tzinfo=UTC)


def make_email(**fields):
    """A letter that waits to be sent; nobody has asked the worker to."""
    fields.setdefault("to", "somebody@example.org")
    fields.setdefault("subject", "Hello")
    fields.setdefault("body", "Hello.")
    fields.setdefault("queued_at", LONG_AGO)
    fields.setdefault("next_try_at", fields["queued_at"])
    return OutgoingEmail.objects.create(**fields)
