"""Nothing typed is lost when the work went on meanwhile: what a form held is kept, or is on the
page that answers.

Every form that takes words is filled in so that it is taken. Then something happens that its
writer does not know of: things of one kind get into each state they can be in, or are gone. Then
the form is sent. It leads on only where every text is kept, by the program or in an email.
"""

import re
import uuid
from dataclasses import dataclass, replace
from functools import cache

import pytest
from django.core import mail
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError
from django.forms import CharField
from django.utils import timezone

from joinedup.core.registry import our_apps
from joinedup.design.forms import FilterForm, Form
from joinedup.recommendations.models import HistoryEntry
from joinedup.record.models import RecordEntry, RecordSeal, RecordStretch
from joinedup.reports.models import Version
from tests.house.forms import PageForm, forms_of
from tests.house.test_text_survives import PlainClient, every_form, missing, rows_with, undone

pytestmark = pytest.mark.django_db
WORDS = "As I typed it"
SAYS_REFUSED = "This was not saved"
# Forms whose texts are not kept as they were typed, each with its reason.
ELSEWHERE = {
    "home:home_page": "a code is looked up",
    "people:app_new": "the same",
    "words:words_check": "promises to keep nothing",
    "duties:letter": "the same",
    "votes:paper": "ballots are read: tests/votes/test_typed_lists.py",
    "votes:ballot_change": "the same",
    "votes:ideas:paper": "the same",
    "votes:ideas:ballot_change": "the same",
}
# What stands in a history is never taken away or changed.
STANDS = {RecordEntry, RecordSeal, RecordStretch, HistoryEntry, Version}


@dataclass(frozen=True)
class Sent:
    """A form as its writer has it before them, and which tables it asks."""

    name: str
    person: object
    form: PageForm
    tables: frozenset[str]


@cache
def browser_of(person):
    browser = PlainClient()
    if person.is_authenticated:
        browser.force_login(person)
    return browser


def send(form, person):
    """The answer, and all the program wrote into the database or into emails."""
    mail.outbox.clear()
    browser = browser_of(person)
    cookies = dict(browser.cookies)
    asked = []

    def note(execute, sql, values, *rest):
        asked.append(f"{sql} {values}")
        return execute(sql, values, *rest)

    with connection.execute_wrapper(note):
        answer = browser.post(form.action, form.fields)
    browser.cookies.clear()
    browser.cookies.update(cookies)
    written = [each for each in asked if each.startswith(("INSERT", "UPDATE"))]
    return answer, "\n".join([*written, *(letter.body for letter in mail.outbox)]), asked


def lost(form, answer, written):
    """Which texts are neither kept nor on the page."""
    if SAYS_REFUSED in answer.content.decode():
        assert answer.status_code == 409, form.action
    if answer.status_code != 302:
        return missing(form.texts, answer)
    return [text for text in form.texts if text not in written]


def after_preview(form, answer):
    """The forms of a page that only shows what was typed, and carries it on."""
    for shown in forms_of(answer, form.action) if answer.status_code == 200 else []:
        if shown.action == form.action and all(
            shown.fields.get(name) == form.fields[name] for name in form.words
        ):
            for name, value in shown.presses:
                yield replace(shown, fields=shown.fields | {name: [value]}, words=form.words)


def as_taken(form, person):
    """The form filled in so that all of it is kept, after a preview where it has one."""
    for filled in form.fillings(WORDS):
        with undone():
            answer, _written, _asked = send(filled, person)
            tries = [filled, *after_preview(filled, answer)]
        for each in tries:
            with undone():
                answer, written, asked = send(each, person)
            if answer.status_code == 302 and not lost(each, answer, written):
                return each, frozenset(re.findall(r'"(\w+)"', "".join(asked)))
    return None


@pytest.fixture(scope="module")
def forms(world, browsers):
    browser_of.cache_clear()
    for person in world.people.values():
        browser_of(person)
    return every_form(world, browsers)


@pytest.fixture(scope="module")
def cleaned():
    """The classes of all forms that were filled in."""
    classes, full_clean = set(), Form.full_clean

    def note(form):
        classes.add(type(form))
        full_clean(form)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Form, "full_clean", note)
        yield classes


@pytest.fixture(scope="module")
def sent(forms, world, cleaned):
    return [
        Sent(row.name, world.people[who], *taken)
        for who, row, form in forms
        if (taken := as_taken(form, world.people[who]))
    ]


def states():
    """What things of one kind can become: pairs of a model and the fields to be set, none where
    they are taken away."""
    for model in (model for app in our_apps() for model in app.get_models()):
        if model in STANDS:
            continue
        yield model, None
        fields = [field for field in model._meta.fields if _tells(field)]
        for field in fields:
            yield from ((model, {field.name: value}) for value in _values_of(field))
        names = [field.name for field in fields]
        seen = {_kind_of(row): row for row in model._base_manager.values(*names)} if names else {}
        yield from ((model, row) for row in seen.values())


