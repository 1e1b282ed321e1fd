"""What every page says to browsers, and to caches on the way."""

import pytest
from django.http import HttpResponse
from django.urls import path

pytestmark = pytest.mark.urls(__name__)


def _page(request):
    return HttpResponse("<p>Some words</p>")


def _welcome_guest(request):
    request.session["guest"] = 1
    return HttpResponse("<p>Welcome</p>")


urlpatterns = [path("", _page), path("guest/", _welcome_guest)]


def test_a_page_runs_and_loads_nothing_but_our_own_files(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert set(policy.split("; ")) == {
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    }


def test_a_page_for_everybody_may_be_kept_by_caches(client):
    assert "Cache-Control" not in client.get("/").headers


@pytest.mark.django_db
def test_a_page_for_one_person_is_kept_by_no_cache_on_the_way(client):
    welcome = client.get("/guest/")
    afterwards = client.get("/")

    assert welcome.headers["Cache-Control"] == "private, no-cache"
    assert afterwards.headers["Cache-Control"] == "private, no-cache"
