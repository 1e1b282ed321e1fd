import datetime
import uuid

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from joinedup.design.forms import (
    CodeField,
    FilterForm,
    Form,
    IdempotentForm,
    PhoneField,
    email_field,
    missing,
)
from joinedup.design.widgets import Scale


class ThemeForm(Form):
    title = forms.CharField(
        max_length=10, error_messages=missing("Please write the theme."), label="Theme"
    )
    story = forms.CharField(widget=forms.Textarea, required=False, strip=False)
    email = forms.EmailField(required=False)
    day = forms.DateField(required=False)
    voice = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def answers(form):
    return {name: list(map(str, errors)) for name, errors in form.errors.items()}


def test_each_mistake_is_answered_in_a_plain_sentence():
    form = ThemeForm({"title": "", "email": "marcia@", "day": "soon", "voice": "c"})

    assert answers(form) == {
        "title": ["Please write the theme."],
        "email": ["This is not a whole email address. It looks like name@example.org."],
        "day": ["We could not read this date. Please write it like 17/03/2027."],
        "voice": ["This choice is no longer on offer. Please choose again."],
    }


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (forms.CharField(), "Please fill this in."),
        (forms.ChoiceField(choices=[("a", "A")]), "Please choose one."),
        (forms.MultipleChoiceField(choices=[("a", "A")]), "Please choose at least one."),
        (forms.BooleanField(), "Please tick the box to go on."),
        (forms.EmailField(), "Please write an email address."),
        (forms.URLField(assume_scheme="https"), "Please give a web address."),
        (forms.DateField(), "Please give a date."),
        (forms.TimeField(), "Please give a time."),
        (forms.DateTimeField(), "Please give a date and a time."),
        (forms.IntegerField(), "Please give a number."),
        (forms.FileField(), "Please choose a file."),
    ],
)
def test_what_is_missing_is_asked_for(field, sentence):
    form = type("OneField", (Form,), {"field": field})({})

    assert answers(form) == {"field": [sentence]}


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("a" * 11, "This is 1 character too long. There is room for 10."),
        ("a" * 10_000, "This is 9,990 characters too long. There is room for 10."),
    ],
)
def test_a_long_text_hears_by_how_much_and_is_kept(title, sentence):
    form = ThemeForm({"title": title, "voice": "a"})

    assert answers(form) == {"title": [sentence]}
    assert BeautifulSoup(str(form), "html.parser").find(id="id_title")["value"] == title


def test_the_browser_is_never_told_to_cut_a_paste():
    assert "maxlength" not in str(ThemeForm())


def test_line_ends_and_invisible_marks_are_settled():
    data = QueryDict(mutable=True)
    data.update({"title": "A\u202e \x07theme", "story": "one\r\ntwo", "voice": "a"})

    form = ThemeForm(data)

    assert form.is_valid()
    assert (form.cleaned_data["title"], form.cleaned_data["story"]) == ("A theme", "one\ntwo")


class EveryKind(Form):
    name = forms.CharField(max_length=4, required=False)
    story = forms.CharField(max_length=4, widget=forms.Textarea, required=False)
    email = email_field(required=False)
    code = CodeField(max_length=6, required=False)
    phone = PhoneField(max_length=11, required=False)
    places = forms.IntegerField(required=False, min_value=1)
    day = forms.DateField(required=False)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name", "\u200bJo\u3164\t D\u2060\ufeff", "Jo D"),
        ("name", "e\u0301e\u0301e\u0301e\u0301", "éééé"),
        ("story", "J\u202eo\r\n\u00ad\u200ba", "Jo\na"),
        ("email", " Jo@Example.org\u200b", "jo@example.org"),
        ("email", "jo@mu\u0308nchen.de", "jo@münchen.de"),
        ("code", "d-u c\u200bk ٢٥", "DUCK25"),
        ("phone", "\u202a٠١٧٨٢ 12345\u202c", "01782 12345"),
        ("places", "\u200f١٢", 12),
        ("day", "١٧/٠٣/٢٠٢٧", datetime.date(2027, 3, 17)),
    ],
)
def test_what_is_typed_is_cleaned_by_its_kind_and_measured_afterwards(field, typed, kept):
    form = EveryKind({field: typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data[field] == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "\u0958\u0958\u0958"),  # one sign as it is typed, two as it is kept
        ("story", "\u0958\u0958\u0958"),
        ("code", "ß" * 4),
        ("email", "jo@" + f"{'ß' * 30}." * 5 + "de"),
    ],
)
def test_letters_that_grow_while_they_are_cleaned_are_counted_as_they_are_kept(field, typed):
    (said,) = answers(EveryKind({field: typed}))[field]

    assert "too long. There is room for" in said


GROW = "ß\u0958ﬃﷺİ\u0344\U0001d160\u212a٣½\u200b\u3164a@. \x00\ud800\n"


@given(st.sampled_from(("name", "story", "email", "code", "phone")), st.text(GROW) | st.text())
def test_whatever_is_typed_what_is_taken_fits_and_can_be_kept(name, typed):
    form = EveryKind({name: typed})

    if form.is_valid():
        taken = form.cleaned_data[name]
        assert len(taken) <= form.fields[name].max_length
        assert "\x00" not in taken
        taken.encode()


