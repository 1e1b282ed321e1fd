"""The guides are pages of the program, and every page that names one leads to it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse

from joinedup.home.lib.how_to import FOR_MAKERS, how_tos
from tests.house.tree import ROOT

NAMED = re.compile(r'how_to="([^"]+)"')


def test_every_guide_that_a_page_names_is_there():
    templates = (ROOT / "src").rglob("templates/**/*.html")
    named = {name for path in templates for name in NAMED.findall(path.read_text())}

    assert named
    assert named - how_tos().keys() == set()


def test_guides_for_makers_are_read_beside_the_source():
    written = {path.stem for path in settings.HOW_TO_FOLDER.glob("*.md")}

    assert written == how_tos().keys() | FOR_MAKERS


@pytest.mark.parametrize("name", sorted(how_tos()))
def test_a_guide_is_a_page_whose_links_lead_somewhere(client, name):
    page = client.get(reverse("home:how_to", args=[name]))

    soup = BeautifulSoup(page.content, "html.parser")
    assert soup.h1.get_text().strip() == how_tos()[name].title
    links = [link["href"] for link in soup.select(".prose a")]
    inside = [each for each in links if not each.startswith("http")]
    assert [each for each in inside if client.get(each).status_code != 200] == []


def test_a_guide_that_is_not_there_is_not_found(client):
    assert client.get("/home/how-to/add-an-app/").status_code == 404
    assert client.get("/home/how-to/nothing/").status_code == 404
