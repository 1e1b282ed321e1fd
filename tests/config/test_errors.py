"""Errors reach whoever runs the program, and nothing of anybody goes with them."""

import json
import logging
import threading
import time

import pytest
import sentry_sdk
from django.core import mail
from django.test import Client, RequestFactory
from django.utils.log import AdminEmailHandler
from sentry_sdk.transport import Transport

from config import errors
from config.errors import MOST_AN_HOUR, THREAD, EmailErrors, SentryErrors, only_what_is_told
from joinedup.home.urls import urlpatterns

TO = "errors@example.org"
WORDS = "my-own-words-about-my-son"
EMAIL = "canary@example.com"
CANARIES = [WORDS, EMAIL, "secret-cookie", "203.0.113.9", "a-private-link"]


def fail(request):
    """A page with a mistake, in which a person's words stand everywhere."""
    said = request.POST.get("text", WORDS)
    try:
        int(said)
    except ValueError as error:
        raise LookupError(f"{said} of {EMAIL}") from error


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self, options=None):
        super().__init__(options)
        self.events = []

    def capture_envelope(self, envelope):
        self.events += [envelope.get_event() or {}]


@pytest.fixture
def told():
    """Whoever is added here is told of errors, as if the settings had said so."""
    added = []

    def add(handler):
        logging.root.addHandler(handler)
        added.append(handler)
        return handler

    yield add
    for each in added:
        logging.root.removeHandler(each)


@pytest.fixture
def ask(monkeypatch):
    """Send the page that fails a form full of somebody's words."""
    monkeypatch.setattr(urlpatterns[0], "callback", fail)
    browser = Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.9")
    browser.cookies["__Host-session"] = "secret-cookie"
    return lambda: browser.post(f"/?next=a-private-link&email={EMAIL}", {"text": WORDS})


def sent():
    """The emails, when all that are on their way have gone."""
    for each in threading.enumerate():
        if each.name == THREAD:
            each.join()
    return mail.outbox


def leaks(text):
    return [each for each in CANARIES if each in text]


def record_of(error, request):
    try:
        raise error
    except type(error) as raised:
        return logging.makeLogRecord(
            {
                "name": "django.request",
                "levelno": logging.ERROR,
                "levelname": "ERROR",
                "msg": f"Internal Server Error: {WORDS}",
                "request": request,
                "exc_info": (type(raised), raised, raised.__traceback__),
            }
        )


@pytest.mark.django_db
def test_an_error_is_emailed_with_its_place_and_kind_and_nothing_of_anybody(ask, told, tmp_path):
    told(EmailErrors(TO, tmp_path))

    ask()

    (email,) = sent()
    assert email.to == [TO]
    assert email.subject == "Joinedup at localhost: an error (builtins.LookupError)"
    assert "Where: POST home:home_page\n" in email.body
    assert "What: builtins.LookupError, caused by builtins.ValueError\n" in email.body
    assert "\n  tests/config/test_errors.py:" in email.body
    assert "\n  django/core/handlers/base.py:" in email.body
    assert leaks(email.message().as_string()) == []


def test_what_django_would_email_holds_all_of_it(settings):
    settings.ADMINS = [("", TO)]
    request = RequestFactory(REMOTE_ADDR="203.0.113.9").post(
        f"/?next=a-private-link&email={EMAIL}", {"text": WORDS}
    )
    request.COOKIES["other"] = "secret-cookie"

    AdminEmailHandler().emit(record_of(LookupError(WORDS), request))

    assert leaks(mail.outbox[0].body) == CANARIES


@pytest.mark.django_db
def test_no_more_than_so_many_an_hour_from_all_processes(ask, told, tmp_path, monkeypatch):
    for _ in range(2):
        told(EmailErrors(TO, tmp_path))
    start = time.time()
    counts = []
    for minutes in (0, 59, 61):
        monkeypatch.setattr(errors.time, "time", lambda at=minutes: start + at * 60)
        for _ in range(MOST_AN_HOUR):
            ask()
        counts.append(len(sent()))

    assert counts == [MOST_AN_HOUR, MOST_AN_HOUR, 2 * MOST_AN_HOUR]
    is_last = ["This is the last such email for an hour" in each.body for each in mail.outbox]
    assert is_last.count(True) == 2


