"""Tasks that a worker began and did not end, or that failed: they are taken up again.

A worker may be killed, and the power may fail. What it was doing stays marked as running, and
nobody can see from outside whether somebody still does it. So what has been running for longer
than any task takes counts as left. Tasks are therefore made so that they may run twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from joinedup.core.registry import contributions

# After a failure the next try waits this long; after the last one a person has to look.
WAITS = [timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6)]
# A task that is left again and again may be what ends the worker.
MOST_STARTS = 20
# Instead of the worker that left a task: it did not fail.
LEFT = "left"
# What waits for longer is shown to those who administer.
TOO_LONG = timedelta(hours=1)


@dataclass(frozen=True)
class TaskName:
    """What people call a task. Declared as ``TASK_NAMES``."""

    path: str
    label: Promise


_TO_BE_STARTED = {
    "status": TaskResultStatus.READY,
    "finished_at": None,
    "exception_class_path": "",
    "traceback": "",
}


def take_up_tasks(at: datetime) -> int:
    """Hand back the tasks that a worker left, and those that failed and are due to be tried again;
    how many. Of two that do it in the same moment, one does."""
    count = sum(_change(task, **_after_leaving(task, at)) for task in _left(at))
    failed = DBTaskResult.objects.failed().only("status", "started_at", "finished_at", "worker_ids")
    return count + sum(_change(task, **_TO_BE_STARTED) for task in failed if _is_due(task, at))


def unfinished_tasks(at: datetime, *, but: Iterable[str] = ()) -> list[DBTaskResult]:
    """Tasks that have waited or run for too long, and those that failed and are tried no more;
    oldest first. ``but`` are paths of tasks that somebody else tells of."""
    since = at - TOO_LONG
    waits = Q(status=TaskResultStatus.READY, enqueued_at__lt=since) & (
        Q(run_after__lt=since) | Q(run_after__gte=_far_away(at))
    )
    runs = Q(status=TaskResultStatus.RUNNING, started_at__lt=since)
    found = DBTaskResult.objects.filter(waits | runs | Q(status=TaskResultStatus.FAILED))
    found = found.exclude(task_path__in=but).order_by("enqueued_at", "pk")
    return [
        task for task in found if task.status != TaskResultStatus.FAILED or _is_tried_no_more(task)
    ]


def task_label(task: DBTaskResult) -> Promise:
    """What people call what this task does."""
    labels = {each.path: each.label for each in contributions("TASK_NAMES")}
    return labels.get(task.task_path, _("Something else"))


def start_again(tasks: Iterable[DBTaskResult]) -> int:
    """Let failed tasks be tried again from the beginning; how many."""
    failed = [task for task in tasks if task.status == TaskResultStatus.FAILED]
    return sum(_change(task, **_TO_BE_STARTED, worker_ids=[]) for task in failed)


def _left(at: datetime) -> Iterable[DBTaskResult]:
    # What began in the future began before the clock was put back.
    lease = settings.TASK_LEASE
    long_ago = Q(started_at__lt=at - lease) | Q(started_at__gt=at + lease)
    return DBTaskResult.objects.running().filter(long_ago)


def _after_leaving(task: DBTaskResult, at: datetime) -> dict[str, Any]:
    workers = [*task.worker_ids[:-1], LEFT]
    if len(workers) < MOST_STARTS:
        return {**_TO_BE_STARTED, "worker_ids": workers}
    return {"status": TaskResultStatus.FAILED, "finished_at": at, "worker_ids": workers}


def _failures(task: DBTaskResult) -> int:
    return sum(each != LEFT for each in task.worker_ids)


def _is_tried_no_more(task: DBTaskResult) -> bool:
    return _failures(task) > len(WAITS) or len(task.worker_ids) >= MOST_STARTS


def _is_due(task: DBTaskResult, at: datetime) -> bool:
    if _is_tried_no_more(task) or task.finished_at is None:
        return False
    wait = WAITS[max(_failures(task), 1) - 1]
    return abs(at - task.finished_at) >= wait


def _change(task: DBTaskResult, **fields: Any) -> int:
    """Change a task that is still as it was read: 1, or 0 where somebody was quicker."""
    same = DBTaskResult.objects.filter(
        pk=task.pk, status=task.status, started_at=task.started_at, finished_at=task.finished_at
    )
    return same.update(**fields)


def _far_away(at: datetime) -> datetime:
    # A task without a moment of its own is kept with one at the end of time.
    return at + timedelta(days=36500)