def _tells(field):
    """Whether a field tells what state a thing is in."""
    return field.choices or isinstance(field, models.BooleanField | models.DateField)


def _values_of(field):
    if field.choices:
        return [value for value, _label in field.choices]
    if isinstance(field, models.BooleanField):
        return [True, False]
    return [timezone.now(), None] if field.null else []


def _kind_of(row):
    now = timezone.now()
    return tuple(value < now if hasattr(value, "tzinfo") else value for value in row.values())


def become(model, fields):
    """Put all things of this kind into a state, but for those that cannot be in it."""
    for thing in model._base_manager.all():
        try:
            with transaction.atomic():
                if fields is None:
                    thing.delete()
                else:
                    model._base_manager.filter(pk=thing.pk).update(**fields)
        except (IntegrityError, ProtectedError):
            continue


def test_every_form_is_tried(forms, sent):
    found = {(row.name, *form.words) for _who, row, form in forms}
    tried = {(each.name, *each.form.words) for each in sent}

    assert {name for name, *_words in found - tried} == set(ELSEWHERE)


# Forms that hold nothing anybody wrote, each with its reason.
ASK = {
    "ContributionSearchForm": "narrows a list",
    "ExampleForm": "is an example",
    "CodeForm": "a code is looked up",
    "NewPasskeyForm": "a device answers beside the name: tests/people/test_passkeys.py",
    "AlikeForm": "a button says it all",
    "DismissalForm": "the same",
}


def test_there_is_no_form_for_words_that_is_not_tried(sent, cleaned):
    asking = {
        each.__name__
        for each in _kinds_of(Form) - _kinds_of(FilterForm) - cleaned
        if any(_takes_words(field) for field in each.base_fields.values())
    }

    assert asking == set(ASK)


def _kinds_of(form):
    """The classes that no other rests on: those that are shown."""
    below = [each for each in form.__subclasses__() if each.__module__.startswith("joinedup.")]
    return {kind for each in below for kind in _kinds_of(each)} if below else {form}


def _takes_words(field):
    return isinstance(field, CharField) and not field.widget.is_hidden


def test_whatever_happens_meanwhile_every_text_is_kept_or_comes_back(sent):
    gone = {}
    for model, fields in states():
        concerned = [each for each in sent if model._meta.db_table in each.tables]
        with undone():
            if concerned:
                become(model, fields)
            for each in concerned:
                with undone():
                    answer, written, _asked = send(each.form, each.person)
                if texts := lost(each.form, answer, written):
                    gone[each.name, answer.status_code, *texts] = model.__name__, fields

    assert gone == {}


# What a later form may replace without a word, each with its reason.
REPLACES = {
    "people:profile": "one's own",
    "reports:quotable": "one's own",
    "reports:receipt_quotable": "one's own",
    "series:invitation_answer": "one's own; the page says what was answered before",
    "series:meeting_agenda": "one list, which is written as a whole",
    "organisations:affiliation_new": "adds another; the same organisation again is put right",
}


def test_who_saves_after_somebody_else_is_told(sent):
    """Two have the same page open, and both save."""
    replaced = {}
    for each in sent:
        with undone():
            send(each.form, each.person)
            before = rows_with(each.form.texts)
            answer, _written, _asked = send(_of_somebody_else(each.form), each.person)
            if answer.status_code == 302 and before - rows_with(each.form.texts):
                replaced[each.name] = answer.url

    assert replaced.keys() == REPLACES.keys()


def _of_somebody_else(form):
    """The same form with other words, opened on another page."""
    texts = {name: [re.sub("(?i)i(?=.typed)", "we", form.fields[name][0])] for name in form.words}
    key = {"key": [str(uuid.uuid4())]} if "key" in form.fields else {}
    return replace(form, fields=form.fields | texts | key)


# Pages that never refuse a form which is filled in well, each with its reason.
REFUSE_NOTHING = {
    "people:sign_in": "a wrong address is one field's mistake",
    "people:profile": "one's own",
    "organisations:affiliation_new": "said again, it is put right",
    "series:issue_take_up": "taken up again, it is of the other theme",
    "series:meeting_agenda": "one list, which is written as a whole",
}


def test_whatever_form_is_refused_its_page_says_so(sent, monkeypatch):
    """As a service refuses it, for a reason that things as they are do not bring about."""

    def refuse(form):
        form.refuse("The work went on.")
        return False

    monkeypatch.setattr(Form, "is_valid", refuse)
    wrong = {}
    for each in sent:
        with undone():
            answer, _written, _asked = send(each.form, each.person)
        texts = missing(each.form.texts, answer)
        if answer.status_code != 409 or texts:
            wrong[each.name] = answer.status_code, texts

    assert wrong == {name: (200, []) for name in REFUSE_NOTHING}
