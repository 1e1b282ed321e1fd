"""Whoever may no longer come in is outside at once, for nothing is remembered but the SQL."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from config.sessions import SessionStore
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
