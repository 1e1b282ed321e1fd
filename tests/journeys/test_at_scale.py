"""In a place that has grown for years no page on which people work is longer than four screens."""

import json

import pytest

from tests.factories.at_scale import COORDINATOR
from tests.house.at_scale import PAGES
from tests.journeys.looks import mistakes_of_a_view

DESK = {"width": 1280, "height": 900}
MOST_SCREENS = 4
BUILD = """
import json
from tests.factories.at_scale import build_at_scale
from tests.house.at_scale import page_addresses
print(json.dumps(page_addresses(build_at_scale())))
"""


@pytest.fixture(scope="module")
def addresses(site):
    return json.loads(site.asks(BUILD))


def test_no_page_is_longer_than_four_screens_of_a_desk(addresses, member):
    page = member(COORDINATOR, **DESK).page
    screens = {}
    for name in PAGES:
        page.goto(addresses[name])
        height = page.evaluate("document.documentElement.scrollHeight")
        screens[name] = round(height / DESK["height"], 1)

    assert {name: n for name, n in screens.items() if n > MOST_SCREENS} == {}, screens


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_folded_and_shortened_looks_well(addresses, member, width):
    page = member(COORDINATOR, width=width).page
    page.goto("/")
    page.locator("summary", has_text="more like these").first.click()
    assert mistakes_of_a_view(page) == []
    for name in ("a member's meeting", "check-in", "invite"):
        page.goto(addresses[name])
        assert (name, mistakes_of_a_view(page)) == (name, [])
