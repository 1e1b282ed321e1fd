"""What a parcel holds, for whom it opens, and what is taken for somebody's own words."""

import json
import random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.typed import ANYBODY, LONGEST, PARCEL, TOKEN, WHOSE, Typed, open_parcel, typed_in
from joinedup.people.models import Member

HERE = {"origin": "http://testserver"}
ASHA, BEN = Member(pk=5), Member(pk=15)
TEXT = "They rang me; nobody came."


def sent(fields, person=None, path="/series/issues/new/", **headers):
    request = RequestFactory().post(path, fields, headers=headers or HERE)
    request.user = person or AnonymousUser()
    return request


def opened(parcel):
    return open_parcel(sent({PARCEL: parcel}))


def held(whose="5", fields=(("statement", TEXT),)):
    return Typed(whose=whose, path="/a/?b=c", fields=list(fields), has_files=False)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5), st.booleans())
def test_what_is_opened_is_what_was_packed(fields, has_files):
    fields = [each for each in fields if each[0] != "code"]
    packed = Typed(whose="5", path="/a/", fields=fields, has_files=has_files)

    unpacked = opened(packed.parcel)

    assert (unpacked.whose, unpacked.path, unpacked.has_files) == ("5", "/a/", has_files)
    assert [tuple(each) for each in unpacked.fields] == fields


def test_no_token_and_no_code_travels():
    fields = {TOKEN: "t0ken-" * 10, "code": "1234-5678", "statement": TEXT, WHOSE: "5"}

    parcel = typed_in(sent(fields)).parcel

    content = json.dumps(signing.loads(parcel, salt="joinedup.typed"))
    assert json.loads(content) == ["5", "/series/issues/new/", [["statement", TEXT]], False]


@pytest.mark.parametrize("sign", ["x", "é", "等", "🧡"])
def test_ten_thousand_signs_have_room_and_what_is_far_too_long_stays_where_it_is(sign):
    paste = "".join(f"{sign}{number:x}" for number in range(4_000))[:10_000]
    # Nothing that could be pressed together.
    endless = random.Random(1).randbytes(1_000_000).hex()

    assert len(paste) == 10_000
    assert opened(held(fields=[["a", paste]]).parcel).fields == [["a", paste]]
    assert len(held(fields=[["a", paste]]).parcel) < LONGEST
    assert held(fields=[["a", endless]]).parcel == ""


def test_without_an_owner_there_is_no_parcel():
    assert held(whose="").parcel == ""


def test_it_opens_for_its_writer_alone():
    packed = opened(held().parcel)

    assert [packed.is_of(each) for each in (ASHA, BEN, AnonymousUser())] == [True, False, False]
    assert opened(held(whose=ANYBODY).parcel).is_of(BEN)


def test_whose_it_is_cannot_be_said_beside_it():
    request = sent({PARCEL: held().parcel, WHOSE: "15", "statement": "mine"}, BEN)

    assert typed_in(request) == opened(held().parcel)
    assert not typed_in(request).is_of(BEN)


def test_what_is_signed_for_something_else_is_no_parcel():
    content = ("15", "/a/", [("statement", TEXT)], False)

    for salt in ("joinedup.invitation", "django.core.signing", ""):
        assert opened(signing.dumps(content, salt=salt)) is None
    assert opened(signing.dumps(content, salt="joinedup.typed", key="another")) is None
    assert opened(signing.dumps(content, salt="joinedup.typed")) is not None


def test_it_opens_for_twelve_hours(monkeypatch):
    parcel, now = held().parcel, timezone.now().timestamp()

    def opens_after(hours):
        monkeypatch.setattr(signing.time, "time", lambda: now + hours * 3600)
        return opened(parcel) is not None

    assert [opens_after(hours) for hours in (0, 11.9, 12.1, 1000)] == [True, True, False, False]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "https://elsewhere.example", "referer": "http://testserver/a/"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://testserver"},
        {"origin": "http://testserver.elsewhere.example"},
        {"referer": "https://elsewhere.example/http://testserver/"},
        {"referer": "http://testserver@elsewhere.example/"},
        {"referer": "/a/"},
        {"accept": "text/html"},
    ],
)
@pytest.mark.parametrize("fields", [{"statement": TEXT}, {PARCEL: held().parcel}])
def test_what_another_site_sends_is_nobodys_words(headers, fields):
    assert typed_in(sent(fields, ASHA, **headers)) is None


@pytest.mark.parametrize("headers", [HERE, {"referer": "http://testserver/series/issues/new/"}])
def test_what_a_page_of_ours_sends_is_somebodys_words(headers):
    assert typed_in(sent({"statement": TEXT}, ASHA, **headers)).fields == [("statement", TEXT)]


def test_one_press_alone_is_nothing_typed():
    assert typed_in(sent({TOKEN: "x", WHOSE: "5", "note": " \n"}, ASHA)) is None
