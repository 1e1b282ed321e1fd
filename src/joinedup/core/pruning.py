"""What is thrown away when its time has passed."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from joinedup.core.texts import declared_texts

# A task that is done or failed helps to find a fault for so long.
KEEP_TASKS = timedelta(days=14)


def prune_rows(at: datetime) -> int:
    """Delete the rows whose declared days are over; how many."""
    count = 0
    for text in declared_texts():
        if text.keep_days is not None:
            before = at - timedelta(days=text.keep_days)
            rows = text.model_class._default_manager.filter(**{f"{text.kept_from}__lt": before})
            count += rows.delete()[0]
    return count


def prune_sessions(at: datetime) -> int:
    """Forget who was signed in, or took part, long ago; how many sessions."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def prune_tasks(at: datetime) -> int:
    """Forget tasks that ended long ago; how many."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=at - KEEP_TASKS)
    return ended.delete()[0]
