"""An authenticator app as a second step: its codes, those that stand in for it, no way round."""

import re
from base64 import b32encode
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from joinedup.access.services.members import erase_person
from joinedup.core.fresh import is_fresh
from joinedup.core.jobs import run_due_jobs
from joinedup.core.sealing import seal
from joinedup.people.lib.app_codes import step_of
from joinedup.people.models import AuthenticatorApp, RecoveryCode
from joinedup.people.services.app import (
    TooManyAppCodes,
    WrongAppCode,
    take_app_code,
)
from joinedup.record.models import RecordEntry
from tests.at_once import at_once
from tests.factories.people import make_community, make_member
from tests.house.forms import form_with
from tests.old_sessions import let_grow_old
from tests.people.apps import make_app, shown_by
from tests.seen import seen

SIGN_IN, CODE, APP = "/people/sign-in/", "/people/sign-in/code/", "/people/sign-in/app/"
NEW, CODES, REMOVE = (f"/people/profile/app/{each}/" for each in ("new", "codes", "remove"))
MINUTE = timedelta(minutes=1)


@pytest.fixture
def asha(db):
    return make_member(community=make_community(), email="asha@example.org", name="Asha")


@pytest.fixture
def app(asha):
    return make_app(asha, timezone.now(), "1234567890", "9876543210")


def code_in_the_email():
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()


def comes_halfway(client):
    client.post(SIGN_IN, {"email": "asha@example.org"})
    return client.post(CODE, {"code": code_in_the_email()})


def is_in(client):
    return "_auth_user_id" in client.session


def events():
    return list(RecordEntry.objects.order_by("pk").values_list("event", flat=True))


# What apps show


@pytest.mark.parametrize(
    ("second", "code"),
    # Those of RFC 6238, appendix B, with six digits.
    (
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ),
)
def test_a_code_is_that_of_the_standard(second, code):
    secret = b32encode(b"12345678901234567890").decode()
    at = datetime.fromtimestamp(second, UTC)

    assert step_of(secret, code, at) == second // 30
    assert step_of(secret, code, at + timedelta(seconds=30)) == second // 30
    assert step_of(secret, code, at + timedelta(seconds=60)) is None


# Turning it on


def test_an_app_is_turned_on_with_its_first_code_and_its_codes_are_shown_once(client, asha):
    client.force_login(asha)
    page = client.get(NEW)
    secret = page.context["secret"]
    form = form_with(page, NEW, "Turn it on")
    assert not AuthenticatorApp.objects.exists()
    assert f"secret={secret}" in page.context["address"]

    wrong = client.post(NEW, form.fields | {"code": "000000"})
    assert wrong.context["secret"] == secret
    code = shown_by(make_unsaved(secret), timezone.now())
    shown = client.post(NEW, form.fields | {"code": f"{code[:3]} {code[3:]}"}, follow=True)

    codes = re.findall(r"\d{5}-\d{5}", shown.text)
    assert (shown.redirect_chain, len(set(codes))) == ([(CODES, 302)], 10)
    assert events() == ["app added"]
    assert "An authenticator app was turned on." in mail.outbox[-1].body
    # A second press and a look later tell nothing, and make nothing new.
    client.post(NEW, form.fields | {"code": code})
    RecoveryCode.objects.update(made_at=timezone.now() - 16 * MINUTE)
    assert not re.findall(r"\d{5}-\d{5}", client.get(CODES).text)
    assert (AuthenticatorApp.objects.count(), RecoveryCode.objects.count()) == (1, 10)
    assert secret not in str([*AuthenticatorApp.objects.values(), *RecoveryCode.objects.values()])
    # The code that was shown when turning it on is used.
    with pytest.raises(WrongAppCode):
        take_app_code(member=asha, code=code, at=timezone.now())


def make_unsaved(secret):
    return AuthenticatorApp(secret=seal(secret))


def test_the_secret_of_somebody_elses_page_is_not_taken(client, asha):
    client.force_login(make_member())
    form = form_with(client.get(NEW), NEW, "Turn it on")
    secret = client.get(NEW).context["secret"]
    client.force_login(asha)

    client.post(NEW, form.fields | {"code": shown_by(make_unsaved(secret), timezone.now())})

    assert not AuthenticatorApp.objects.exists()


@pytest.mark.parametrize("address", (NEW, CODES, REMOVE))
def test_whoever_signed_in_long_ago_is_asked_first(client, asha, app, address):
    client.force_login(asha)
    let_grow_old(client)

    asked = [client.get(address).url, client.post(address).url]

    assert [each.partition("?")[0] for each in asked] == ["/people/confirm/"] * 2
    assert AuthenticatorApp.objects.filter(member=asha).exists()


# Signing in


def test_after_the_code_from_the_email_comes_that_of_the_app(client, asha, app):
    halfway = comes_halfway(client)
    assert (halfway.url, is_in(client)) == (APP, False)
    assert client.get("/people/profile/").status_code == 302

    wrong = client.post(APP, {"code": "000000"})
    assert ("This is not what the app shows now" in wrong.text, is_in(client)) == (True, False)
    came_in = client.post(APP, {"code": shown_by(app, timezone.now())})

    assert (came_in.url, is_in(client)) == ("/", True)
    assert events() == ["signed in"]


