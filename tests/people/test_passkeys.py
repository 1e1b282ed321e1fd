"""Passkeys: added, used, removed; and answers that are none."""

import json
import time

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.access.services.members import erase_person
from joinedup.core.fresh import is_fresh
from joinedup.people.lib.passkeys import NotAccepted, passkeys_work
from joinedup.people.models import AuthenticatorApp, Passkey, Session
from joinedup.people.services.passkeys import question_to_sign_in, sign_in_with_passkey
from joinedup.record.models import RecordEntry
from tests.at_once import at_once
from tests.factories.people import make_community, make_member, make_role
from tests.old_sessions import let_grow_old
from tests.people.apps import make_app
from tests.people.passkeys import SoftKey, make_passkey
from tests.seen import seen

SIGN_IN, CONFIRM, NEW = "/people/sign-in/", "/people/confirm/", "/people/profile/passkeys/new/"
HERE = "https://joinedup.example.org"


@pytest.fixture(autouse=True)
def secure_address(settings):
    settings.ADDRESS = HERE


@pytest.fixture
def community(db):
    return make_community()


@pytest.fixture
def asha(community):
    return make_member(community=community, email="asha@example.org", name="Asha")


@pytest.fixture
def key(asha):
    """A passkey of hers."""
    browser = Client()
    browser.force_login(asha)
    key = SoftKey(HERE)
    adds(browser, key, name="My phone")
    mail.outbox.clear()
    return key


def asked_on(page):
    """The form by which a page asks for a passkey, and its question."""
    place = BeautifulSoup(page.content, "html.parser").select_one("[data-passkey]")
    fields = {
        each["name"]: each.get("value", "")
        for each in place.select("input[name]:not([type=checkbox])")
    }
    return place.form.get("action"), fields, json.loads(place["data-question"])


def adds(browser, key, **typed):
    _action, fields, question = asked_on(browser.get(NEW))
    return browser.post(NEW, fields | {"answer": key.create(question)} | typed, follow=True)


def comes_in(browser, key, page=SIGN_IN, **changed):
    action, fields, question = asked_on(browser.get(page))
    return browser.post(action, fields | {"answer": key.get(question)} | changed)


def is_in(browser):
    return "_auth_user_id" in browser.session


def events():
    return list(RecordEntry.objects.order_by("pk").values_list("event", flat=True))


@pytest.mark.parametrize(
    ("address", "work"),
    (
        (HERE, True),
        ("http://localhost:8000", True),
        ("http://joinedup.example.org", False),
        ("https://192.0.2.7", False),
        ("http://127.0.0.1:8000", False),
        ("https://[2001:db8::1]", False),
    ),
)
def test_they_are_offered_where_browsers_take_them(client, db, settings, address, work):
    settings.ADDRESS = address

    assert passkeys_work() == work
    assert ("data-passkey" in client.get(SIGN_IN).text) == work


# Adding


def test_one_is_added_listed_and_its_owner_told(client, asha):
    client.force_login(asha)
    profile = adds(client, SoftKey(HERE), name="My phone")

    assert "My phone" in seen(profile.text) and "never used" in seen(profile.text)
    assert events() == ["passkey added"]
    assert "A passkey was added: “My phone”." in mail.outbox[-1].body
    # A device that has one is not asked for another.
    assert len(asked_on(client.get(NEW))[2]["excludeCredentials"]) == 1


@pytest.mark.parametrize(
    "key",
    (
        SoftKey("https://evil.joinedup.example.org"),
        SoftKey("https://evil.example.org"),
        SoftKey("http://joinedup.example.org"),
        SoftKey(HERE, unlocks=False),
    ),
    ids=("below us", "elsewhere", "not secure", "only touched"),
)
def test_none_is_added_from_elsewhere_or_without_a_finger(client, asha, key):
    client.force_login(asha)
    page = adds(client, key)

    assert "The passkey was not added" in seen(page.text)
    assert not Passkey.objects.exists()


