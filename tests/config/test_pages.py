"""What every page says to browsers, and to caches on the way."""

import pytest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import Context, RequestContext, Template
from django.urls import include, path

from tests.factories.people import make_member

pytestmark = pytest.mark.urls(__name__)


def _page(request):
    return HttpResponse("<p>Some words</p>")


def _welcome_guest(request):
    request.session["guest"] = 1
    return HttpResponse("<p>Welcome</p>")


FORM = """<form{% forgetful %} method="post">{% csrf_token %}<button>Send</button></form>"""


def _form(request):
    return HttpResponse(Template(FORM).render(RequestContext(request)))


def _press(request):
    return redirect("/")


urlpatterns = [
    path("", _page),
    path("guest/", _welcome_guest),
    path("form/", _form),
    path("press/", _press),
    # What stands around every page names addresses.
    path("all/", include("config.urls")),
]


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


@pytest.fixture(params=["nobody", "member", "member on a shared one"])
def someone(request, client):
    """Whether the device may change hands: nobody is signed in, or others use it too."""
    if request.param != "nobody":
        client.force_login(make_member())
    if request.param == "member on a shared one":
        session = client.session
        session.set_expiry(0)
        session.save()
    return request.param != "member"


@pytest.mark.django_db
@pytest.mark.parametrize("answers", ["page", "form sent", "press"])
def test_where_a_device_may_change_hands_the_browser_keeps_no_form_and_no_answer_to_one(
    client, someone, answers
):
    ask = {
        "page": lambda: client.get("/form/"),
        "form sent": lambda: client.post("/form/"),
        "press": lambda: client.post("/press/"),
    }
    answer = ask[answers]()

    assert ("no-store" in answer.headers.get("Cache-Control", "")) is someone
    if answers != "press":
        assert ('autocomplete="off"' in answer.content.decode()) is someone


def test_a_copy_that_opens_without_a_line_may_be_kept(client):
    answer = client.get("/form/", headers={"X-Offline-Copy": "yes"})

    assert "no-store" not in answer.headers.get("Cache-Control", "")


def test_a_form_on_a_page_that_does_not_say_keeps_nothing():
    assert 'autocomplete="off"' in Template(FORM).render(Context())
