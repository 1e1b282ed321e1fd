"""What somebody typed is on the page that answers, whatever ended meanwhile (decision 30).

Every form that takes words, on every page, is sent after its writer was signed out, with a token
that is no longer good, and by somebody who may not; every form in ``SENT`` is then sent on, by the
pages of signing in, and is kept once. Nobody else is given any of it.
"""

import re
import uuid
from collections import Counter
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from django.urls import reverse

from joinedup.core.typed import WHOSE, whose
from joinedup.people.models import Session
from joinedup.record.models import RecordEntry, RecordSeal
from tests.house.access import rows
from tests.house.client import address_of, is_key
from tests.house.forms import PageForm, form_with, forms_of
from tests.house.test_sent_again import SENT, Line, opened
from tests.undone import undone

pytestmark = pytest.mark.django_db
HERE = "http://testserver"
SAID = "They “rang” me & <b>nobody</b> came;\nI waited. سلمى 🧡"
# The page of examples has a form that goes nowhere.
ROWS = [row for row in rows() if row.app != "design"]
SEND, SIGN_IN = "Send it", "Sign in"
LEAVE = "Sign out, and sign in as yourself"
CODE = "77777777"


class Browser(Client):
    """As a real one: its forms need their token, and it says from which site it sends them."""

    request = Client.request  # other tests parse these pages

    def __init__(self, person=None):
        super().__init__(enforce_csrf_checks=True, headers={"origin": HERE})
        if person is not None and person.is_authenticated:
            self.force_login(person)

    def sends(self, form, **fields):
        """The page after a form was sent, and where it is."""
        sent = form.fields | fields
        response = self.post(form.action, sent, follow=True)
        assert response.status_code < 500
        return response, response.request["PATH_INFO"]

    def presses(self, page, button, **fields):
        response, address = page
        return self.sends(form_with(response, address, button), **fields)

    def signs_in(self, page, person):
        """By the code in the letter, from the page that asks for it."""
        page = self.presses(page, "Send me a code", email=person.email)
        return self.presses(page, SIGN_IN, code=CODE)


@pytest.fixture(autouse=True)
def known_codes(monkeypatch):
    # Only there: Django makes its own secrets with the same module.
    same_digit = SimpleNamespace(choice=lambda digits: CODE[0])
    monkeypatch.setattr("joinedup.people.services.codes.secrets", same_digit)


def words_of(response):
    """What can be read on a page, with what stands in its fields."""
    soup = BeautifulSoup(response.content, "html.parser")
    fields = [each["value"] for each in soup.select("input[value]:not([type=hidden])")]
    return "\n".join([(soup.main or soup).get_text(), *fields])


def missing(texts, response):
    page = words_of(response)
    return [text for text in texts if text not in page]


# Every form of every page


def every_form(world, browsers):
    """Each form that takes words, with one of those who find it and the page where it stands; of
    those that go to addresses of one kind with the same fields, one."""
    found = {}
    for row in ROWS:
        shown = [who for who in world.people if row.get[who] == "p"]
        for who in dict.fromkeys([*shown[:1], *shown[-1:]]):
            address = address_of(row, world.a)
            response = browsers[who].get(address)
            if response.headers["Content-Type"].startswith("text/html"):
                for form in forms_of(response, address):
                    kind = re.sub(r"\d+", "", form.action)
                    found.setdefault((kind, *form.words), (who, row, form))
            b"".join(response)  # a file is open until it is read
    return [each for each in found.values() if each[-1].words]


@pytest.fixture(scope="module")
def forms(world, browsers):
    return every_form(world, browsers)


def test_every_form_says_whose_it_is(forms, world):
    assert len(forms) > 50
    unsaid = [
        form.action
        for who, _row, form in forms
        if form.fields.get(WHOSE) != [whose(world.people[who])]
    ]

    assert unsaid == []


def test_who_is_signed_out_meanwhile_has_all_they_typed(forms):
    """Where a form is open to all, it is taken, or stands there again."""
    lost = {}
    for _who, _row, form in forms:
        with undone():
            sent = form.typed(SAID)
            answer = PlainClient().post(sent.action, sent.fields)
        if answer.status_code == 302:
            assert not answer.url.startswith(reverse("people:sign_in")), form.action
        elif gone := missing(sent.texts, answer):
            lost[form.action] = (answer.status_code, gone)

    assert lost == {}


class PlainClient(Client):
    """Whose tokens are always good."""

    request = Client.request

    def __init__(self):
        super().__init__(headers={"origin": HERE})


def test_with_a_token_that_is_no_longer_good_all_is_there_to_be_sent(forms, world):
    lost = {}
    for who, _row, form in forms:
        sent = form.typed(SAID)
        answer, address = Browser(world.people[who]).sends(sent)
        again = form_with(answer, address, SEND)
        token = again.fields.pop("csrfmiddlewaretoken")
        is_whole = all(again.fields[name] == sent.fields[name] for name in sent.words)
        if gone := missing(sent.texts, answer) or not (token and is_whole):
            lost[form.action] = gone
        assert (answer.status_code, again.action) == (403, form.action)

    assert (lost, rows_with([SAID])) == ({}, {})


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_of_what_another_site_sends_nothing_is_shown_or_kept(forms, world, origin):
    for who, _row, form in forms:
        sent = form.typed(SAID)
        browser = Browser(world.people[who])
        browser.defaults["HTTP_ORIGIN"] = origin
        answer, address = browser.sends(sent)

        assert (answer.status_code, SAID in answer.content.decode()) == (403, False)
        assert sent.action not in [each.action for each in forms_of(answer, address)]


