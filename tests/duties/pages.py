"""What stands on a page, for tests."""

import re

from bs4 import BeautifulSoup


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def shown(place):
    """The words of what is shown, not of what waits hidden."""
    for each in place.select("[hidden], script, template"):
        each.extract()
    return words_of(place)


def words_of(place):
    return re.sub(r"\s+", " ", place.get_text(" ")).strip()


def main_of(client, address):
    """What is shown of a page's own part."""
    return shown(page_of(client.get(address)).main)
