"""What somebody typed before they were signed out comes along through every turn of signing in."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail, signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from joinedup.core.typed import PARCEL
from joinedup.mail.models import OutgoingEmail
from joinedup.people.models import Member, Session, SignInCode
from joinedup.record.models import RecordEntry
from tests.factories.people import make_community, make_member
from tests.house.forms import form_with

pytestmark = pytest.mark.django_db
SIGN_IN = "/people/sign-in/"
CODE = "/people/sign-in/code/"
PROFILE = "/people/profile/"
HERE = "http://testserver"
# Those of every page; none of them sends a form that was not pressed.
SCRIPTS = {"main.js"}
LONG = ("Ich habe gewartet. لا أحد اتصل. 等了很久。 🧡 “so” & <so>\n" * 300)[:9_999] + "!"


@pytest.fixture
def client():
    return Client(headers={"origin": HERE})


@pytest.fixture
def member():
    return make_member(community=make_community(), email="asha@example.org", name="Asha")


@pytest.fixture
def page(client, member):
    """The answer to a profile that was sent after its writer was signed out."""
    client.force_login(member)
    opened = client.get(PROFILE)
    form = form_with(opened, PROFILE, "Save my profile")
    client.logout()
    return client.post(form.action, form.fields | {"experience": LONG, "study": "Law"})


def presses(client, page, button, **fields):
    form = form_with(page, page.request["PATH_INFO"], button)
    return client.post(form.action, form.fields | fields, follow=True)


def asks_for_a_code(client, page, email="asha@example.org"):
    return presses(client, presses(client, page, "Sign in"), "Send me a code", email=email)


def code():
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()


def text_on(page):
    return [
        each.get_text().strip()
        for each in BeautifulSoup(page.content, "html.parser").select("textarea")
    ]


def test_ten_thousand_signs_arrive_whole(client, page, member):
    assert (page.status_code, "no-store" in page["Cache-Control"]) == (401, True)
    assert text_on(page) == [LONG]

    signed_in = presses(client, asks_for_a_code(client, page), "Sign in", code=code())
    assert text_on(signed_in) == [LONG]
    assert Member.objects.get(pk=member.pk).experience == ""
    # Here there is room for less, and the form says so.
    too_long = presses(client, signed_in, "Send it")
    assert LONG in text_on(too_long)
    saved = presses(client, too_long, "Save my profile", experience=LONG[:300])

    assert saved.redirect_chain == [(PROFILE, 302)]
    kept = Member.objects.get(pk=member.pk)
    assert (kept.experience, kept.study) == (LONG[:300].strip(), "Law")


def test_nothing_of_it_is_kept_or_in_an_address_on_the_way(client, page):
    asks = asks_for_a_code(client, page)
    signed_in = presses(client, asks, "Sign in", code=code())

    addresses = [address for each in (asks, signed_in) for address, _ in each.redirect_chain]
    rows = [*OutgoingEmail.objects.values(), *RecordEntry.objects.values()]
    sessions = [each.get_decoded() for each in Session.objects.all()]
    letters = [each.body for each in mail.outbox]
    assert "gewartet" not in str([addresses, rows, sessions, letters])
    assert addresses == [CODE]


def test_a_wrong_code_an_old_one_and_a_new_one_lose_nothing(client, page, member):
    asks = asks_for_a_code(client, page)
    for _ in range(4):
        asks = presses(client, asks, "Sign in", code="0000-0000")
    worn_out = presses(client, asks, "Sign in", code="0000-0000")
    assert 'value="asha@example.org"' in worn_out.content.decode()
    asks = presses(client, worn_out, "Send me a code")
    SignInCode.objects.update(asked_at=timezone.now() - timedelta(minutes=16))
    too_late = presses(client, asks, "Sign in", code=code())
    asks = presses(client, too_late, "Send me a code", email="nobody@example.org")
    asks = presses(client, asks, "Use another address, or ask for a new code")
    asks = presses(client, asks, "Send me a code", email="asha@example.org")

    signed_in = presses(client, asks, "Sign in", code=code())

    assert text_on(signed_in) == [LONG]


def test_a_page_of_signing_in_loaded_anew_sends_no_second_letter(client, page):
    form = form_with(presses(client, page, "Sign in"), SIGN_IN, "Send me a code")
    sent = form.fields | {"email": "asha@example.org"}
    asks = client.post(SIGN_IN, sent, follow=True)

    again = client.post(CODE, sent)

    assert len(mail.outbox) == 1
    parcels = [form_with(each, CODE, "Sign in").fields[PARCEL] for each in (asks, again)]
    assert parcels == [sent[PARCEL]] * 2


def test_who_asks_too_often_loses_nothing(client, page):
    asks = presses(client, page, "Sign in")
    for _ in range(6):
        answer = presses(client, asks, "Send me a code", email="asha@example.org")

    assert "Several codes have been asked for" in answer.content.decode()
    assert form_with(answer, SIGN_IN, "Send me a code").fields[PARCEL][0]


def test_after_twelve_hours_it_is_not_opened(client, page, monkeypatch):
    asks = asks_for_a_code(client, page)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 12 * 3600 + 1)

    signed_in = presses(client, asks, "Sign in", code=code())

    assert signed_in.redirect_chain == [("/", 302)]
    assert "did not come along" in signed_in.content.decode()


@pytest.mark.parametrize("spoil", [lambda it: it[:-1], lambda it: "x" + it, lambda it: "x" * 80])
def test_what_was_not_made_here_is_not_opened(client, page, spoil):
    asks = asks_for_a_code(client, page)
    parcel = form_with(asks, CODE, "Sign in").fields[PARCEL][0]

    signed_in = presses(client, asks, "Sign in", code=code(), parcel=spoil(parcel))

    assert signed_in.redirect_chain == [("/", 302)]


def test_of_a_file_it_is_said_that_it_has_to_be_chosen_again(client, member):
    client.force_login(member)
    client.logout()
    file = SimpleUploadedFile("flipchart.jpg", b"x")
    client.raise_request_exception = False

    page = client.post("/conversation/meetings/1/photos/new/", {"file": file, "whose": member.pk})

    assert "The file was not kept. Please choose it again." in page.content.decode()


def test_one_press_alone_leads_to_signing_in_and_back(client):
    answer = client.post(
        "/series/meetings/1/open/", {"whose": "5"}, headers={"referer": "http://testserver/a/?b=c"}
    )

    assert answer.url == "/people/sign-in/?next=/a/%3Fb%3Dc"


def test_an_email_changed_meanwhile_still_knows_its_owner(client, page, member):
    Member.objects.filter(pk=member.pk).update(email="asha.new@example.org")

    asks = asks_for_a_code(client, page, "asha.new@example.org")

    assert text_on(presses(client, asks, "Sign in", code=code())) == [LONG]


def test_into_another_browser_it_is_brought_by_nobody_but_its_writer(page, member):
    parcel = form_with(page, PROFILE, "Sign in").fields[PARCEL][0]

    def brings(person, **browser):
        elsewhere = Client(**browser)
        elsewhere.force_login(person)
        answer = elsewhere.post(SIGN_IN, {PARCEL: parcel, "whose": person.pk}, follow=True)
        return "gewartet" in answer.content.decode()

    ours, other = {"origin": HERE}, make_member(email="ben@example.org")
    assert brings(member, headers=ours)
    assert not brings(other, headers=ours)
    # Another site has a parcel of its own words, and a browser of somebody who is signed in.
    assert not brings(member, headers={"origin": "https://b.example"}, enforce_csrf_checks=True)
    assert not brings(member, enforce_csrf_checks=True)


def test_what_cannot_come_along_is_there_to_copy(client, member, monkeypatch):
    monkeypatch.setattr("joinedup.core.typed.LONGEST", 100)
    sent = {"experience": LONG, "whose": member.pk}

    signed_out = client.post(PROFILE, sent)
    in_their_place = Client(headers={"origin": HERE}, enforce_csrf_checks=True)
    in_their_place.force_login(make_member(email="ben@example.org"))
    hidden = in_their_place.post(PROFILE, sent)

    assert (text_on(signed_out), text_on(hidden)) == ([LONG], [])
    for each in (signed_out, hidden):
        assert "cannot come along while you sign in" in each.content.decode()
        assert f'name="{PARCEL}"' not in each.content.decode()


def test_a_page_with_words_on_it_stands_in_no_frame_and_no_cache_and_sends_nothing(client, page):
    asks = asks_for_a_code(client, page)
    for each in (page, presses(client, asks, "Sign in", code=code())):
        assert each["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in each["Content-Security-Policy"]
        assert "no-store" in each["Cache-Control"]
        scripts = BeautifulSoup(each.content, "html.parser").select("script")
        assert {script.get("src", "here").rpartition("/")[2] for script in scripts} <= SCRIPTS


def test_another_site_shows_no_words_at_an_address_that_leads_nowhere(client):
    """Where nothing answers, nobody asks for a token."""
    forged = Client(headers={"origin": "https://elsewhere.example"})

    ours, theirs = (each.post("/nowhere/", {"note": LONG}) for each in (client, forged))

    assert (ours.status_code, text_on(ours)) == (404, [LONG])
    assert (theirs.status_code, text_on(theirs)) == (404, [])
