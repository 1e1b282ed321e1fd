"""Whatever stops the worker in the middle of a letter, the letter is not lost."""

from datetime import timedelta
from functools import partial
from threading import Event

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from joinedup.access.models import RoleKind
from joinedup.mail import services
from joinedup.mail.models import OutgoingEmail
from joinedup.mail.services import queue_email, send_email, take_up_emails, try_again
from joinedup.record.models import RecordEntry
from tests.at_once import at_once
from tests.factories.mail import make_email
from tests.factories.people import LONG_AGO, make_community, make_member

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def tasks_wait(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def sent(monkeypatch):
    """The numbers of the letters that left, in order; ``sent.cut`` cuts the next one short."""

    class Sent(list):
        cut = False

    sent = Sent()

    def deliver(letter):
        if sent.cut:
            sent.cut = False
            raise SystemExit  # as when the power fails: no line after it is reached
        sent.append(letter.pk)

    monkeypatch.setattr(services, "_deliver", deliver)
    return sent


def _tasks():
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("args_kwargs", flat=True))


def _queue():
    return queue_email(to="asha@example.org", subject="Hello", body="Hello", at=timezone.now())


def _cut_short(sent):
    """A letter whose worker was killed while the mail server was asked, and its task with it."""
    letter = _queue()
    sent.cut = True
    with pytest.raises(SystemExit):
        send_email.call(letter.pk)
    DBTaskResult.objects.all().delete()
    return letter


def test_a_letter_that_was_cut_short_is_taken_up_when_nobody_can_be_at_it_any_more(sent, settings):
    letter = _cut_short(sent)

    count = take_up_emails(timezone.now())
    send_email.call(letter.pk)
    meanwhile = list(sent)
    settings.TASK_LEASE = timedelta(0)
    OutgoingEmail.objects.update(next_try_at=timezone.now())
    send_email.call(letter.pk)

    letter.refresh_from_db()
    assert (count, len(_tasks())) == (1, 1)
    assert DBTaskResult.objects.get().run_after > timezone.now() + 4 * MINUTE
    assert (meanwhile, sent) == ([], [letter.pk])
    assert (letter.sent_at is not None, letter.tries) == (True, 0)


@pytest.mark.parametrize(
    ("status", "taken_up"),
    (
        (TaskResultStatus.READY, 0),
        (TaskResultStatus.RUNNING, 0),
        (TaskResultStatus.FAILED, 1),
        (TaskResultStatus.SUCCESSFUL, 1),
    ),
)
def test_only_a_letter_that_no_task_is_to_send_is_taken_up(status, taken_up):
    _queue()
    DBTaskResult.objects.update(status=status)

    assert take_up_emails(timezone.now()) == taken_up
    assert take_up_emails(timezone.now()) == 0


@pytest.mark.parametrize("done", ("sent_at", "failed_at"))
def test_what_has_gone_or_was_given_up_is_left_alone(done, sent):
    letter = make_email(**{done: timezone.now()}, body="")

    assert take_up_emails(timezone.now()) == 0
    send_email.call(letter.pk)
    assert sent == []


def test_one_that_waits_for_its_next_try_is_not_tried_before(sent):
    letter = make_email(next_try_at=timezone.now() + MINUTE)

    send_email.call(letter.pk)

    assert sent == []


def test_a_clock_that_was_put_back_by_a_year_holds_no_letter_up(sent):
    letter = make_email(next_try_at=timezone.now() + timedelta(days=365))

    send_email.call(letter.pk)

    assert sent == [letter.pk]


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_sends(sent):
    letter = make_email()

    at_once(*[partial(send_email.call, letter.pk)] * 4)

    assert sent == [letter.pk]


@pytest.mark.django_db(transaction=True)
def test_a_very_slow_try_does_not_undo_what_another_worker_did(monkeypatch, settings):
    """Its lease is over, another worker sends the letter, and then the first try fails."""
    settings.TASK_LEASE = timedelta(0)
    letter, other_is_done = make_email(), Event()

    def deliver(each):
        if not other_is_done.is_set():
            other_is_done.set()
            send_email.call(letter.pk)
            raise OSError

    monkeypatch.setattr(services, "_deliver", deliver)
    send_email.call(letter.pk)

    letter.refresh_from_db()
    assert (letter.sent_at is not None, letter.failed_at, letter.tries) == (True, None, 0)
    assert not DBTaskResult.objects.exists()


def test_a_letter_that_was_given_up_is_sent_once_more_when_somebody_asks(sent):
    community = make_community()
    by = make_member(community=community, role=RoleKind.ADMINISTRATOR)
    letter = make_email(failed_at=LONG_AGO, tries=5)
    gone = make_email(sent_at=LONG_AGO, body="")
    forgotten = make_email(failed_at=LONG_AGO, body="")

    count = try_again(emails=[letter, gone, forgotten], by=by, at=timezone.now())
    send_email.call(letter.pk)

    letter.refresh_from_db()
    assert count == 1
    assert _tasks() == [{"args": [letter.pk], "kwargs": {}}]
    assert (sent, letter.failed_at, letter.tries) == ([letter.pk], None, 0)
    assert [entry.event for entry in RecordEntry.objects.all()] == ["email tried again"]
