"""Two people change the same thing: whoever saves second is told what the first saved."""

import datetime

from django import forms

from joinedup.design.edit_forms import EditForm

STORED = {"name": "Old", "size": "s", "day": None}
SIZES = [("s", "Small"), ("l", "Large")]


class ThingForm(EditForm):
    name = forms.CharField(required=False)
    size = forms.ChoiceField(choices=SIZES)
    day = forms.DateField(required=False)


def opened(stored):
    """What a page carries that was filled with this."""
    return {name: value or "" for name, value in ThingForm(initial=stored).initial.items()}


def shown(form):
    """What the page shows that was saved meanwhile."""
    return [(bound.label, now) for bound, now in form.meanwhile]


def test_what_nobody_saved_meanwhile_is_taken_as_it_is():
    form = ThingForm(opened(STORED) | {"name": "New"}, initial=STORED)

    assert form.is_valid()
    assert form.cleaned_data == {"name": "New", "size": "s", "day": None}
    assert form.status == 200


def test_what_somebody_saved_meanwhile_stands_beside_and_the_next_press_replaces_it():
    typed = opened(STORED) | {"name": "Mine", "size": "s"}
    theirs = {"name": "Theirs", "size": "l", "day": datetime.date(2031, 5, 6)}

    form = ThingForm(typed, initial=theirs)

    assert not form.is_valid()
    assert form.status == 409
    assert list(form.errors) == ["__all__"]
    assert shown(form) == [("Name", "Theirs"), ("Size", "Large"), ("Day", "6 May 2031")]
    assert (form["name"].value(), form["size"].value()) == ("Mine", "s")
    again = ThingForm(typed | {"seen": form["seen"].value()}, initial=theirs)
    assert again.is_valid()
    assert again.cleaned_data["name"] == "Mine"


def test_what_was_emptied_meanwhile_is_said_to_be():
    form = ThingForm(opened(STORED), initial=STORED | {"name": ""})

    assert not form.is_valid()
    assert shown(form) == [("Name", "")]


def test_the_same_sent_twice_is_taken_twice():
    typed = opened(STORED) | {"name": "New"}

    assert ThingForm(typed, initial=STORED | {"name": "New"}).is_valid()
