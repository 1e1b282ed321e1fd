"""A device that may change hands is left with nothing that was typed into it (decision 37): neither
where nobody is signed in, nor where whoever is said that others use it too."""

import pytest
from bs4 import BeautifulSoup

from tests.house.access import rows
from tests.house.client import PersonClient, address_of

pytestmark = pytest.mark.django_db
# The page of examples has a form that goes nowhere.
ROWS = [row for row in rows() if row.app != "design"]
FILLED_IN = "textarea, select, input:not([type=hidden], [type=submit])"


@pytest.fixture(scope="module")
def pages(world):
    """Each page as those see it who find it first and last, on a device that others use too."""
    found = {}
    for who, person in world.people.items():
        browser = PersonClient(person)
        if person.is_authenticated:
            session = browser.session
            session.set_expiry(0)
            session.save()
        for row in ROWS:
            seen_by = [each for each in world.people if row.get[each] == "p"]
            if who in {*seen_by[:1], *seen_by[-1:]}:
                address = address_of(row, world.a)
                answer = browser.get(address)
                if answer.headers["Content-Type"].startswith("text/html"):
                    soup = BeautifulSoup(answer.content, "html.parser")
                    found[address, who] = answer, soup.select("form[method=post]")
                b"".join(answer)  # a file is open until it is read
    return found


def test_browsers_fill_no_form_in_again(pages):
    filled_in = [
        (page, form)
        for page, (_, forms) in pages.items()
        for form in forms
        if form.select(FILLED_IN)
    ]
    assert len(filled_in) > 50

    assert [page for page, form in filled_in if form.get("autocomplete") != "off"] == []


def test_browsers_keep_no_page_with_a_form(pages):
    kept = [
        page
        for page, (answer, forms) in pages.items()
        if forms and "no-store" not in answer.headers.get("Cache-Control", "")
    ]

    assert kept == []
