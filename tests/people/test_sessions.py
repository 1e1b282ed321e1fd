"""Where one is signed in, and ending it."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from joinedup.people.lib.devices import device_in_words
from joinedup.people.models import Session
from joinedup.record.models import RecordEntry
from tests.factories.people import make_community, make_member
from tests.seen import seen

pytestmark = pytest.mark.django_db
PROFILE = "/people/profile/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def asha():
    return make_member(community=make_community(), email="asha@example.org")


def signed_in(member, user_agent=FIREFOX):
    browser = Client(headers={"user-agent": user_agent})
    browser.post(reverse("people:sign_in"), {"email": member.email})
    code = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()
    browser.post(reverse("people:sign_in_code"), {"code": code})
    return browser


def is_in(browser):
    return browser.get(PROFILE).status_code == 200


def test_one_sees_where_one_is_signed_in_and_ends_one_of_them(asha):
    here, phone = signed_in(asha), signed_in(asha, PHONE)

    page = here.get(PROFILE)
    words = seen(page.text)
    handle = Session.objects.get(device="Safari on iPhone").handle
    here.post(reverse("people:sign_out_elsewhere"), {"session": handle})

    assert "Firefox on Linux" in words and "Safari on iPhone" in words
    assert phone.cookies["sessionid"].value not in page.text
    assert (is_in(here), is_in(phone)) == (True, False)
    assert RecordEntry.objects.filter(event="session ended").count() == 1


def test_signing_out_everywhere_ends_another_browsers_session_at_its_next_request(asha):
    here, phone, other = signed_in(asha), signed_in(asha, PHONE), signed_in(make_member())

    left = here.post(reverse("people:sign_out_everywhere"))

    assert left.url == reverse("home:home_page")
    assert [is_in(each) for each in (here, phone, other)] == [False, False, True]


def test_nobody_ends_the_session_of_somebody_else(asha):
    mal, theirs = signed_in(make_member()), signed_in(asha)
    handle = Session.objects.get(member=asha).handle

    for named in (handle, theirs.cookies["sessionid"].value, "", "\x00"):
        mal.post(reverse("people:sign_out_elsewhere"), {"session": named})

    assert is_in(theirs)


@pytest.mark.parametrize(
    ("says", "words"),
    (
        (FIREFOX, "Firefox on Linux"),
        (PHONE, "Safari on iPhone"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/137.0.0.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        ("curl/8", "A browser that does not say its name"),
        ("<script>Android", "Android"),
        ("", "A browser that does not say its name"),
    ),
)
def test_a_device_is_called_as_its_owner_calls_it(says, words):
    assert device_in_words(says) == words
