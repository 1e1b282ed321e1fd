"""What every page says to browsers, and to caches on the way."""

import pytest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import Context, RequestContext, Template
from django.urls import include, path

from joinedup.design.outbox import opens_without_line
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


_copied = opens_without_line(_form)


def _press(request):
    return redirect("/")


urlpatterns = [
    path("", _page),
    path("guest/", _welcome_guest),
    path("form/", _form),
    path("press/", _press),
    path("copied/", _copied),
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
    return request.param


@pytest.mark.django_db
@pytest.mark.parametrize("answers", ["page", "form sent", "press"])
def test_the_browser_keeps_no_form_and_no_answer_to_one(client, someone, answers):
    ask = {
        "page": lambda: client.get("/form/"),
        "form sent": lambda: client.post("/form/"),
        "press": lambda: client.post("/press/"),
    }
    answer = ask[answers]()

    # A press that asks not who is there answers with a redirect that says nothing of anybody.
    is_for_nobody = (someone, answers) == ("member", "press")
    assert ("no-store" in answer.headers["Cache-Control"]) is not is_for_nobody
    if answers != "press":
        assert ('autocomplete="off"' in answer.content.decode()) is (someone != "member")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (("/copied/", "yes"), {"nobody", "member"}),
        (("/form/", "yes"), {"nobody"}),
        (("/copied/", None), set()),
    ],
)
def test_of_somebody_signed_in_only_a_copy_that_opens_without_a_line_is_kept(
    client, someone, asked, kept
):
    path, copy = asked

    answer = client.get(path, headers={"X-Offline-Copy": copy} if copy else {})

    assert ("no-store" not in answer.headers.get("Cache-Control", "")) is (someone in kept)


@pytest.mark.django_db
@pytest.mark.parametrize("someone", ["member"], indirect=True)
def test_saying_so_costs_no_query(client, someone, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/")
    with django_assert_num_queries(3):  # the session, the member and their roles, as ever
        client.get("/form/")


def test_a_copy_that_opens_without_a_line_may_be_kept(client):
    answer = client.get("/form/", headers={"X-Offline-Copy": "yes"})

    assert "no-store" not in answer.headers.get("Cache-Control", "")


def test_a_form_on_a_page_that_does_not_say_keeps_nothing():
    assert 'autocomplete="off"' in Template(FORM).render(Context())