@pytest.mark.parametrize("typed", ("\u200b", "\u2800\u3164", "\u200f \ufeff\n", "\u00ad"))
@pytest.mark.parametrize(
    "field", (forms.CharField(), forms.CharField(widget=forms.Textarea), CodeField(), PhoneField())
)
def test_what_nobody_can_see_is_missing(field, typed):
    form = type("OneField", (Form,), {"field": field})({"field": typed})

    assert answers(form) == {"field": ["Please fill this in."]}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("ı@example.org", "An email address cannot have “ı” there. Please look at it again."),
        ("İ" * 241 + "@example.org", "An email address cannot have “◌̇” there. Please look"),
        ("o’neill@example.org", "An email address cannot have “’” there. Please look"),
        ("jo@ex→ample.org", "An email address cannot have “→” there. Please look"),
        ("jo@\ue000ample.org", "An email address cannot have “\ue000” there. Please look"),
        ("müller", "This is not a whole email address. It looks like name@example.org."),
        ("jo doe@example.org", "This is not a whole email address."),
    ],
)
def test_an_address_that_no_letter_reaches_is_told_by_its_sign(typed, sentence):
    (said, *_more) = answers(EveryKind({"email": typed}))["email"]

    assert said.startswith(sentence)


def test_fields_added_later_are_cared_for_too():
    form = ThemeForm({"title": "x", "voice": "a", "more": "one\r\ntwo\x01"})
    form.fields["more"] = forms.CharField(widget=forms.Textarea, max_length=3)

    assert answers(form) == {"more": ["This is 4 characters too long. There is room for 3."]}


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        (
            "we went there and back\x00 again",
            "A character after “went there and back” could not be read. Please delete the \ufffd.",
        ),
        ("\x00", "The first character could not be read. Please delete the \ufffd."),
    ],
)
def test_a_character_nobody_can_store_is_shown_where_it_is(story, sentence):
    form = ThemeForm({"title": "x", "voice": "a", "story": story})

    assert answers(form) == {"story": [sentence]}
    assert story.replace("\x00", "\ufffd") in str(form)


def test_mistakes_are_tied_to_their_fields():
    page = BeautifulSoup(str(ThemeForm({"title": "x" * 11})), "html.parser")

    title, voice = page.find(id="id_title"), page.find("fieldset")
    assert (title["aria-invalid"], title["aria-describedby"]) == ("true", "id_title_error")
    assert voice["aria-describedby"] == "id_voice_error"
    assert page.find(id="id_title_error").get_text() == (
        "Please check: This is 1 character too long. There is room for 10."
    )


def test_text_finds_its_own_direction():
    page = BeautifulSoup(str(ThemeForm()), "html.parser")

    directions = {each["name"]: each.get("dir") for each in page.select("[name]")}
    assert directions == {
        "title": "auto",
        "story": "auto",
        "email": None,
        "day": None,
        "voice": None,
    }


def test_one_form_never_changes_another():
    str(ThemeForm({"title": "x" * 11}))

    assert ThemeForm.base_fields["title"].widget.attrs == {"maxlength": "10"}
    assert ThemeForm.base_fields["day"].error_messages["required"] == "This field is required."


class StepForm(IdempotentForm):
    text = forms.CharField()


def key_shown(form):
    return BeautifulSoup(str(form), "html.parser").find("input", {"name": "key"})["value"]


def test_every_form_shown_has_a_key_of_its_own():
    first, second = key_shown(StepForm()), key_shown(StepForm())

    assert first != second
    assert uuid.UUID(first).version == uuid.UUID(second).version == 4


def test_a_form_with_a_mistake_keeps_its_key():
    key = uuid.uuid4()

    form = StepForm({"text": "", "key": str(key)})

    assert not form.is_valid()
    assert key_shown(form) == str(key)


@pytest.mark.parametrize("broken", ("", "not a key", "\x00"))
def test_a_broken_key_stops_nobody(broken):
    form = StepForm({"text": "I will ring her", "key": broken})

    assert form.is_valid()
    assert form.cleaned_data["key"].version == 4
    assert uuid.UUID(key_shown(form)).version == 4


def test_what_narrows_a_list_does_not_say_that_it_may_stay_empty():
    class Narrow(FilterForm):
        words = forms.CharField(label="Look for", required=False)

    soup = BeautifulSoup(str(Narrow()), "html.parser")

    assert soup.label.get_text().strip() == "Look for"


def test_a_scale_is_a_choice_of_numbers():
    class Place(Form):
        place = forms.TypedChoiceField(
            choices=[(number, number) for number in range(11)], coerce=int, widget=Scale
        )

    form = Place({"place": "7"})

    soup = BeautifulSoup(str(form), "html.parser")
    labels = [label.get_text(strip=True) for label in soup.select(".scale label")]
    assert (form.is_valid(), form.cleaned_data) == (True, {"place": 7})
    assert labels == [str(number) for number in range(11)]
    assert [each["value"] for each in soup.select("[checked]")] == ["7"]
