"""One of each kind that the core keeps, for a test that moves the clock."""

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from joinedup.core.models import Count, Redaction
from joinedup.core.tasks import MOST_STARTS


def make_count(mark, at):
    Count.objects.create(mark=mark, count=1, until=at)
    return Count.objects.filter(mark=mark).exists


def make_task(mark, at):
    task = DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED,
        finished_at=at,
        args_kwargs={"args": [mark], "kwargs": {}},
        task_path="joinedup.nothing",
        backend_name="default",
        # Tried so often that it is tried no more.
        worker_ids=["worker"] * MOST_STARTS,
        exception_class_path="",
        traceback="",
    )
    return DBTaskResult.objects.filter(pk=task.pk).exists


def make_copy(mark, at, **fields):
    """A text as it was, out of sight until this moment."""
    redaction = Redaction.objects.create(
        **{
            "community": 1,
            "words_model": "nothing",
            "words": 1,
            "kind": "taken_out",
            "model": "core.JobRun",
            "row": 1,
            "field": "name",
            "kept": mark,
            "made_at": at,
            "until": at,
            **fields,
        }
    )
    return Redaction.objects.filter(pk=redaction.pk).exclude(kept="", field="name").exists


def make_decided(mark, at):
    return make_copy("", at, field=mark, decided_at=at)


MAKERS = {
    "counts": make_count,
    "ended tasks": make_task,
    "copies out of sight": make_copy,
    "copies decided about": make_decided,
}
