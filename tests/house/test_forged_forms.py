"""What another site sends in somebody's name is refused everywhere, and changes nothing."""

import pytest
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client

from tests.house.access import rows
from tests.house.client import address_of
from tests.house.kept import everything_kept
from tests.house.routes import every_page

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://elsewhere.example"


def forger(person, *, token="", origin=""):
    """A browser that looks who sent it, as a real one, signed in as this person."""
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    if person.is_authenticated:
        browser.force_login(person)
    browser.cookies["csrftoken"] = _get_new_csrf_string()
    browser.token = browser.cookies["csrftoken"].value if token == "own" else token
    if origin:
        browser.defaults["HTTP_ORIGIN"] = origin
    return browser


@pytest.mark.parametrize(
    ("token", "origin"),
    (
        ("", ""),
        (_get_new_csrf_string(), ""),
        # Somebody who got hold of the token sends it from another site.
        ("own", ELSEWHERE),
        ("own", "null"),
    ),
    ids=["no token", "foreign token", "foreign origin", "no origin"],
)
def test_no_address_takes_a_form_that_another_site_may_have_sent(world, token, origin):
    people = ("administrator", "stranger")
    forgers = {who: forger(world.people[who], token=token, origin=origin) for who in people}
    before = everything_kept()
    taken = []
    for who, browser in forgers.items():
        for row in rows():
            answer = browser.post(
                address_of(row, world.a), {"csrfmiddlewaretoken": browser.token, "name": "Zeno"}
            )
            if answer.status_code != 403:
                taken.append(f"{who} {row.title}: {answer.status_code}")

    assert taken == []
    assert everything_kept() == before


def test_the_same_browser_with_its_token_and_from_here_is_let_in(world):
    """Else the test above would show nothing."""
    browser = forger(world.people["administrator"], token="own", origin="http://testserver")

    answer = browser.post("/people/sign-out/", {"csrfmiddlewaretoken": browser.token})

    assert answer.status_code == 302


def test_no_view_asks_to_be_left_out():
    assert [
        name for _route, _space, name, view in every_page() if getattr(view, "csrf_exempt", False)
    ] == []
