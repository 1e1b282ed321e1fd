"""Looking through the record at night, and telling those who administer what came of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from joinedup.access.emails import queue_record_broken, queue_record_whole
from joinedup.access.selectors import administrators
from joinedup.record import services as record
from joinedup.record.models import RecordCheck, RecordEntry
from joinedup.record.selectors import latest_check

A_NIGHT = timedelta(hours=12)


def look_at_night(at: datetime) -> int:
    """Ask the worker to look through the record, unless that was done this night or there is
    none. A job; the look itself takes too long for its transaction."""
    latest = latest_check()
    if not RecordEntry.objects.exists() or (latest and abs(at - latest.at) < A_NIGHT):
        return 0
    look_through_record.enqueue()
    return 1


@task()
def look_through_record() -> None:
    """Look through the record, and tell those who administer."""
    before = latest_check()
    check = record.check_record(at=timezone.now())
    tell_of_check(check=check, before=before)


@transaction.atomic
def tell_of_check(*, check: RecordCheck, before: RecordCheck | None) -> None:
    """Tell those who administer what is wrong, unless they were told the same before. Where nothing
    is, they get the head to keep, unless there is nothing new since the check before. The first
    head of all goes to the file alone."""
    if check.breaks:
        is_news = before is None or check.breaks != before.breaks
        queue = queue_record_broken
    else:
        is_news = before is not None and check.hash != before.hash
        queue = queue_record_whole
    for member in administrators() if is_news else ():
        queue(member=member, check=check, at=check.at)