def test_an_answer_to_somebody_elses_question_adds_nothing(client, asha):
    client.force_login(make_member())
    _action, fields, question = asked_on(client.get(NEW))
    client.force_login(asha)
    client.post(NEW, fields | {"answer": SoftKey(HERE).create(question)})

    assert not Passkey.objects.exists()


def test_a_passkey_of_somebody_else_is_added_to_nobody(client, key):
    client.force_login(make_member())
    adds(client, key)

    assert [each.member.name for each in Passkey.objects.all()] == ["Asha"]


@pytest.mark.parametrize("address", (NEW, "remove"))
def test_whoever_signed_in_long_ago_is_asked_first(client, asha, address):
    passkey = make_passkey(asha)
    client.force_login(asha)
    let_grow_old(client)
    address = f"/people/profile/passkeys/{passkey.pk}/remove/" if address == "remove" else address

    asked = [client.get(address).url, client.post(address).url]

    assert [each.partition("?")[0] for each in asked] == [CONFIRM] * 2
    assert Passkey.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "origin"),
    (
        ("https://Joinedup.Example.org:443", HERE),
        ("https://joinedup.example.org:8443", "https://joinedup.example.org:8443"),
        ("https://büro.example.org", "https://xn--bro-hoa.example.org"),
        ("http://localhost:8000", "http://localhost:8000"),
    ),
)
def test_our_address_is_known_however_it_is_written(client, asha, settings, address, origin):
    settings.ADDRESS = address
    client.force_login(asha)
    adds(client, SoftKey(origin))

    assert Passkey.objects.count() == 1


# Signing in


def test_it_lets_its_owner_in_where_they_wanted_to_go(client, asha, key):
    came_in = comes_in(client, key, f"{SIGN_IN}?next=/people/profile/")
    profile = client.get(came_in.url)

    assert (came_in.url, client.session["_auth_user_id"]) == ("/people/profile/", str(asha.pk))
    assert events()[-1] == "signed in"
    assert "last used on" in seen(profile.text)
    assert Session.objects.filter(member=asha).exists()


def test_no_app_is_asked_for_after_it(client, asha, key):
    make_app(asha, timezone.now())
    comes_in(client, key)

    assert is_in(client)


def test_on_a_device_of_several_it_ends_with_the_browser(client, key):
    comes_in(client, key, is_shared="on")

    assert is_in(client) and client.session.get_expire_at_browser_close()


def test_an_answer_is_good_once(client, key):
    action, fields, question = asked_on(client.get(SIGN_IN))
    answer = fields | {"answer": key.get(question)}
    other = Client()
    client.post(action, answer)
    refused = other.post(action, answer, follow=True)

    assert (is_in(client), is_in(other)) == (True, False)
    assert "This passkey did not let you in" in seen(refused.text)


def test_a_question_is_good_for_an_hour(client, key, monkeypatch):
    action, fields, question = asked_on(client.get(SIGN_IN))
    later = time.time() + 3601
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    client.post(action, fields | {"answer": key.get(question)})

    assert not is_in(client)


def test_a_question_is_good_for_what_it_was_asked(client, asha, key):
    browser = Client()
    browser.force_login(asha)
    let_grow_old(browser)
    _action, fields, question = asked_on(browser.get(CONFIRM))
    client.post(f"{SIGN_IN}passkey/", fields | {"answer": key.get(question)})

    assert not is_in(client)


@pytest.mark.parametrize(
    "changed", ("another origin", "only touched", "another key", "another question", "of nobody")
)
def test_an_answer_that_is_none_lets_nobody_in(client, key, changed):
    action, fields, question = asked_on(client.get(SIGN_IN))
    other = SoftKey(HERE)
    other.id = key.id if changed == "another key" else other.id
    if changed == "another origin":
        key.origin = "https://evil.joinedup.example.org"
    elif changed == "only touched":
        key.flags = SoftKey(HERE, unlocks=False).flags
    elif changed == "another question":
        question = asked_on(client.get(SIGN_IN))[2]
    answers = other if changed in ("another key", "of nobody") else key

    refused = client.post(action, fields | {"answer": answers.get(question)}, follow=True)

    assert not is_in(client)
    assert "This passkey did not let you in" in seen(refused.text)


