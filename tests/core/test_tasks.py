"""Tasks that a worker left behind, or that failed, are taken up again."""

import os
import signal
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from config.errors import scrubbed
from joinedup.core import worker
from joinedup.core.jobs import worker_seen_at
from joinedup.core.tasks import MOST_STARTS, WAITS, start_again, take_up_tasks, unfinished_tasks
from joinedup.core.worker import JobWorker

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def tasks_wait(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def make_task(status, *, starts=1, **fields):
    """A task as the database keeps it."""
    made = DBTaskResult.objects.create(
        status=status,
        worker_ids=["worker"] * starts,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="joinedup.nothing",
        backend_name="default",
        exception_class_path="",
        traceback="",
        **{"run_after": get_date_max(), **fields},
    )
    # Django would say that it was put there just now.
    DBTaskResult.objects.filter(pk=made.pk).update(enqueued_at=timezone.now() - 10 * HOUR)
    return made


def _status(made):
    made.refresh_from_db()
    return made.status


@pytest.mark.parametrize(
    ("age", "status"),
    (
        (4 * MINUTE, TaskResultStatus.RUNNING),
        (6 * MINUTE, TaskResultStatus.READY),
        (-4 * MINUTE, TaskResultStatus.RUNNING),
        # Begun before the clock was put back.
        (-6 * MINUTE, TaskResultStatus.READY),
    ),
    ids=str,
)
def test_what_runs_for_longer_than_a_task_takes_was_left(age, status):
    now = timezone.now()
    made = make_task(TaskResultStatus.RUNNING, started_at=now - age)

    counts = [take_up_tasks(now), take_up_tasks(now)]

    assert _status(made) == status
    assert counts == [int(status == TaskResultStatus.READY), 0]


def test_what_is_left_again_and_again_is_given_up_and_told_of():
    now = timezone.now()
    made = make_task(TaskResultStatus.RUNNING, started_at=now - HOUR / 2, starts=MOST_STARTS)

    take_up_tasks(now)

    assert (_status(made), made.finished_at) == (TaskResultStatus.FAILED, now)
    assert unfinished_tasks(now) == [made]


@pytest.mark.parametrize("failures", range(1, len(WAITS) + 1))
def test_what_failed_is_tried_again_after_a_wait_that_grows(failures):
    now, wait = timezone.now(), WAITS[failures - 1]
    early = make_task(
        TaskResultStatus.FAILED, starts=failures, finished_at=now - wait + MINUTE / 60
    )
    due = make_task(TaskResultStatus.FAILED, starts=failures, finished_at=now - wait)

    take_up_tasks(now)

    assert [_status(early), _status(due)] == [TaskResultStatus.FAILED, TaskResultStatus.READY]
    assert unfinished_tasks(now) == [due]  # for ten hours


def test_being_left_is_no_failure():
    now = timezone.now()
    made = make_task(TaskResultStatus.RUNNING, starts=6, started_at=now - HOUR)
    DBTaskResult.objects.filter(pk=made.pk).update(worker_ids=["left"] * 5 + ["worker"])

    take_up_tasks(now)
    made.refresh_from_db()
    ready = (made.status, made.worker_ids)
    DBTaskResult.objects.filter(pk=made.pk).update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        worker_ids=[*made.worker_ids, "worker"],
    )
    told = unfinished_tasks(now)
    take_up_tasks(now + MINUTE)

    assert ready == (TaskResultStatus.READY, ["left"] * 6)
    assert told == []
    assert _status(made) == TaskResultStatus.READY


def test_what_failed_five_times_is_started_again_when_somebody_asks():
    now = timezone.now()
    made = make_task(TaskResultStatus.FAILED, starts=5, finished_at=now - 9 * HOUR)

    before = [take_up_tasks(now), unfinished_tasks(now)]
    count = start_again(unfinished_tasks(now))

    assert (before, count) == ([0, [made]], 1)
    assert (_status(made), made.worker_ids) == (TaskResultStatus.READY, [])


def test_of_what_waits_only_what_waits_too_long_is_told():
    now = timezone.now()
    long_ago = make_task(TaskResultStatus.READY)
    tried_long_ago = make_task(TaskResultStatus.READY, run_after=now - 2 * HOUR)
    runs_for_long = make_task(TaskResultStatus.RUNNING, started_at=now - 2 * HOUR)
    make_task(TaskResultStatus.READY, run_after=now + HOUR)
    make_task(TaskResultStatus.READY, run_after=now - HOUR / 2)
    make_task(TaskResultStatus.RUNNING, started_at=now)
    make_task(TaskResultStatus.SUCCESSFUL, finished_at=now)
    new = make_task(TaskResultStatus.READY)
    DBTaskResult.objects.filter(pk=new.pk).update(enqueued_at=now)

    assert set(unfinished_tasks(now)) == {long_ago, tried_long_ago, runs_for_long}
    assert unfinished_tasks(now, but=["joinedup.nothing"]) == []


