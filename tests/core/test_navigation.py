"""The ways round: which group a page belongs to, and what is offered on it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import get_resolver

from joinedup.core.navigation import Group, item_of, nav_groups, nav_items

# Whoever signs in or looks at the own profile is led there from the head of the page beside the
# groups; the others are for those who work on the program, and for programs that watch it.
BESIDE_THE_GROUPS = ("people:", "mail:dev_mail", "design:gallery", "home:healthz")


def names_of_pages(resolver, namespace=""):
    for each in resolver.url_patterns:
        if hasattr(each, "url_patterns"):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from names_of_pages(each, inner)
        elif each.name:
            yield namespace + each.name


def test_every_page_belongs_to_an_item():
    pages = set(names_of_pages(get_resolver()))

    assert len(pages) > 150
    alone = {page for page in pages if not item_of(page)}
    assert {page for page in alone if not page.startswith(BESIDE_THE_GROUPS)} == set()


def test_the_longer_claim_has_a_page():
    found = {name: str(item_of(name).label) for name in ("reports:receipt", "reports:report_draft")}

    assert found == {"reports:receipt": "My words", "reports:report_draft": "Reports"}


def test_a_page_of_none_belongs_to_none():
    assert item_of("") is None
    assert item_of("reporters:list") is None


@pytest.mark.parametrize(
    ("view_name", "here"),
    [("series:series_list", "page"), ("room:run", "true"), ("reports:report_list", "")],
)
def test_a_page_says_in_which_group_one_is(view_name, here):
    groups = {each.group: each for each in nav_groups(AnonymousUser(), view_name)}

    assert groups[Group.SERIES].here == here


def test_a_page_that_is_not_shown_to_somebody_still_stands_in_its_group():
    groups = {each.group: each.here for each in nav_groups(AnonymousUser(), "series:issue_new")}

    assert groups[Group.SERIES] == "true"


def test_a_group_leads_to_its_first_page():
    orders = [(item.group, item.order) for item in nav_items()]
    assert orders == sorted(orders)
    [home, *_others] = nav_groups(AnonymousUser(), "home:home_page")
    assert (str(home.label), home.url, home.here) == ("Home", "/", "page")
