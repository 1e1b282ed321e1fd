"""Many who write in the record at once.

``./joinedup bench record`` lets fifty do it, and the suite five.
"""

import time

from django.db import transaction
from django.utils import timezone

from joinedup.access.events import Event
from joinedup.record.models import RecordEntry
from joinedup.record.services import write
from tests.at_once import at_once


def write_line(at=None, lines=1):
    """One change, with so many lines."""
    with transaction.atomic():
        for _ in range(lines):
            write(
                Event.ROLE_GIVEN,
                about=RecordEntry(pk=1),
                by="program",
                at=at or timezone.now(),
                kind="member",
            )


def write_at_once(writers, changes, lines=1):
    """Let so many write so many changes each; how many seconds it took, and what failed."""

    def act():
        for _ in range(changes):
            write_line(lines=lines)

    started = time.perf_counter()
    done = at_once(*[act] * writers)
    return time.perf_counter() - started, [each for each in done if each is not None]
