"""What pages say of keeping is done: the clock is moved, the job is run, and it is gone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils.html import escape
from django_tasks_db.models import DBTaskResult

from joinedup.conversation.models import Contribution
from joinedup.core import checks, keeping
from joinedup.core.checkpoints import empty_log
from joinedup.core.jobs import run_due_jobs
from joinedup.core.keeping import Kept, declared_kept
from joinedup.mail.models import OutgoingEmail
from joinedup.record.models import RecordEntry
from tests.factories.conversation import make_contribution, make_photo
from tests.factories.mail import make_email
from tests.house.what_is_kept import COMMAND, PAGE, as_page, makers

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
MARK = "mark-of-what-is-kept"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
GOES = [each for each in declared_kept() if each.goes_by_itself]
MAKERS = makers()
BY_NAME = {each.name: each for each in GOES}
at_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="as the document says")


@pytest.mark.django_db
@pytest.mark.parametrize("name", BY_NAME)
def test_it_is_there_until_its_time_is_over_and_then_it_is_gone(name):
    is_there = MAKERS[name](MARK, NOON)
    over = NOON + timedelta(days=BY_NAME[name].days)

    run_due_jobs(over - MINUTE)
    before = is_there()
    # The job runs every hour.
    run_due_jobs(over + HOUR)
    after = is_there()

    assert (before, after) == (True, False)


@at_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", BY_NAME)
def test_its_bytes_are_gone_too(name):
    MAKERS[name](MARK, NOON)
    empty_log()
    before = _files()

    run_due_jobs(NOON + timedelta(days=BY_NAME[name].days) + HOUR)

    assert (MARK.encode() in before, MARK.encode() in _files()) == (True, False)


def _files():
    name = connection.settings_dict["NAME"]
    paths = [Path(f"{name}{end}") for end in ("", "-wal")]
    paths += (Path(settings.DATA) / "documents").glob("*/*")
    return b"".join(path.read_bytes() for path in paths if path.exists())


@pytest.mark.django_db
def test_what_has_not_come_to_its_end_stays(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    waiting = make_email(queued_at=NOON, body=MARK)
    words = make_contribution(said_at=NOON)
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="joinedup.nothing",
        backend_name="default",
        run_after=NOON + timedelta(days=9999),
        exception_class_path="",
        traceback="",
    )

    run_due_jobs(NOON + timedelta(days=3650))

    assert OutgoingEmail.objects.get(pk=waiting.pk).body == MARK
    assert Contribution.objects.get(pk=words.pk).text == words.text
    assert DBTaskResult.objects.filter(pk=task.pk).exists()


@pytest.mark.django_db
def test_the_record_tells_that_a_photo_was_forgotten():
    make_photo(taken_at=NOON)

    for _ in range(2):
        run_due_jobs(NOON + timedelta(days=91))

    entries = RecordEntry.objects.filter(event="photo forgotten")
    assert list(entries.values_list("by_kind", flat=True)) == ["program"]


@pytest.mark.django_db
def test_one_kind_that_cannot_be_forgotten_keeps_no_other(monkeypatch, caplog):
    def fail(rows, at):
        raise RuntimeError

    broken = Kept("broken", ("core.JobRun",), "", "", "", days=0, since=("ran_at",), forget=fail)
    declared = list(keeping.contributions("KEPT"))
    monkeypatch.setattr(keeping, "contributions", lambda kind: [broken, *declared])
    is_there = MAKERS["emails"](MARK, NOON)

    run_due_jobs(NOON + timedelta(days=31))

    assert not is_there()
    assert [line.getMessage() for line in caplog.records] == [
        "What is kept as broken could not be forgotten."
    ]


def test_every_kind_that_goes_is_tried_here():
    """Apps say in ``tests/<app>/keeping.py`` how one of a kind is made."""
    assert sorted(MAKERS) == sorted(BY_NAME)


def test_copies_go_first_for_they_hold_the_texts():
    """Whoever holds the texts does so before any other lock, so that nobody waits for ever."""
    assert GOES[0].name == "copies out of sight"


def test_two_weeks_are_two_weeks():
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) == timedelta(weeks=2)


@pytest.mark.parametrize(
    ("kept", "complaint"),
    (
        (Kept("a", ("mail.Nothing",), "", "", ""), "KEPT names mail.Nothing, which is no model."),
        (
            Kept("a", ("core.JobRun",), "", "", "", days=1, since=("gone_at",)),
            "KEPT of 'a' is declared twice, or counts from nowhere.",
        ),
        (
            Kept("a", ("core.JobRun",), "", "", "", days=1),
            "KEPT of 'a' is declared twice, or counts from nowhere.",
        ),
        (
            Kept("a", (), "", "", "", sweep=lambda at: 0),
            "KEPT of 'a' is declared twice, or counts from nowhere.",
        ),
        (
            Kept("emails", ("core.JobRun",), "", "", ""),
            "KEPT of 'emails' is declared twice, or counts from nowhere.",
        ),
    ),
)
def test_what_cannot_be_forgotten_is_refused(monkeypatch, kept, complaint):
    declared = list(keeping.contributions("KEPT"))
    monkeypatch.setattr(keeping, "contributions", lambda kind: [kept, *declared])

    assert complaint in [error.msg for error in checks.check_keeping(None)]


def test_a_model_that_nobody_named_is_refused(monkeypatch):
    monkeypatch.setattr(keeping, "contributions", lambda kind: [])

    assert "Nobody says how long people.Member is kept." in [
        error.msg for error in checks.check_keeping(None)
    ]


@pytest.mark.django_db
def test_the_page_about_privacy_lists_the_table(client):
    page = client.get(reverse("home:privacy")).text

    for kept in declared_kept():
        for sentence in (kept.what, kept.how_long, kept.why):
            assert escape(str(sentence)) in page, kept.name


def test_the_document_is_made_from_the_table():
    assert PAGE.read_text() == as_page(), f"Please run: {COMMAND}"


@pytest.mark.django_db
def test_a_stranger_is_told_truly_when_the_address_goes(client):
    client.post(reverse("people:sign_in"), {"email": "nobody@example.org"})

    [email] = mail.outbox
    assert "a day after this email, we delete this address" in email.body
    assert OutgoingEmail.objects.get().is_to_stranger
    assert BY_NAME["emails to strangers"].days == 1