def test_a_code_on_paper_stands_in_for_it_once(asha, app):
    came_in = []
    for _ in range(2):
        client = Client()
        comes_halfway(client)
        client.post(APP, {"code": "12345-67890"})
        came_in.append(is_in(client))

    assert came_in == [True, False]
    assert events() == ["recovery code used", "signed in"]


def test_no_code_is_good_twice_nor_one_from_before_it(asha, app):
    at = timezone.now()
    earlier = shown_by(app, at - MINUTE / 2)
    take_app_code(member=asha, code=shown_by(app, at), at=at)

    for code in (shown_by(app, at), earlier):
        with pytest.raises(WrongAppCode):
            take_app_code(member=asha, code=code, at=at)


def test_the_step_before_it_cannot_be_left_out_or_wait_for_long(client, asha, app):
    code = shown_by(app, timezone.now())
    client.post(APP, {"code": code})
    assert not is_in(client)
    comes_halfway(client)
    asha.sign_in_codes.update(used_at=timezone.now() - 16 * MINUTE)
    client.post(APP, {"code": code})
    assert not is_in(client)
    comes_halfway(client)
    asha.is_active = False
    asha.save()
    client.post(APP, {"code": code})

    assert not is_in(client)


def test_tries_are_counted_before_they_are_made(asha, app):
    at = timezone.now()
    for _ in range(10):
        with pytest.raises(WrongAppCode):
            take_app_code(member=asha, code="000000", at=at)
    with pytest.raises(TooManyAppCodes):
        take_app_code(member=asha, code=shown_by(app, at), at=at)
    later = at + timedelta(minutes=61)

    take_app_code(member=asha, code=shown_by(app, later), at=later)


def test_the_page_says_when_to_try_again(client, asha, app):
    comes_halfway(client)
    pages = [client.post(APP, {"code": "000000"}) for _ in range(11)]

    assert "After 60 minutes you can try again." in seen(pages[-1].text)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("code", ("shown", "1234567890"))
def test_of_many_with_one_code_in_one_moment_one_is_let_in(code):
    member, at = make_member(), timezone.now()
    app = make_app(member, at, "1234567890")
    code = shown_by(app, at) if code == "shown" else code

    def take():
        try:
            take_app_code(member=member, code=code, at=at)
        except WrongAppCode:
            return False
        return True

    assert sorted(at_once(*[take] * 8)) == [False] * 7 + [True]


# Showing again that it is they


def test_it_is_asked_for_instead_of_an_email(client, asha, app):
    client.force_login(asha)
    let_grow_old(client)
    page = client.get("/people/confirm/?next=/people/profile/")

    assert "Send me a code" not in page.text
    client.post("/people/confirm/", {"way": "email"})
    assert mail.outbox == []
    back = client.post(
        "/people/confirm/?next=/people/profile/", {"code": shown_by(app, timezone.now())}
    )
    assert (back.url, is_fresh(client.session, timezone.now())) == ("/people/profile/", True)


def test_a_code_from_the_email_that_waits_is_no_way_round_it(client, asha):
    client.force_login(asha)
    let_grow_old(client)
    client.post("/people/confirm/", {"way": "email"})
    make_app(asha, timezone.now())
    client.post("/people/confirm/code/", {"code": code_in_the_email()})

    assert not is_fresh(client.session, timezone.now())


# Turning it off, and keys


def test_it_is_turned_off_and_its_owner_told(client, asha, app):
    client.force_login(asha)
    client.post(REMOVE)
    client.post(REMOVE)

    assert events() == ["app removed"]
    assert [each.to for each in mail.outbox] == [["asha@example.org"]]
    assert not RecoveryCode.objects.exists()


def test_new_codes_take_the_place_of_those_from_before(client, asha, app):
    client.force_login(asha)
    shown = client.post(CODES, follow=True)

    assert len(re.findall(r"\d{5}-\d{5}", shown.text)) == 10
    with pytest.raises(WrongAppCode):
        take_app_code(member=asha, code="1234567890", at=timezone.now())


def test_a_changed_key_opens_what_is_sealed_anew_in_the_night(settings, asha, app):
    before, at = settings.SECRET_KEY, timezone.now()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [before]
    take_app_code(member=asha, code=shown_by(app, at), at=at)
    run_due_jobs(at)
    settings.SECRET_KEY_FALLBACKS = []
    app.refresh_from_db()

    take_app_code(member=asha, code=shown_by(app, at + MINUTE), at=at + MINUTE)
    take_app_code(member=asha, code="1234567890", at=at + MINUTE)


def test_whoever_is_forgotten_leaves_none_of_it(asha, app):
    erase_person(member=asha, by=asha, at=timezone.now())

    assert not AuthenticatorApp.objects.exists()
    assert not RecoveryCode.objects.exists()
