"""Comparing provisions with what they were, and keeping what they are."""

from datetime import datetime

from django.db import transaction

from joinedup.duties.lib.provisions import (
    Gone,
    Outcome,
    ProvisionText,
    Unreachable,
    fetch_provision,
)
from joinedup.duties.models.provisions import Provision


def compare_provision(address: str, *, at: datetime) -> tuple[Outcome, str]:
    """Fetch a provision and compare it with what is kept; the outcome, and words about it.

    What is seen for the first time is kept. What differs is not: it is told again each time, until
    somebody has looked at the duties that rest on it and calls ``accept_provision``.
    """
    try:
        now = fetch_provision(address)
    except Gone:
        return Outcome.GONE, ""
    except Unreachable as trouble:
        return Outcome.UNREACHABLE, str(trouble)
    kept, is_new = Provision.objects.get_or_create(address=address, defaults=_fields(now, at))
    if is_new:
        return (Outcome.PROSPECTIVE if now.is_prospective else Outcome.FIRST_SEEN), ""
    fresh = ", ".join(sorted(set(now.unapplied) - set(kept.unapplied)))
    if now.digest != kept.digest:
        return Outcome.CHANGED, fresh
    if fresh:
        return Outcome.UNAPPLIED, fresh
    if kept.is_prospective and not now.is_prospective:
        return Outcome.CHANGED, "it has come into force"
    return (Outcome.PROSPECTIVE if now.is_prospective else Outcome.UNCHANGED), ""


@transaction.atomic
def accept_provision(address: str, *, at: datetime) -> None:
    """Keep a provision as it is now: the file of duties follows it. Raises Gone or
    Unreachable."""
    now = fetch_provision(address)
    Provision.objects.update_or_create(address=address, defaults=_fields(now, at))


def _fields(text: ProvisionText, at: datetime) -> dict[str, object]:
    return {
        "digest": text.digest,
        "is_prospective": text.is_prospective,
        "unapplied": list(text.unapplied),
        "seen_at": at,
    }
