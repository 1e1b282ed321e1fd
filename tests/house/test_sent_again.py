"""A form sent again with the same key: the same makes nothing new, and nothing else is thanked for
and dropped (decision 24). Each app says in ``SENT`` how its forms may be filled in."""

import inspect
import uuid
from importlib.util import find_spec

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import transaction

from joinedup.core.models import Count
from joinedup.core.registry import our_apps
from joinedup.design.forms import IdempotentForm
from joinedup.people.models import Session
from joinedup.record.models import RecordEntry, RecordSeal
from tests.house.access import lines_of
from tests.house.client import address_of
from tests.services import services_of
from tests.undone import atomic_of_test
from tests.undone import undone as rolled_back

pytestmark = pytest.mark.django_db
SENT = [
    pytest.param(line, id=" ".join(line.split("|")[1].split())) for _app, line in lines_of("SENT")
]
# What tells a screen that something is new says nothing of what it is.
REVISIONS = {"revision", "phones_revision"}
# Forms that are not in SENT, each with its reason.
ELSEWHERE = {
    "ExampleForm": "stands on the page of examples, and makes nothing",
    "PromptForm": "words a question better; NewPromptForm makes one",
    "ListColumnsForm": "carries a whole list: tests/organisations/test_lists.py",
    "PhotoForm": "carries a file: tests/conversation/test_photos.py",
    "CheckForm": "the same: tests/words/test_documents.py",
    "DismissalForm": "a count without a person: another reason is another count",
}


class Line:
    """Who sends which form, and two values for each field."""

    def __init__(self, line, world):
        self.who, address, fields = (part.strip() for part in line.split("|"))
        self.name, thing = address.split()
        thing, _, self.query = thing.partition("?")
        self.things = () if thing == "-" else tuple(thing.split("+"))
        self.address = address_of(self, world.a)
        pairs = (field.partition("=") for field in fields.split())
        self.values = {
            name: [_value(each, world.a) for each in values.split(",")] for name, _, values in pairs
        }

    def filled(self, key, *, second=(), turned=False):
        """The form with the first values, but for the fields ``second``; or the other way."""
        chosen = {
            name: values[-1 if (name in second) != turned else 0]
            for name, values in self.values.items()
        }
        return {"key": key} | {name: value for name, value in chosen.items() if value != "-"}

    @property
    def choices(self):
        """The fields that have two values."""
        return [name for name, values in self.values.items() if len(values) == 2]


def _value(word, room):
    return getattr(getattr(room, word, None), "pk", word)


def opened(browser, line):
    """What the form carries unseen besides its key, where it has a page of its own."""
    page = browser.get(line.address)
    form = BeautifulSoup(page.content, "html.parser").select_one("form:has([name=key])")
    unseen = form.select("input[type=hidden]") if page.status_code == 200 and form else []
    carried = {each["name"]: each.get("value", "") for each in unseen}
    return {name: carried[name] for name in carried if name not in ("key", "csrfmiddlewaretoken")}


def send(browser, line, fields):
    """The page that follows, and whether it was taken."""
    answer = browser.post(line.address, fields, follow=True)
    assert answer.status_code < 500, answer.exc_info
    return answer, bool(answer.redirect_chain)


def said(answer):
    return [str(each) for each in answer.context["messages"]]


def kept():
    """Every row; not the record, nor who is signed in and how often somebody came."""
    return {
        model._meta.label: list(
            model._base_manager.order_by("pk").values(
                *(f.attname for f in model._meta.concrete_fields if f.name not in REVISIONS)
            )
        )
        for model in apps.get_models(include_auto_created=True)
        if model not in (Count, Session, RecordEntry, RecordSeal)
    }


@pytest.fixture
def undone(browsers):
    """What is sent is undone, and browsers forget it, as often as it is asked for."""

    class Undone:
        def __enter__(self):
            self.atomic = atomic_of_test()
            self.atomic.__enter__()

        def __exit__(self, *raised):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)
            for browser in browsers.values():
                browser.cookies.clear()
                browser.cookies.update(browser.cookies_at_first)

    return Undone


@pytest.mark.parametrize("line", SENT)
def test_the_same_form_with_the_same_content_makes_nothing_new(world, browsers, undone, line):
    line = Line(line, world)
    with undone():
        fields = opened(browsers[line.who], line) | line.filled(uuid.uuid4())
        before = kept()
        first, is_taken = send(browsers[line.who], line, fields)
        assert is_taken, first.content.decode()
        after = kept()
        _second, is_taken_again = send(browsers[line.who], line, fields)

        assert after != before
        assert kept() == after
        assert is_taken_again


@pytest.mark.parametrize("line", SENT)
def test_the_same_form_with_other_content_is_kept_or_said_not_to_be(world, browsers, undone, line):
    line = Line(line, world)
    dropped = [
        f"{field}{' the other way' if turned else ''}"
        for field in line.choices
        for turned in (False, True)
        if is_dropped(browsers[line.who], undone, line, field, turned)
    ]

    assert dropped == []


def is_dropped(browser, undone, line, field, turned):
    """Whether somebody is thanked for another value of this field, and it is nowhere kept."""
    key = uuid.uuid4()
    with undone():
        carried = opened(browser, line)
        first, is_taken = send(browser, line, carried | line.filled(key, turned=turned))
        assert is_taken, first.content.decode()
        before = kept()
        again = carried | line.filled(key, second=[field], turned=turned)
        second, is_taken = send(browser, line, again)
        page = second.content.decode()
        if not is_taken:
            # It says why, and shows what was typed.
            return second.status_code != 409 and 'class="error-summary"' not in page
        return kept() == before and said(first) == said(second)


@pytest.mark.parametrize("line", SENT)
def test_somebody_elses_key_changes_nothing_of_theirs(world, browsers, undone, line):
    line = Line(line, world)
    if line.who == "stranger" or line.name.partition("strand")[1]:
        return  # strangers are told apart by the key alone; sorting is everybody's
    other = next(who for who in ("administrator", "coordinator") if who != line.who)
    with undone():
        fields = opened(browsers[line.who], line) | line.filled(uuid.uuid4())
        before = kept()
        send(browsers[line.who], line, fields)
        made = [
            (label, row)
            for label, rows in kept().items()
            for row in rows
            if "key" in row and row["id"] not in {each["id"] for each in before[label]}
        ]
        send(browsers[other], line, fields | line.filled(fields["key"], second=line.choices))
        now = kept()

        assert [(label, row) for label, row in made if row not in now[label]] == []


def test_every_form_with_a_key_is_tried(world, browsers):
    tried = set()
    for line in (Line(each.values[0], world) for each in SENT):
        with rolled_back():
            page = browsers[line.who].post(line.address, {})
            tried.add(type(page.context["form"]).__name__)

    assert {form.__name__ for form in _below(IdempotentForm)} - tried == set(ELSEWHERE)


def _below(form):
    """All forms of the program with a key."""
    below = {each for kind in form.__subclasses__() for each in {kind, *_below(kind)}}
    return {each for each in below if each.__module__.startswith("joinedup.")}


def test_every_service_that_takes_a_key_uses_the_one_mechanism():
    by_hand = [
        f"{app.label}.{service.__name__}"
        for app in our_apps()
        if find_spec(f"{app.name}.services")
        for service in services_of(app.label)
        if "key" in inspect.signature(service).parameters
        and "joinedup.core.attempts" not in inspect.getsource(inspect.getmodule(service))
    ]

    assert set(by_hand) == PASSED_ON


# They hand the key to one that does, or make one thing of a line, without a person.
PASSED_ON = {
    "reports.add_recommendation",
    "words.decide_on_words",
}
