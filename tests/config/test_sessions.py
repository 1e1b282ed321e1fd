"""Whoever may no longer come in is outside at once, for nothing is remembered but the SQL."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user
from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from config.sessions import SessionStore
from joinedup.people.models import Session
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member()


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return Session.objects.get()


def who_comes(session):
    """Who Django takes somebody for that has the key of this session."""
    request = HttpRequest()
    request.session = SessionStore(session.session_key)
    user = get_user(request)
    return user if user.is_authenticated else None


def test_a_member_who_signed_in_is_known_again_and_again(member, signed_in):
    assert [who_comes(signed_in) for _ in range(3)] == [member] * 3


@pytest.mark.parametrize(
    "end",
    (
        lambda session, member: session.delete(),
        lambda session, member: Session.objects.update(
            expire_date=timezone.now() - timedelta(seconds=1)
        ),
        lambda session, member: type(member).objects.update(is_active=False),
        lambda session, member: type(member).objects.update(email="new@example.org"),
        lambda session, member: member.delete(),
    ),
    ids=("signed out", "too long ago", "kept from signing in", "another address", "gone"),
)
def test_what_ends_a_session_ends_it_at_once(member, signed_in, end):
    assert who_comes(signed_in) == member
    end(signed_in, member)
    assert who_comes(signed_in) is None


def test_a_key_that_leads_to_nothing_is_not_taken_over(signed_in):
    session = SessionStore("a" * 32)

    assert (session.load(), session.session_key) == ({}, None)


def at(monkeypatch, moment):
    """Put the clock to a moment."""
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_session_ends_when_seven_days_went_by_without_it(monkeypatch, client, member):
    came = datetime(2026, 3, 2, 18, tzinfo=UTC)
    at(monkeypatch, came)
    client.force_login(member)
    profile = reverse("people:profile")

    answers = []
    for days in (0, 7, 14, 21, 29):  # the last time a day too late
        at(monkeypatch, came + timedelta(days=days, hours=3))
        answers.append(client.get(profile).status_code)

    assert answers == [200, 200, 200, 200, 302]


def test_a_session_ends_after_ninety_days_however_often_it_is_used(monkeypatch, client, member):
    came = datetime(2026, 3, 2, 18, tzinfo=UTC)
    at(monkeypatch, came)
    client.force_login(member)
    profile = reverse("people:profile")

    def comes(**after):
        at(monkeypatch, came + timedelta(**after))
        return client.get(profile).status_code

    assert {comes(days=day) for day in range(90)} == {200}
    assert comes(days=90, minutes=1) == 302


def test_the_browser_keeps_the_key_as_long_as_a_session_can_last(client, member):
    client.force_login(member)
    session = client.session
    session["something"] = "new"
    session.save()

    assert 89 * 86400 < session.get_expiry_age() <= 90 * 86400


def test_the_day_is_written_once_a_day_and_only_where_the_page_asked_who_is_there(
    monkeypatch, client, member
):
    came = datetime(2026, 3, 2, 18, tzinfo=UTC)
    at(monkeypatch, came)
    client.force_login(member)
    at(monkeypatch, came + timedelta(days=1))

    def writes(path):
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        return sum(each["sql"].startswith("UPDATE") for each in asked)

    written = [writes(reverse(page)) for page in ("people:profile", "people:profile")]

    assert written == [1, 0]
    assert Session.objects.get().last_day == date(2026, 3, 3)


def test_guests_leave_no_name_in_their_session(client, signed_in):
    client.post(reverse("people:sign_out"))
    guest = SessionStore()
    guest.create()

    row = Session.objects.get(pk=guest.session_key)
    assert (row.member, row.since, row.last_day, row.device) == (None, None, None, "")
    assert timedelta(days=13) < row.expire_date - timezone.now() <= timedelta(days=14)
