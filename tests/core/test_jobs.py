"""Jobs by date: run when they are due, and safe to run twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from joinedup.core import jobs
from joinedup.core.jobs import Job, declared_jobs, run_due_jobs

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def ran(monkeypatch):
    """The moments at which a daily job, declared beside one that always fails, was run."""
    moments = []

    def fail(at):
        raise RuntimeError("It cannot be done.")

    def run(at):
        moments.append(at)
        return len(moments)

    declared = [Job("fails", DAY, fail), Job("daily", DAY, run)]
    monkeypatch.setattr(jobs, "declared_jobs", lambda: declared)
    return moments


def test_a_job_is_run_when_its_time_has_come_whatever_became_of_others(ran):
    done = [run_due_jobs(NOON + wait) for wait in (0 * HOUR, 23 * HOUR, DAY, DAY)]

    assert ran == [NOON, NOON + DAY]
    assert done == [{"daily": 1}, {}, {"daily": 2}, {}]


def test_a_clock_that_was_wrong_holds_nothing_up(ran):
    run_due_jobs(NOON + 365 * DAY)
    run_due_jobs(NOON)

    assert ran == [NOON + 365 * DAY, NOON]


def test_a_job_that_fails_is_told_of_and_tried_again(ran, caplog):
    for _ in range(2):
        run_due_jobs(NOON)

    assert [line.getMessage() for line in caplog.records] == ["The job fails failed."] * 2


@pytest.mark.usefixtures("own_folder")
def test_every_job_of_the_program_may_be_run_twice():
    counts = [[job.run(NOON) for job in declared_jobs()] for _ in range(2)]

    assert counts == [[0] * len(counts[0])] * 2


def test_the_command_says_what_was_done(ran, capsys):
    for _ in range(2):
        call_command("run_jobs")

    assert capsys.readouterr().out == "daily: 1\nNo job is due.\n"
