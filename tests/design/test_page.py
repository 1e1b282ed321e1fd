"""The frame of every page, and the pages that say something went wrong."""

import re
from collections import defaultdict

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.test import Client
from django.urls import include, path

from joinedup.core.navigation import nav_items


def broken(request):
    raise RuntimeError("secret words")


def refused(request):
    raise PermissionDenied


def absent(request):
    raise Http404("No Series matches")


def unreadable(request):
    raise SuspiciousOperation


def told(request):
    messages.success(request, "Your answer is kept.")
    messages.warning(request, "<b>Soon</b>")
    return render(request, "design/base.html")


def pages_around():
    """Where the frame of every page leads: what apps declare, and what settings name."""
    items = [item.url for item in nav_items()]
    by_app = defaultdict(set)
    around = (settings.LOGIN_URL, settings.LOGOUT_URL, settings.PROFILE_URL, settings.SEARCH_URL)
    for each in (*items, *around):
        app, name = each.split(":")
        by_app[app].add(name)
    for app, names in by_app.items():
        pages = [path(f"{name}/", told, name=name) for name in sorted(names)]
        yield path(f"{app}/", include((pages, app)))


urlpatterns = [
    path("broken/", broken),
    path("refused/", refused),
    path("absent/", absent),
    path("unreadable/", unreadable),
    path("sent/", lambda request: HttpResponse("ok")),
    path("told/", told),
    *pages_around(),
]

pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/broken/", 500, "Something went wrong"),
        ("/refused/", 403, "This is not open to you"),
        ("/absent/", 404, "There is nothing here"),
        ("/unreadable/", 400, "We could not read that"),
    ],
)
def test_what_went_wrong_is_said_without_the_database(client, address, status, heading):
    client.raise_request_exception = False

    page = client.get(address)

    soup = BeautifulSoup(page.content, "html.parser")
    assert (page.status_code, soup.h1.get_text()) == (status, heading)
    keeps = soup.body.has_attr("data-keep-drafts")
    from_nowhere = soup.find("meta", {"name": "referrer", "content": "no-referrer"})
    assert keeps or from_nowhere  # what was typed is a draft still on the page that follows
    assert re.search("secret words|No Series matches", page.content.decode()) is None


def test_a_form_open_too_long_is_kindly_refused():
    page = Client(enforce_csrf_checks=True).post("/sent/", {"text": "I will ring her"})

    soup = BeautifulSoup(page.content, "html.parser")
    assert (page.status_code, soup.h1.get_text()) == (403, "Please send it once more")


def test_messages_are_notices_that_stay(client):
    soup = BeautifulSoup(client.get("/told/").content, "html.parser")

    assert [notice["class"][1] for notice in soup.select(".notice")] == [
        "notice-good",
        "notice-waiting",
    ]
    assert [body.get_text() for body in soup.select(".notice-body")] == [
        "Your answer is kept.",
        "<b>Soon</b>",
    ]


def test_a_stranger_is_shown_the_way_in(client):
    soup = BeautifulSoup(client.get("/series/series_list/").content, "html.parser")

    links = [(link.get_text().strip(), link.get("aria-current")) for link in soup.select(".head a")]
    assert links == [
        ("Joinedup", None),
        ("Home", None),
        ("Series", "page"),
        ("Reports", None),
        ("Words", None),
        ("Duties", None),
        ("Search", None),
        ("Sign in", None),
    ]
