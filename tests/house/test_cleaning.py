"""What is typed into any field of any form is cleaned: no new form can forget it."""

import pkgutil
from importlib import import_module

import pytest
from django import forms

import joinedup
from engines.words.normalise import normalise
from joinedup.core.signs import BLANKS, UNSEEN
from joinedup.design.forms import CodeField, Form, PhoneField
from joinedup.people.models import Member

DIRTY = " D\u200bu\u00adc\u2060k \u202e2\ufeff5\u3164 "
NOTHING = "\u200b\u3164\u2800\u200f"


def every_form():
    """Each class of forms of the program."""
    for module in pkgutil.walk_packages(joinedup.__path__, "joinedup."):
        import_module(module.name)
    found, look = set(), [forms.BaseForm]
    while look:
        kind = look.pop()
        look += kind.__subclasses__()
        if kind.__module__.startswith("joinedup."):
            found.add(kind)
    return sorted(found, key=lambda form: (form.__module__, form.__qualname__))


def typed_into(form, name, text):
    """What a form reads of a text in one of its fields."""
    shell = form.__new__(form)
    # What a form asks for besides, such as who may be chosen, makes no difference here.
    forms.BaseForm.__init__(shell, {name: text})
    return shell[name].data


def not_cleaned(form):
    """The fields of a form in which signs that nobody sees would be kept."""
    found = []
    for name in form.base_fields:
        dirty, nothing = (typed_into(form, name, text) for text in (DIRTY, NOTHING))
        if isinstance(dirty, str) and (UNSEEN & set(dirty) or nothing.strip()):
            found.append(name)
    return found


def test_every_form_cleans_every_field():
    found = {form.__qualname__: not_cleaned(form) for form in every_form()}

    assert len(found) > 30
    assert {name: fields for name, fields in found.items() if fields} == {}


def test_a_form_that_forgets_it_is_noticed():
    class Forgetful(forms.Form):
        name = forms.CharField()
        is_there = forms.BooleanField()

    class Careful(Forgetful, Form):
        pass

    assert (not_cleaned(Forgetful), not_cleaned(Careful)) == (["name"], [])


def test_fields_that_a_form_adds_while_it_is_made_are_cleaned_by_the_same_class():
    assert [form.__qualname__ for form in every_form() if not issubclass(form, Form)] == []


@pytest.mark.parametrize(
    ("is_asked", "kind"),
    [
        (lambda name, attrs: "email" in name, forms.EmailField),
        (lambda name, attrs: name == "code" or attrs.get("inputmode") == "numeric", CodeField),
        (lambda name, attrs: name == "phone" or attrs.get("inputmode") == "tel", PhoneField),
    ],
)
def test_addresses_codes_and_telephone_numbers_are_fields_of_their_kind(is_asked, kind):
    found = {
        f"{form.__qualname__}.{name}": type(field)
        for form in every_form()
        for name, field in form.base_fields.items()
        if is_asked(name, field.widget.attrs)
    }

    assert found
    assert set(found.values()) == {kind}, found


def test_no_address_is_longer_than_its_place():
    longest = Member._meta.get_field("email").max_length
    found = {
        f"{form.__qualname__}.{name}": field.max_length
        for form in every_form()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.EmailField) and field.max_length != longest
    }

    assert found == {}


def test_the_language_check_which_knows_nothing_of_us_passes_over_the_same_signs():
    outside_ascii = sorted(each for each in UNSEEN if each > "\x9f")

    assert normalise(f"a{''.join(outside_ascii)}b").cased == "ab"
    blank = normalise(f"a{''.join(map(chr, BLANKS))}b").cased
    assert blank == f"a{' ' * len(BLANKS)}b"
