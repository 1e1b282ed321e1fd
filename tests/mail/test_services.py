"""Letters on their way through a real mail server, and when there is none."""

import email
import socket
from datetime import timedelta
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from joinedup.core.tasks import WAITS
from joinedup.mail.models import OutgoingEmail
from joinedup.mail.selectors import server_problem
from joinedup.mail.services import queue_email, send_email
from joinedup.record.models import RecordEntry
from tests.factories.mail import make_email
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db


class Postbox:
    """A mail server's manners: keeps what it is given, or answers as told."""

    def __init__(self):
        self.letters, self.answer_rcpt, self.answer_data = [], None, None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.answer_rcpt:
            return self.answer_rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.answer_data:
            return self.answer_data
        self.letters.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(autouse=True)
def real_post(settings):
    """Letters leave by SMTP, and later tries wait in the database as they do in real use."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", _free_port()
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def postbox(settings):
    postbox = Postbox()
    server = Controller(postbox, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    yield postbox
    server.stop()


def _waiting_tries():
    """How long from now each planned try waits, rounded to a minute."""
    tries = DBTaskResult.objects.order_by("run_after").values_list("run_after", flat=True)
    return [round((at - timezone.now()) / timedelta(minutes=1)) for at in tries]


def _is_due(letter):
    """Its time has come, or whoever tried it is long gone."""
    OutgoingEmail.objects.filter(pk=letter.pk).update(next_try_at=timezone.now())


def test_a_letter_arrives_and_its_words_are_removed(postbox):
    letter = make_email(to="zoe@example.org", subject="Grüße 🙂", body="Hallo Ŵyn")

    send_email.call(letter.pk)

    [(to, content)] = postbox.letters
    message = email.message_from_bytes(content, policy=policy.default)
    letter.refresh_from_db()
    assert (to, message["Subject"]) == (["zoe@example.org"], "Grüße 🙂")
    assert message.get_content().strip() == "Hallo Ŵyn"
    assert (letter.sent_at is not None, letter.body, letter.tries) == (True, "", 0)


def test_a_server_that_takes_nothing_is_told_of_until_it_takes_something(request):
    make_email()
    letter, other = make_email(), make_email(to="zoe@example.org")
    send_email.call(letter.pk)
    letter.refresh_from_db()

    problem = server_problem()
    request.getfixturevalue("postbox")
    send_email.call(other.pk)

    assert (problem.label, problem.since, problem.tried_at) == (
        "The mail server could not be reached",
        letter.failing_since,
        letter.tried_at,
    )
    assert server_problem() is None


def test_one_address_that_takes_nothing_is_no_fault_of_the_server(postbox):
    postbox.answer_rcpt = "550 No such person"
    letter = make_email()

    send_email.call(letter.pk)

    letter.refresh_from_db()
    assert (letter.problem, server_problem()) == ("address", None)


def test_a_letter_run_twice_is_sent_once(postbox):
    letter = make_email()

    send_email.call(letter.pk)
    send_email.call(letter.pk)

    assert len(postbox.letters) == 1


def test_an_invitation_goes_as_a_calendar_part(postbox):
    letter = make_email(calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")

    send_email.call(letter.pk)

    message = email.message_from_bytes(postbox.letters[0][1], policy=policy.default)
    [part] = message.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "REQUEST"
    assert part.get_content().startswith("BEGIN:VCALENDAR")


def test_with_no_server_every_try_waits_longer_and_then_it_is_given_up():
    letter = make_email()

    waits = []
    for _ in range(len(WAITS) + 1):
        _is_due(letter)
        send_email.call(letter.pk)
        waits.append(_waiting_tries())
        DBTaskResult.objects.all().delete()
    send_email.call(letter.pk)

    letter.refresh_from_db()
    assert waits == [[1], [10], [60], [360], []]
    assert (letter.sent_at, letter.failed_at is not None, letter.tries) == (None, True, 5)
    assert list(RecordEntry.objects.values_list("event", "by_kind")) == [
        ("email not delivered", "program")
    ]


@pytest.mark.parametrize(
    ("rcpt", "data", "tried_again"),
    (
        ("550 No such person", None, False),
        ("450 Greylisted", None, True),
        (None, "554 Refused", False),
        (None, "451 Busy", True),
    ),
)
def test_a_firm_no_ends_it_and_a_not_now_does_not(postbox, rcpt, data, tried_again):
    postbox.answer_rcpt, postbox.answer_data = rcpt, data
    letter = make_email()

    send_email.call(letter.pk)

    letter.refresh_from_db()
    assert (letter.failed_at is None) is tried_again
    assert _waiting_tries() == ([1] if tried_again else [])
    assert letter.body == "Hello."


def test_a_server_that_was_down_gets_the_letter_later(settings):
    letter = make_email()

    send_email.call(letter.pk)
    postbox = Postbox()
    server = Controller(postbox, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        _is_due(letter)
        send_email.call(letter.pk)
    finally:
        server.stop()

    letter.refresh_from_db()
    assert len(postbox.letters) == 1
    assert (letter.sent_at is not None, letter.tries) == (True, 1)


@pytest.mark.parametrize("line_end", ("\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"))
def test_a_subject_is_one_line_whatever_is_in_a_name(postbox, line_end):
    letter = queue_email(
        to="asha@example.org",
        subject=f"Meeting{line_end}Bcc: everybody@example.org",
        body="Hello",
        at=LONG_AGO,
    )

    send_email.call(letter.pk)

    [(to, content)] = postbox.letters
    message = email.message_from_bytes(content, policy=policy.default)
    assert to == ["asha@example.org"]
    assert (message["Subject"], message["Bcc"]) == ("Meeting Bcc: everybody@example.org", None)


def test_an_address_that_cannot_be_is_given_up_at_once(postbox):
    letter = make_email(to="asha@example.org\nBcc: everybody@example.org")

    send_email.call(letter.pk)

    letter.refresh_from_db()
    assert (postbox.letters, letter.failed_at is not None) == ([], True)


def test_no_transaction_is_open_while_the_server_is_asked(monkeypatch, transactional_db):
    open_transactions = []
    monkeypatch.setattr(
        "joinedup.mail.services._deliver",
        lambda letter: open_transactions.append(connection.in_atomic_block),
    )

    send_email.call(make_email().pk)

    assert open_transactions == [False]


def test_a_letter_is_not_sent_when_its_change_is_undone(transactional_db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue_email(to="asha@example.org", subject="Hello", body="Hello", at=LONG_AGO)
        raise ZeroDivisionError

    assert (OutgoingEmail.objects.count(), DBTaskResult.objects.count()) == (0, 0)


class Community:
    contact_email = "potteries@example.org"

    def __init__(self, name):
        self.name = name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Potteries Community of Practice", "Potteries Community of Practice"),
        ("Cymuned Ymarfer Ŵyn", "Cymuned Ymarfer Ŵyn"),
        ('Stoke, "Care" & <Sons>', 'Stoke, "Care" & <Sons>'),
        ("Two\r\nBcc: zoe@example.org", "Two Bcc: zoe@example.org"),
        ("x" * 120, "x" * 120),
    ],
)
def test_a_community_writes_in_its_own_name_and_gets_the_answers(postbox, settings, name, shown):
    settings.DEFAULT_FROM_EMAIL = "Joinedup <post@stoke.example>"
    letter = queue_email(
        to="zoe@example.org", subject="S", body="B", at=timezone.now(), of=Community(name)
    )

    send_email.call(letter.pk)

    [(to, content)] = postbox.letters
    message = email.message_from_bytes(content, policy=policy.default)
    [sender] = message["From"].addresses
    assert (to, sender.display_name, sender.addr_spec, message["Reply-To"], message["Bcc"]) == (
        ["zoe@example.org"],
        shown,
        "post@stoke.example",
        "potteries@example.org",
        None,
    )


def test_what_is_about_an_account_comes_from_the_program(postbox, settings):
    settings.DEFAULT_FROM_EMAIL = "Joinedup <post@stoke.example>"
    send_email.call(queue_email(to="z@example.org", subject="S", body="B", at=timezone.now()).pk)

    message = email.message_from_bytes(postbox.letters[0][1], policy=policy.default)

    assert (message["From"], message["Reply-To"]) == ("Joinedup <post@stoke.example>", None)
