"""One of each kind that the core keeps, for a test that moves the clock."""

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from joinedup.core.tasks import MOST_STARTS


def make_session(mark, at):
    session = SessionStore()
    session.create()
    kept = Session.objects.filter(pk=session.session_key)
    kept.update(expire_date=at, session_data=mark)
    return kept.exists


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


MAKERS = {"sessions": make_session, "ended tasks": make_task}
