"""What is typed outlives a bad line, and does not outlive its use."""

import pytest
from django import forms
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.test.testcases import LiveServerThread
from django.urls import include, path
from playwright.sync_api import expect

from joinedup.design.forms import IdempotentForm
from tests.browser import PATIENCE

PAGE = """{% extends "design/base.html" %}{% load design %}{% block title %}Steps{% endblock %}
{% block content %}<h1>Steps</h1>
{% form_page form=form button="Send" %}{% endform_page %}
<form method="post" action="/out/" data-clears-drafts>{% csrf_token %}<button>Leave</button></form>
{% endblock %}"""


class StepForm(IdempotentForm):
    text = forms.CharField(label="Your small step", max_length=200, widget=forms.Textarea)
    voice = forms.ChoiceField(
        label="Voice",
        choices=[("study", "Study"), ("experience", "Experience")],
        widget=forms.RadioSelect,
    )


keys = []


def step(request):
    form = StepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keys.append(form.cleaned_data["key"])
        if form.cleaned_data["text"] == "break":
            raise RuntimeError
        return redirect("/done/")
    return HttpResponse(engines["django"].from_string(PAGE).render({"form": form}, request))


urlpatterns = [
    path("step/", step),
    path("done/", lambda request: redirect("/step/")),
    path("out/", lambda request: redirect("/step/")),
    # Every page names its way round.
    path("", include("config.urls")),
]


@pytest.fixture
def server():
    """These pages need no database, so pytest-django's server would only be slower."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override={})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@pytest.fixture
def page(browser, server):
    keys.clear()
    context = browser.new_context(base_url=server)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("/step/")
    yield page
    context.close()


pytestmark = pytest.mark.urls(__name__)


def type_something(page, text="I will ring her"):
    page.get_by_label("Your small step").fill(text)
    page.get_by_label("Experience").check()


def test_a_page_left_and_opened_again_still_holds_the_words(page):
    type_something(page)
    key = page.locator("[name=key]").input_value()

    page.goto("/step/")

    expect(page.get_by_label("Your small step")).to_have_value("I will ring her")
    expect(page.get_by_label("Experience")).to_be_checked()
    expect(page.locator("[name=key]")).to_have_value(key)
    expect(page.get_by_text("We kept what you typed here earlier.")).to_be_visible()


def test_words_are_cleared_when_the_person_wishes(page):
    type_something(page)

    page.get_by_role("button", name="Clear what I typed").click()

    expect(page.get_by_label("Your small step")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0


def test_words_that_arrived_are_forgotten(page):
    type_something(page)

    page.get_by_role("button", name="Send").click()
    page.wait_for_load_state()

    expect(page.get_by_label("Your small step")).to_have_value("")
    assert (len(keys), page.evaluate("localStorage.length")) == (1, 0)


def test_after_a_mistake_the_page_s_own_copy_counts(page):
    page.get_by_label("Your small step").fill("I will ring her")

    page.get_by_role("button", name="Send").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Your small step")).to_have_value("I will ring her")
    assert page.evaluate("localStorage.length") == 1


def test_a_server_error_loses_nothing(page):
    type_something(page, "break")

    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Something went wrong")).to_be_visible()
    page.goto("/step/")

    expect(page.get_by_label("Your small step")).to_have_value("break")


def test_offline_it_says_so_and_keeps_the_words(page):
    type_something(page)
    page.context.set_offline(True)

    page.get_by_role("button", name="Send").click()

    expect(page.get_by_text("You are offline.")).to_be_visible()
    page.context.set_offline(False)
    page.goto("/step/")
    expect(page.get_by_label("Your small step")).to_have_value("I will ring her")


def test_a_dropped_line_loses_nothing(page):
    type_something(page)
    page.route("**/step/", lambda route: route.abort("connectionreset"))

    page.get_by_role("button", name="Send").click()
    page.wait_for_timeout(300)
    page.unroute("**/step/")
    page.goto("/step/")

    expect(page.get_by_label("Your small step")).to_have_value("I will ring her")


def test_two_presses_send_once(page):
    type_something(page)

    page.get_by_role("button", name="Send").dblclick()
    page.wait_for_load_state()
    page.wait_for_timeout(300)

    assert len(keys) == 1


def test_leaving_a_shared_phone_leaves_no_words(page):
    type_something(page)

    page.get_by_role("button", name="Leave").click()
    page.wait_for_load_state()

    expect(page.get_by_label("Your small step")).to_have_value("")


def test_after_twelve_hours_nothing_is_left(page):
    type_something(page)
    page.evaluate(
        """() => { for (const key of Object.keys(localStorage)) {
            const kept = JSON.parse(localStorage.getItem(key));
            kept.at -= 12 * 3600 * 1000 + 1;
            localStorage.setItem(key, JSON.stringify(kept)); } }"""
    )

    page.goto("/step/")

    expect(page.get_by_label("Your small step")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0
