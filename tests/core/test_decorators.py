"""Who may come in, and private links."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from joinedup.core.decorators import (
    public,
    require_login,
    require_permission,
    require_visible,
    token_required,
)
from joinedup.core.site import site_url
from joinedup.core.tokens import TokenExpired, make_token, read_token
from joinedup.people.models import Member
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


def _request(person, method="get", path="/things/3/", **headers):
    request = getattr(RequestFactory(), method)(path, headers=headers)
    request.user = person
    return request


def everybody(person):
    return Member.objects.filter(is_active=True)


def is_oneself(person, thing):
    return person == thing


@require_visible(everybody)
@require_permission(is_oneself)
def own_page(request, member):
    return HttpResponse(member.name)


def test_access_reads_as_a_sentence():
    assert public(lambda request: None).access == "public"
    assert require_login(lambda request: None).access == "signed in"
    assert own_page.access == "found in everybody; is_oneself"


def test_one_sees_what_is_there_and_does_what_one_may():
    member, other = make_member(name="Asha"), make_member()

    assert own_page(_request(member), pk=member.pk).content == b"Asha"
    with pytest.raises(PermissionDenied):
        own_page(_request(member), pk=other.pk)
    with pytest.raises(Http404):
        own_page(_request(member), pk=0)


@pytest.mark.parametrize(
    ("method", "headers", "back_to"),
    (
        ("get", {}, "/things/3/%3Fa%3D1"),
        ("post", {"referer": "http://testserver/series/9/?b=2"}, "/series/9/%3Fb%3D2"),
        ("post", {"referer": "https://evil.example/x"}, "/"),
        ("post", {}, "/"),
    ),
)
def test_after_signing_in_a_stranger_comes_back_to_a_page_that_can_be_opened(
    method, headers, back_to
):
    request = _request(AnonymousUser(), method, "/things/3/?a=1", **headers)

    answer = own_page(request, pk=0)

    assert (answer.status_code, answer.url) == (302, f"/people/sign-in/?next={back_to}")


def _by_token(token):
    if token == "old":
        raise TokenExpired
    return Member.objects.filter(pk=read_token("test", token)).first()


@token_required(_by_token)
def linked(request, member):
    return HttpResponse(member.name)


def test_a_private_link_opens_one_thing_and_is_kept_out_of_caches():
    member = make_member(name="Asha")

    answer = linked(_request(AnonymousUser()), token=make_token("test", member.pk))

    assert answer.content == b"Asha"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("token", "status", "words"),
    (
        ("old", 410, "This link has run out"),
        ("", 404, "This link does not work"),
        ("1", 404, "This link does not work"),
        ("1.abc", 404, "This link does not work"),
        ("a" * 5000, 404, "This link does not work"),
        ("%00", 404, "This link does not work"),
        ("..", 404, "This link does not work"),
        ("١.ü", 404, "This link does not work"),
    ),
)
def test_a_link_that_opens_nothing_says_what_to_do(token, status, words):
    make_member()

    answer = linked(_request(AnonymousUser()), token=token)

    assert answer.status_code == status
    assert words in answer.content.decode()


def test_a_token_is_good_for_its_purpose_only():
    token = make_token("receipt", 7)

    assert read_token("receipt", token) == 7
    assert read_token("answer", token) is None
    assert read_token("receipt", "\u200b".join(f"\ufeff{token}\u2060")) == 7
    assert read_token("receipt", token[:-1]) is None
    assert read_token("receipt", make_token("receipt", 8)[:2] + token[2:]) is None


def test_addresses_in_letters_begin_with_the_address_people_use(settings):
    settings.ADDRESS = "https://stoke.example"

    assert site_url("/series/3/") == "https://stoke.example/series/3/"
