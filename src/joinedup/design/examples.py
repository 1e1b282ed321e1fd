"""Made-up content for the gallery."""

import datetime

from django import forms
from django.core.paginator import Paginator

from joinedup.core.typed import ANYBODY, Typed
from joinedup.design.forms import FilterForm, IdempotentForm, email_field, missing
from joinedup.design.widgets import Scale


class ExampleForm(IdempotentForm):
    """One field of each kind."""

    question = forms.CharField(
        label="What should the series ask?",
        help_text="One sentence, ending in a question mark.",
        max_length=120,
        error_messages=missing("Please write the question in one sentence."),
    )
    story = forms.CharField(
        label="What happened?",
        help_text="Leave out names and anything that shows who it was.",
        widget=forms.Textarea,
    )
    answer = forms.ChoiceField(
        label="Can you come?",
        choices=[("yes", "Yes, in person"), ("online", "Yes, online"), ("no", "No, not this time")],
        widget=forms.RadioSelect,
    )
    ways = forms.MultipleChoiceField(
        label="What would help you take part?",
        help_text="Choose as many as you like.",
        choices=[
            ("lift", "A step-free way in"),
            ("fare", "My fare paid"),
            ("quiet", "A quiet seat"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    place = forms.TypedChoiceField(
        label="Where are we, from 0 to 10?",
        choices=[(number, number) for number in range(11)],
        coerce=int,
        widget=Scale,
    )
    sector = forms.ChoiceField(
        label="Sector", choices=[("", "Choose one"), ("housing", "Housing"), ("health", "Health")]
    )
    email = email_field(label="Email address")
    day = forms.DateField(label="Date", help_text="For example 17/03/2027.")
    start = forms.TimeField(label="Starts at", required=False)
    places = forms.IntegerField(label="Places", required=False, min_value=1)
    listed = forms.BooleanField(
        label="Show me in the directory",
        help_text="Only people who are signed in can see it.",
        required=False,
    )
    agreed = forms.BooleanField(label="I have read the ground rules")


class ExampleFilter(FilterForm):
    """What narrows a list."""

    words = forms.CharField(label="Look for", required=False)
    sector = forms.ChoiceField(
        label="Sector", choices=[("", "All"), ("housing", "Housing")], required=False
    )


class ExampleAlong(ExampleFilter):
    """What narrows a list whose ticks go along."""

    keeps = "keeps"


def gallery_content() -> dict[str, object]:
    """What the gallery page shows, besides the words in its template."""
    return {
        "fresh": ExampleForm(auto_id="fresh_%s"),
        "mistakes": ExampleForm({"question": "Why? " * 30, "ways": ["boat"], "email": "marcia@"}),
        "narrow": ExampleFilter(auto_id="narrow_%s"),
        "look_for": ExampleFilter(auto_id="look_for_%s"),
        "look_along": ExampleAlong(auto_id="look_along_%s"),
        "long": (
            "At our table somebody said that the form asks for a fixed address in the first "
            "box, and that you cannot go on without one. So people write the address of a "
            "friend, and then the letter goes to the friend.\n\n"
            "Somebody else said they leave it empty and ring up. It takes forty minutes, but "
            "then a person answers, and a person can say “care of the day centre”. We would "
            "like that to be the first box."
        ),
        "rows": [
            ("A friend asked me", 17),
            ("A worker told me", 11),
            ("A poster", 4),
            ("Radio", None),
        ],
        "places": [
            (14, (3.0, 4.0, 6.0), (0, 1, 2, 3, 3, 1, 1, 2, 0, 1, 0)),
            (5, (2.0, 2.0, 7.0), (0, 0, 3, 0, 0, 0, 0, 1, 1, 0, 0)),
            (1, (4.0, 4.0, 4.0), (0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)),
        ],
        "votes": [
            ("The room agrees: 17 of 20", 20, _votes(17, 1, 2)),
            ("No majority among 20", 20, _votes(9, 10, 1)),
            ("Most pass: 3 of 5", 5, _votes(2, 0, 3)),
        ],
        "days": [datetime.date(2026, month, 3) for month in (1, 4, 7, 10)],
        "page": Paginator(range(57), 10).page(2),
        "typed": Typed(
            whose=ANYBODY,
            path="/",
            fields=[("question", "What helps waiting?"), ("venue", "Hub"), ("name", "Marcia")],
            has_files=True,
        ),
    }


def _votes(agree: int, disagree: int, passed: int) -> list[tuple[str, str, int]]:
    return [
        ("for", "Agree", agree),
        ("against", "Disagree", disagree),
        ("neither", "Pass", passed),
    ]