def test_who_may_no_longer_do_it_has_all_they_typed(forms, world):
    lost = {}
    for _who, row, form in forms:
        for who, person in world.people.items():
            if row.post[who] not in "fn" or not person.is_authenticated:
                continue
            sent = form.typed(SAID)
            sent.fields[WHOSE] = [whose(person)]
            browser = PlainClient()
            browser.force_login(person)
            with undone():
                answer = browser.post(sent.action, sent.fields)
            if gone := answer.status_code == 302 or missing(sent.texts, answer):
                lost[form.action, who] = (answer.status_code, gone)

    assert lost == {}


def test_a_link_or_a_code_that_is_no_longer_good_leaves_all_they_typed(forms, world):
    lost = {}
    keyed = [(row, form) for _who, row, form in forms if is_key(row)]
    for row, form in keyed:
        part = "code" if "/code/" in form.action else "token"
        sent = form.typed(SAID)
        answer = PlainClient().post(address_of(row, world.a, **{part: "NEVER1"}), sent.fields)
        if gone := missing(sent.texts, answer):
            lost[form.action] = (answer.status_code, gone)

    assert (len(keyed) > 3, lost) == (True, {})


# Forms with a text of several lines that leave nothing on the device, each with its reason.
NO_DRAFT = {
    "words:words_check": "promises to keep nothing",
    "duties:letter": "is about somebody's situation, and phones are shared",
    "series:join_ask": "a stranger says who they are",
    "series:invitation_answer": "what somebody needs tells of their health",
    "series:invitation_reply": "the same",
}


def test_every_form_with_a_long_text_keeps_a_draft(forms):
    without = {row.name for _who, row, form in forms if form.long and not form.is_draft}

    assert without == set(NO_DRAFT)


# From there to where it is kept


def filled(line, browser, person):
    """The form of a line, filled in as its writer has it before them."""
    fields = line.filled(uuid.uuid4())
    typed = {
        name: f"{value}, as I typed it: & “so”"
        for name, value in fields.items()
        if isinstance(value, str) and value.istitle() and value.isalpha()
    }
    # A name of a term is a word; a link and an address are none.
    fields = opened(browser, line) | {WHOSE: whose(person)} | fields | typed
    return PageForm(line.address, {name: [str(each)] for name, each in fields.items()}), typed


def rows_with(texts):
    """How many rows of each kind hold one of these texts."""
    return Counter(
        (model._meta.label, text)
        for model in apps.get_models()
        if model not in (Session, RecordEntry, RecordSeal)
        for row in model._base_manager.values()
        for text in texts
        if any(text in str(value) for value in row.values())
    )


@pytest.fixture
def story(request, world, browsers):
    """A line of ``SENT``: its writer, the form as they filled it in, its texts, and how often these
    are kept where nothing comes between."""
    line = Line(request.param, world)
    person = world.people[line.who]
    form, typed = filled(line, browsers[line.who], person)
    with undone():
        browser = PlainClient()
        if person.is_authenticated:
            browser.force_login(person)
        assert browser.post(form.action, form.fields).status_code == 302
        wanted = rows_with(typed.values())
    assert bool(wanted) == bool(typed)
    return person, form, list(typed.values()), wanted


SIGNED_IN = [each for each in SENT if not each.values[0].startswith("stranger")]
every_line = pytest.mark.parametrize("story", SENT, indirect=True)
every_signed_in = pytest.mark.parametrize("story", SIGNED_IN, indirect=True)


@every_signed_in
def test_what_was_typed_comes_along_while_signing_in_and_is_kept_once(story):
    person, form, texts, wanted = story
    with undone():
        browser = Browser()
        page = browser.sends(form)
        assert missing(texts, page[0]) == []
        assert not rows_with(texts)
        page = browser.presses(page, SIGN_IN)
        page = browser.signs_in(page, person)
        assert missing(texts, page[0]) == []
        assert not rows_with(texts)
        browser.presses(page, SEND)

        assert rows_with(texts) == wanted


@every_line
def test_with_another_token_one_press_keeps_it_once(story):
    person, form, texts, wanted = story
    with undone():
        browser = Browser(person)
        page = browser.sends(form)
        assert not rows_with(texts)
        browser.presses(page, SEND)
        assert rows_with(texts) == wanted
        # Back, and pressed again.
        browser.presses(page, SEND)

        assert rows_with(texts) == wanted


@every_signed_in
def test_somebody_else_who_signs_in_is_given_nothing(story, world):
    person, form, texts, _wanted = story
    other = next(each for each in (world.people["invited"], world.a.left) if each != person)
    with undone():
        browser = Browser()
        page = browser.presses(browser.sends(form), SIGN_IN)
        page, _address = browser.signs_in(page, other)
        seen = [page, browser.get("/"), browser.get(form.action)]

        assert [text for text in texts for each in seen if text in each.content.decode()] == []
        assert not rows_with(texts)
        assert "somebody else typed it" in page.content.decode()


@every_signed_in
def test_who_is_signed_in_in_their_place_sees_nothing_and_the_writer_all(story, world):
    person, form, texts, wanted = story
    other = next(each for each in (world.people["invited"], world.a.left) if each != person)
    with undone():
        browser = Browser(other)
        page = browser.sends(form)
        assert [text for text in texts if text in page[0].content.decode()] == []
        page = browser.signs_in(browser.presses(page, LEAVE), person)
        browser.presses(page, SEND)

        assert rows_with(texts) == wanted
