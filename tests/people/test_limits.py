"""Codes to sign in: no flood, no guessing, and nobody shuts anybody out."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from joinedup.people.lib.limits import (
    CODES_OF_A_CONNECTION,
    CODES_OF_AN_ADDRESS,
    EMAILS_TO_STRANGERS,
)
from joinedup.people.models import Session, SignInCode
from joinedup.people.services.codes import DIGITS, MOST_TRIES
from joinedup.record.models import RecordEntry
from tests.at_once import at_once
from tests.factories.people import make_community, make_member

SIGN_IN, CODE = "/people/sign-in/", "/people/sign-in/code/"
ASHA = "asha@example.org"
OWN, ELSEWHERE = "203.0.113.7", "198.51.100.9"


@pytest.fixture
def member():
    return make_member(community=make_community(), email=ASHA, name="Asha")


def ask(browser, email=ASHA, address=OWN):
    return browser.post(SIGN_IN, {"email": email}, REMOTE_ADDR=address)


def newest_code():
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()


def is_signed_in(browser):
    return "_auth_user_id" in browser.session


@pytest.mark.django_db
@pytest.mark.parametrize("email", (ASHA, "zeno@example.org"))
def test_too_many_codes_are_not_sent_and_the_page_says_when_to_ask_again(client, member, email):
    answers = [ask(client, email) for _ in range(CODES_OF_AN_ADDRESS.most + 1)]

    assert [each.status_code for each in answers] == [302] * 5 + [429]
    assert len(mail.outbox) == 5
    assert f'value="{email}"' in answers[-1].content.decode()
    assert "After 15 minutes you can ask again." in answers[-1].content.decode()


@pytest.mark.django_db
def test_a_stranger_who_asks_again_and_again_shuts_nobody_out(client, member):
    stranger = Client()
    ask(client)
    before = newest_code()
    tried = [ask(stranger, address=ELSEWHERE).status_code for _ in range(20)]

    # The code that came before still lets its owner in, and another one can be asked for.
    client.post(CODE, {"code": before})
    other = Client()
    again = ask(other)
    other.post(CODE, {"code": newest_code()})

    assert set(tried) == {302, 429}
    assert again.status_code == 302
    assert is_signed_in(client) and is_signed_in(other) and not is_signed_in(stranger)


@pytest.mark.django_db
def test_one_connection_serves_a_room_but_no_flood(client):
    answers = [
        ask(client, f"person{n}@example.org").status_code
        for n in range(CODES_OF_A_CONNECTION.most + 1)
    ]

    assert answers == [302] * 40 + [429]


@pytest.mark.django_db
def test_few_strangers_are_written_to_and_nobody_learns_from_it_who_is_known(client, member):
    most = EMAILS_TO_STRANGERS.most
    for number in range(most + 3):
        ask(Client(), f"zeno{number}@example.org")
    written = len(mail.outbox)

    pages = []
    for email in ("zeno-99@example.org", ASHA):
        browser = Client()
        answer = ask(browser, email)
        page = browser.get(CODE).content.decode().replace(email, "")
        pages.append((answer.status_code, re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', "", page)))

    assert written == most
    assert pages[0] == pages[1]
    assert [each.to for each in mail.outbox[most:]] == [[ASHA]]
    assert ask(Client(), "zeno-99@example.org", ELSEWHERE).status_code == 302
    assert mail.outbox[-1].to == ["zeno-99@example.org"]


def browsers_that_wait(number):
    """Several with the same session, as one browser that sends several forms at once."""
    first = Client()
    ask(first)
    others = [Client() for _ in range(number - 1)]
    for browser in others:
        browser.cookies = first.cookies.copy()
    return [first, *others]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_of_twenty_who_come_with_a_code_at_once_one_comes_in(member, _round):
    browsers = browsers_that_wait(20)
    code = newest_code()

    def come(browser):
        return lambda: browser.post(CODE, {"code": code})

    # Whoever is too late has to ask for a new one, or is told that the session is another.
    answers = at_once(*map(come, browsers))

    came_in = [each for each in answers if each.get("Location") == reverse("home:home_page")]
    signed_in = [each for each in Session.objects.all() if "_auth_user_id" in each.get_decoded()]
    assert (len(came_in), len(signed_in)) == (1, 1)
    assert RecordEntry.objects.filter(event="signed in").count() == 1
    assert SignInCode.objects.get().tries <= MOST_TRIES


@pytest.mark.django_db(transaction=True)
def test_of_twenty_wrong_codes_at_once_no_more_are_looked_at_than_the_limit_says(member):
    browsers = browsers_that_wait(20)

    def come(browser):
        return lambda: browser.post(CODE, {"code": "0000-0000"}).status_code

    answers = at_once(*map(come, browsers))

    # Each either was compared, or met a code that is no longer good.
    assert set(answers) == {200, 302}
    assert answers.count(200) <= MOST_TRIES
    assert SignInCode.objects.get().tries == MOST_TRIES


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_ask_at_once_as_many_get_a_code_as_the_limit_says(member):
    def come(browser):
        return lambda: ask(browser).status_code

    answers = at_once(*[come(Client()) for _ in range(20)])

    assert sorted(answers) == [302] * 5 + [429] * 15
    assert len(mail.outbox) == SignInCode.objects.count() == 5


def test_guessing_codes_to_sign_in_takes_more_than_a_century():
    guesses_a_year = (
        CODES_OF_AN_ADDRESS.most * MOST_TRIES * 365.25 * 24 * 3600 / CODES_OF_AN_ADDRESS.seconds
    )

    # With each guess the chance is the same, so it is found after this many on average.
    assert 10**DIGITS / guesses_a_year > 100
