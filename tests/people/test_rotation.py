"""Signing in gives a new session, and ends the one before."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from joinedup.people.models import Session
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, PROFILE = "/people/sign-in/", "/people/sign-in/code/", "/people/profile/"
ASHA = "asha@example.org"


@pytest.fixture
def member():
    return make_member(community=make_community(), email=ASHA)


def ask(browser):
    """Ask for a code; the session's key from then on."""
    browser.post(SIGN_IN, {"email": ASHA})
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def come_in(browser):
    """Come in with the newest code; the session's key, and the token of forms, from then on."""
    code = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()
    assert browser.post(CODE, {"code": code}).status_code == 302
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def may_open(key):
    """Whether somebody with this key sees the profile."""
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = key
    return browser.get(PROFILE).status_code == 200


def test_who_signs_in_gets_a_new_key_and_the_old_one_opens_nothing(client, member):
    before = ask(client)
    after = come_in(client)

    assert before != after
    assert (may_open(before), may_open(after)) == (False, True)
    assert not Session.objects.filter(session_key=before).exists()


def test_who_signs_in_again_gets_a_new_key_again(client, member):
    ask(client)
    first = come_in(client)
    client.post("/people/sign-out/")
    ask(client)
    second = come_in(client)

    assert first != second
    assert (may_open(first), may_open(second)) == (False, True)


def test_a_key_that_somebody_else_chose_is_not_taken_over(client, member):
    chosen = "a" * 32
    client.cookies[settings.SESSION_COOKIE_NAME] = chosen
    ask(client)
    after = come_in(client)

    assert after != chosen
    assert not may_open(chosen)


def test_a_browser_that_was_handed_a_waiting_session_is_not_signed_in_with_it(client, member):
    """Whoever asks, and slips the key of that session to somebody, does not come in with them."""
    waiting = ask(client)
    victim = Client()
    victim.cookies[settings.SESSION_COOKIE_NAME] = waiting
    come_in(victim)

    assert not may_open(waiting)
    assert client.get(PROFILE).status_code == 302


def test_the_token_of_forms_is_another_one_too(client, member):
    client.get(SIGN_IN)
    before = client.cookies[settings.CSRF_COOKIE_NAME].value
    ask(client)
    come_in(client)

    assert client.cookies[settings.CSRF_COOKIE_NAME].value != before
