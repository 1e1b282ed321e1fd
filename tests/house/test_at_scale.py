"""A place that has grown for years: no page on which people work grows with it."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.at_scale import build_at_scale
from tests.house.at_scale import FORMS, PAGES, page_addresses
from tests.undone import undone

pytestmark = pytest.mark.django_db
MOST_QUERIES, MOST_BYTES = 15, 60_000  # of HTML, as it is before it is compressed


@pytest.fixture(scope="module")
def place(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), undone():
        yield build_at_scale()


@pytest.fixture(scope="module")
def client(place):
    client = Client()
    client.force_login(place.person)
    return client


@pytest.mark.parametrize("name", PAGES | FORMS)
def test_a_page_asks_little_and_weighs_little(place, client, name):
    address = page_addresses(place)[name]

    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)

    assert response.status_code == 200
    assert (len(asked) <= MOST_QUERIES, len(response.content) <= MOST_BYTES) == (True, True), (
        f"{address}: {len(asked)} queries, {len(response.content)} bytes"
    )


def test_every_meeting_is_found_in_two_clicks(place, client):
    first = links_on(client, "/")
    second = first.union(*(links_on(client, address) for address in first))

    out_of_reach = [each for each in place.every_meeting if each.get_absolute_url() not in second]

    assert out_of_reach == []


def links_on(client, address):
    """Where the links of a page lead, within this site."""
    response = client.get(address)
    if not response.get("Content-Type", "").startswith("text/html"):
        return set()
    links = BeautifulSoup(response.content, "html.parser").select('a[href^="/"]')
    return {link["href"].partition("#")[0] for link in links}
