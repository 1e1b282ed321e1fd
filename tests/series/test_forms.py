"""Forms answer mistakes kindly and keep what was typed."""

import pytest
from django.forms.models import model_to_dict

from joinedup.series.forms.agenda import AgendaForms, as_data, rearranged, typed_rows
from joinedup.series.forms.issues import IssueForm, ThemeFields
from joinedup.series.forms.meetings import MeetingForm
from tests.factories.people import make_community
from tests.factories.series import make_theme

GOOD = {
    "title": "First meeting",
    "day": "2026-11-19",
    "begins": "12:00",
    "ends": "14:00",
    "venue_name": "The old library",
}


@pytest.mark.parametrize(
    ("typed", "mistakes"),
    (
        ({}, {}),
        ({"day": "19/11/2026"}, {}),
        ({"title": ""}, {"title": ["Please give the meeting a title."]}),
        ({"ends": "12:00"}, {"ends": ["This is not later than the beginning. Please check both."]}),
        ({"ends": "11:00"}, {"ends": ["This is not later than the beginning. Please check both."]}),
        (
            {"day": "2026-03-29", "begins": "01:30"},
            {"begins": ["The clocks go forward over this time. Please choose another."]},
        ),
        ({"day": "0001-01-01"}, {"day": ["Please check the year."]}),
        ({"day": "9999-12-31"}, {"day": ["Please check the year."]}),
        (
            {"day": "31/02/2026"},
            {"day": ["We could not read this date. Please write it like 17/03/2027."]},
        ),
        (
            {"venue_name": ""},
            {"venue_name": ["Please name a venue here, or give an online address below."]},
        ),
        ({"venue_name": "", "online_url": "meet.example.org/room"}, {}),
        (
            {"online_url": "javascript:alert(1)"},
            {"online_url": ["This is not a whole web address. It looks like https://example.org."]},
        ),
    ),
)
def test_a_meeting_is_planned_or_the_mistake_is_named(typed, mistakes):
    form = MeetingForm(GOOD | typed)

    assert form.errors == mistakes


@pytest.mark.django_db
def test_a_reminder_about_privacy_is_given_once():
    community = make_community()
    typed = {"community": community.pk, "where_from": "casework", "statement": "Ring 07700 900123"}
    communities = type(community).objects.all()

    first = IssueForm(typed, communities=communities)
    assert first.errors == {
        "statement": [
            "This looks as if it contains a phone number. Could somebody be recognised by it? "
            "If so, please take it out. If all is well, just send it again."
        ]
    }
    assert 'name="is_reminded" value="on"' in first.as_p()
    assert "Ring 07700 900123" in first.as_p()

    second = IssueForm(typed | {"is_reminded": "on"}, communities=communities)
    assert second.errors == {}


@pytest.mark.django_db
def test_whoever_belongs_to_one_community_is_not_asked_which():
    community = make_community()
    communities = type(community).objects.all()

    alone = IssueForm(communities=communities)
    assert [field.name for field in alone.hidden_fields()] == ["community", "key", "is_reminded"]
    assert alone["community"].value() == community.pk

    make_community()
    several = IssueForm(communities=communities.all())
    assert several.fields["community"].widget.is_hidden is False


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("has_theme", "new_theme", "mistakes"),
    (
        (True, "", {}),
        (False, "Engagement", {}),
        (
            False,
            "",
            {"new_theme": ["Please choose a theme above, or name a new one here."]},
        ),
        (
            True,
            "Engagement",
            {"new_theme": ["Please choose a theme above or name a new one here, one of the two."]},
        ),
    ),
)
def test_one_theme_is_chosen_or_named(has_theme, new_theme, mistakes):
    theme = model_to_dict(make_theme())["id"] if has_theme else ""

    form = ThemeFields({"theme": theme, "new_theme": new_theme})

    assert form.errors == mistakes


ROWS = [{"minutes": str(number), "title": name, "detail": ""} for number, name in enumerate("abc")]


@pytest.mark.parametrize(
    ("act", "order"),
    (
        ("up-1", "bac"),
        ("up-0", "abc"),
        ("down-1", "acb"),
        ("down-2", "abc"),
        ("remove-0", "bc"),
        ("remove-9", "abc"),
        ("remove--1", "abc"),
        ("up-²", "abc"),
        ("nonsense", "abc"),
    ),
)
def test_parts_of_an_agenda_are_moved_and_removed(act, order):
    assert "".join(row["title"] for row in rearranged(ROWS, act)) == order


def test_a_part_is_added_at_the_end():
    assert rearranged(ROWS, "add") == [*ROWS, {"minutes": "", "title": "", "detail": ""}]


@pytest.mark.parametrize("count", ("", "many", "-3", "99999999999999999999"))
def test_a_broken_count_of_parts_breaks_nothing(count):
    assert typed_rows({"form-TOTAL_FORMS": count}) == []


def test_an_agenda_with_a_mistake_keeps_what_was_typed():
    forms = AgendaForms(as_data([{"minutes": "ten", "title": "Lunch", "detail": ""}]))

    assert forms.errors == [{"minutes": ["Please write a number in digits, like 12."]}]
    assert forms[0]["minutes"].value() == "ten"