def _nothing_is_due(at):
    return {}


@pytest.fixture
def a_worker(monkeypatch):
    """A worker that loses no time, and looks at no jobs."""
    monkeypatch.setattr(worker, "run_due_jobs", _nothing_is_due)
    monkeypatch.setattr(worker, "AFTER_NO_ANSWER", 0)
    a_worker = JobWorker(worker_id="one")
    a_worker.interval = 0
    return a_worker


done = []


@task()
def note(what):
    done.append(what)
    if what == "stop":
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGTERM)
        done.append("finished")
    if what == "fail":
        raise RuntimeError("what Asha said")


@pytest.fixture(autouse=True)
def nothing_done():
    done.clear()


@pytest.fixture
def signals():
    before = {
        each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
    }
    yield
    for kind, handler in before.items():
        signal.signal(kind, handler)


@pytest.mark.django_db(transaction=True)
def test_asked_twice_to_stop_it_finishes_the_task_at_hand_and_begins_no_other(a_worker, signals):
    for what in ("first", "stop", "later"):
        note.enqueue(what)
    a_worker.configure_signals()

    a_worker.run()

    assert done == ["first", "stop", "finished"]
    states = DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True)
    assert list(states) == ["SUCCESSFUL", "SUCCESSFUL", "READY"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("where", ("claim", "set_successful"))
def test_a_lock_of_the_database_does_not_end_it(a_worker, monkeypatch, caplog, where):
    refusals = iter([True] * 3)
    real = getattr(DBTaskResult, where)

    def refuse(self, *arguments):
        if next(refusals, False):
            raise OperationalError("database is locked" if where == "set_successful" else "gone")
        return real(self, *arguments)

    def give_up(self, error):
        raise OperationalError("database is locked")

    monkeypatch.setattr(DBTaskResult, where, refuse)
    monkeypatch.setattr(DBTaskResult, "set_failed", give_up)
    note.enqueue("first")
    looks = iter(range(6))
    monkeypatch.setattr(
        a_worker, "run_jobs", lambda: next(looks, None) is not None or a_worker.shutdown(15, None)
    )

    a_worker.run()

    assert done == ["first"]
    assert {line.getMessage() for line in caplog.records if line.name == worker.__name__} == {
        "The database did not answer; the worker goes on."
    }


@pytest.mark.django_db(transaction=True)
def test_of_a_failure_is_kept_where_and_not_what_somebody_said(a_worker):
    note.enqueue("fail")
    note.enqueue("stop")

    try:
        a_worker.configure_signals()
        a_worker.run()
    finally:
        a_worker.reset_signals()

    failed = DBTaskResult.objects.get(status="FAILED")
    assert failed.exception_class_path == "builtins.RuntimeError"
    assert "in note" in failed.traceback
    assert "Asha" not in failed.traceback


@pytest.mark.django_db(transaction=True)
def test_what_is_due_by_date_does_not_wait_for_all_tasks(a_worker, monkeypatch):
    monkeypatch.setattr(worker, "BETWEEN_JOBS", 0)
    monkeypatch.setattr(worker, "run_due_jobs", lambda at: done.append("jobs"))
    monkeypatch.setattr(a_worker, "running", True)
    for what in ("first", "second"):
        note.enqueue(what)

    Worker = JobWorker.__mro__[1]
    Worker.run(a_worker)

    assert done == ["first", "jobs", "second", "jobs"]


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_is_told_without_the_words_of_the_error(a_worker, caplog):
    note.enqueue("fail")

    JobWorker.__mro__[1].run(a_worker)

    (told,) = [scrubbed(each) for each in caplog.records if each.levelname == "ERROR"]
    assert told.kinds == ("builtins.RuntimeError",)
    assert (told.steps[-1].file, told.steps[-1].function) == ("tests/core/test_tasks.py", "note")
    assert "Asha" not in repr(told)


@pytest.mark.django_db(transaction=True)
def test_a_worker_shows_that_it_is_alive(a_worker, monkeypatch):
    before = worker_seen_at()
    monkeypatch.setattr(worker, "BETWEEN_JOBS", 0)
    moments = [timezone.now() + timedelta(minutes=each) for each in range(2)]
    for moment in moments:
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        a_worker.run_jobs()

    assert (before, worker_seen_at()) == (None, moments[-1])