@pytest.mark.parametrize(
    "answer", ("", "{}", "[]", "null", "nonsense", '{"id": 1}', '{"rawId": "é"}', "9" * 30_000)
)
def test_what_is_no_answer_at_all_is_refused_kindly(client, key, answer):
    action, fields, _question = asked_on(client.get(SIGN_IN))
    refused = client.post(action, fields | {"answer": answer})

    assert (refused.status_code, is_in(client)) == (302, False)


def test_whoever_may_not_sign_in_does_not_with_a_passkey_either(client, asha, key):
    asha.is_active = False
    asha.save()
    comes_in(client, key)

    assert not is_in(client)


@pytest.mark.django_db(transaction=True)
def test_of_many_with_one_answer_in_one_moment_one_is_let_in(rf):
    key, asha = SoftKey(HERE), make_member(email="asha@example.org")
    browser = Client()
    browser.force_login(asha)
    adds(browser, key)
    asked = question_to_sign_in()
    answer = key.get(json.loads(asked.options))

    def come():
        request = rf.post(SIGN_IN)
        request.session = Client().session
        try:
            sign_in_with_passkey(
                request, token=asked.token, answer=answer, is_shared=False, at=timezone.now()
            )
        except NotAccepted:
            return False
        return True

    assert sorted(at_once(*[come] * 8)) == [False] * 7 + [True]


# Showing again that it is they


def test_it_shows_that_it_is_they(client, asha, key):
    client.force_login(asha)
    let_grow_old(client)
    back = comes_in(client, key, f"{CONFIRM}?next={NEW}")

    assert (back.url, is_fresh(client.session, timezone.now())) == (NEW, True)


def test_that_of_somebody_else_does_not(client, key):
    mal = make_member()
    make_passkey(mal)
    client.force_login(mal)
    let_grow_old(client)
    comes_in(client, key, CONFIRM)

    assert not is_fresh(client.session, timezone.now())


# Going


def test_one_that_is_removed_lets_nobody_in(client, asha, key):
    browser = Client()
    browser.force_login(asha)
    passkey = Passkey.objects.get()
    browser.post(f"/people/profile/passkeys/{passkey.pk}/remove/")
    comes_in(client, key)

    assert not is_in(client)
    assert events()[-1] == "passkey removed"
    assert "“My phone”" in mail.outbox[-1].body


def test_an_administrator_lets_somebody_in_who_lost_everything(client, community, asha, key):
    boss = make_member(name="Bea")
    make_role(member=boss, community=community, kind=RoleKind.ADMINISTRATOR)
    make_app(asha, timezone.now(), "1234567890")
    theirs = Client()
    theirs.force_login(asha)
    client.force_login(boss)
    page = client.get(f"/access/members/{asha.pk}/")
    remove = f"/access/members/{asha.pk}/second-step/remove/"
    assert remove in page.text
    client.post(remove)
    client.post(remove)

    assert (Passkey.objects.count(), AuthenticatorApp.objects.count()) == (0, 0)
    assert events().count("second step removed") == 1
    assert not Session.objects.filter(member=asha).exists()
    assert mail.outbox[-1].to == ["asha@example.org"]
    assert "Bea, who administers your community" in mail.outbox[-1].body
    assert remove not in client.get(f"/access/members/{asha.pk}/").text


def test_whoever_is_forgotten_leaves_none(asha, key):
    erase_person(member=asha, by=asha, at=timezone.now())

    assert not Passkey.objects.exists()
