"""Which question a facilitator is shown to open next."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.conversation import make_contribution, make_prompt
from tests.seen import seen

pytestmark = pytest.mark.django_db


# A letter a question, in their order: open; answered and closed; or neither, which is left.
@pytest.mark.parametrize(
    ("questions", "following"),
    [
        ("ll", 0),
        ("ol", 1),
        ("all", 1),
        # One that was left out is not the next, until there is none after it.
        ("lol", 2),
        ("lalo", 0),
        ("lao", 0),
        ("oa", None),
    ],
)
def test_the_next_question_is_the_first_that_is_left_after_the_last_that_was_asked(
    runs, meeting, questions, following
):
    for place, letter in enumerate(questions):
        prompt = make_prompt(
            meeting=meeting, question=f"{place}?", position=place, is_open=letter == "o"
        )
        if letter == "a":
            make_contribution(prompt=prompt)

    page = BeautifulSoup(runs.get(reverse("room:run", args=[meeting.pk])).content, "html.parser")

    titles = {kind: [seen(each) for each in page.select(f"#questions {kind} h3")] for kind in KINDS}
    asked = [f"{place}?" for place, letter in enumerate(questions) if letter == "o"]
    rest = [
        f"{place}?"
        for place, letter in enumerate(questions)
        if letter != "o" and place != following
    ]
    assert titles == {
        ".run-asked": asked,
        ".card:not(.run-asked)": [] if following is None else [f"Next: {following}?"],
        ".run-row": rest,
    }
    main = [seen(each) for each in page.select("#questions .button-main")]
    assert main == ([] if following is None else [f"Open: {following}?"])


KINDS = (".run-asked", ".card:not(.run-asked)", ".run-row")
