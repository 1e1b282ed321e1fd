"""What a program is told that watches this one."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from joinedup.core.jobs import note_worker
from joinedup.home import selectors
from joinedup.mail.models import Problem
from tests.factories.mail import make_email
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(hours=1, minutes=1)
WELL = {
    "status": "ok",
    "database": "ok",
    "worker": "ok",
    "worker_seconds": 0,
    "emails": "ok",
}


def ask(client):
    answer = client.get("/healthz")
    return answer.status_code, answer.json()


@pytest.fixture
def now(monkeypatch):
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    note_worker(moment)
    return moment


def test_where_all_is_well_it_is_said_so(client, now):
    assert ask(client) == (200, WELL)


def test_without_a_worker_it_fails_and_says_so(client):
    quiet = {"status": "failing", "worker": "quiet", "worker_seconds": None}

    assert ask(client) == (503, WELL | quiet)


@pytest.mark.parametrize(("minutes", "status"), ((6, 200), (8, 503)))
def test_a_worker_may_be_busy_for_as_long_as_any_task_takes(client, now, minutes, status):
    note_worker(now - timedelta(minutes=minutes))

    answer, told = ask(client)

    assert (answer, told["worker"]) == (status, "ok" if status == 200 else "quiet")
    assert told["worker_seconds"] == minutes * 60


FAILED = {"failing_since": None, "tried_at": None}


@pytest.mark.parametrize(
    ("problem", "queued", "failed", "emails"),
    (
        ("", LONG_AGO, None, "stuck"),
        ("", timedelta(minutes=59), None, "ok"),
        (Problem.UNREACHABLE, LONG_AGO, None, "stuck"),
        (Problem.OTHER, LONG_AGO, timedelta(hours=23), "stuck"),
        (Problem.OTHER, LONG_AGO, timedelta(hours=25), "ok"),
        # Whoever types an address that takes nothing cannot see here whether we wrote to it.
        (Problem.ADDRESS, LONG_AGO, None, "ok"),
        (Problem.ADDRESS, LONG_AGO, timedelta(hours=1), "ok"),
    ),
)
def test_emails_that_do_not_go_are_told_unless_it_is_their_address(
    client, now, problem, queued, failed, emails
):
    tried = {"failing_since": now, "tried_at": now, "problem": problem} if problem else {}
    make_email(
        to="ada@example.org",
        body="Words for Ada",
        queued_at=now - queued,
        failed_at=failed and now - failed,
        **tried,
    )

    answer, told = ask(client)

    assert (answer, told["emails"]) == (200 if emails == "ok" else 503, emails)


def test_where_the_database_does_not_answer_it_says_so_at_once(client, monkeypatch):
    def away():
        raise OperationalError("gone, with a password in the message")

    monkeypatch.setattr(selectors, "worker_seen_at", away)

    assert ask(client) == (
        503,
        {
            "status": "failing",
            "database": "does not answer",
            "worker": "unknown",
            "worker_seconds": None,
            "emails": "unknown",
        },
    )


def test_it_costs_two_questions_and_is_no_visit(client, now, django_assert_num_queries):
    for _ in range(30):
        make_email(queued_at=now - LONG_AGO)
    client.force_login(make_member())

    with django_assert_num_queries(2):
        answer = client.get("/healthz")

    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert answer.headers.get("Vary") is None


def test_a_program_on_the_machine_itself_asks_without_https(settings):
    settings.SECURE_SSL_REDIRECT = True

    asked = [Client().get(path, headers={"host": "localhost"}) for path in ("/healthz", "/")]

    assert [answer.status_code for answer in asked] == [503, 301]