@pytest.mark.django_db
def test_a_mail_server_that_is_away_makes_no_error_more(ask, told, tmp_path, monkeypatch, caplog):
    def refuse(self):
        raise ConnectionRefusedError(EMAIL)

    told(EmailErrors(TO, tmp_path))
    monkeypatch.setattr(errors.EmailMessage, "send", refuse)

    answer = ask()

    assert sent() == []
    assert answer.status_code == 500
    assert [each.getMessage() for each in caplog.records if each.name == "config.errors"] == [
        "An error could not be emailed: ConnectionRefusedError."
    ]


@pytest.mark.django_db
def test_where_nothing_can_be_counted_the_page_is_answered_all_the_same(ask, told, tmp_path):
    told(EmailErrors(TO, tmp_path / "gone"))

    assert ask().status_code == 500
    assert sent() == []


@pytest.mark.django_db
def test_a_page_that_says_itself_that_something_does_not_run_is_no_error(client, told, tmp_path):
    told(EmailErrors(TO, tmp_path))

    assert client.get("/healthz").status_code == 503
    assert sent() == []


@pytest.mark.django_db
def test_a_page_that_fails_shows_nothing_of_the_inside(ask, settings):
    assert not settings.DEBUG

    page = ask().content.decode()

    assert "Something went wrong" in page
    inside = ("Traceback", "LookupError", "test_errors", "config.settings", "SECRET_KEY")
    assert [each for each in (*CANARIES, *inside) if each in page] == []


@pytest.mark.django_db
def test_sentry_is_told_as_little(ask, told):
    transport = Kept()
    told(SentryErrors("https://key@sentry.example.org/1", transport))

    ask()

    (event,) = transport.events
    written = json.dumps(event)
    assert leaks(written) == []
    assert set(event) == {
        *("event_id", "timestamp", "level", "logger", "platform", "transaction", "exception"),
    }
    assert event["transaction"] == "POST home:home_page"
    values = event["exception"]["values"]
    assert [each["type"] for each in values] == ["builtins.ValueError", "builtins.LookupError"]
    last = values[-1]["stacktrace"]["frames"][-1]
    assert (last["filename"], last["function"]) == ("tests/config/test_errors.py", "fail")


def test_what_sentry_would_find_out_by_itself_holds_somebodys_words():
    transport = Kept()
    client = sentry_sdk.Client(dsn="https://key@sentry.example.org/1", transport=transport)
    with sentry_sdk.new_scope() as scope:
        scope.set_client(client)
        try:
            fail(RequestFactory().post("/", {"text": WORDS}))
        except LookupError:
            sentry_sdk.capture_exception()

    assert {WORDS, EMAIL} <= set(leaks(json.dumps(transport.events)))


def test_what_anything_else_adds_to_an_event_is_taken_out():
    frame = {"filename": "a.py", "function": "f", "lineno": 1, "vars": {"said": WORDS}}
    value = {"type": "ValueError", "value": WORDS, "stacktrace": {"frames": [frame]}}
    event = {
        "level": "error",
        "exception": {"values": [value]},
        "request": {"data": WORDS, "cookies": "secret-cookie", "query_string": EMAIL},
        "user": {"email": EMAIL, "ip_address": "203.0.113.9"},
        "breadcrumbs": {"values": [{"message": f"SELECT {WORDS}"}]},
        "extra": {"said": WORDS},
        "server_name": "a-private-link",
    }

    assert only_what_is_told(event, {}) == {
        "level": "error",
        "exception": {
            "values": [
                {
                    "type": "ValueError",
                    "stacktrace": {
                        "frames": [{"filename": "a.py", "function": "f", "lineno": 1}],
                    },
                }
            ]
        },
    }
