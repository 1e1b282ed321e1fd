"""The presses of the facilitator's page."""

import pytest
from django.urls import reverse

from joinedup.record.models import RecordEntry
from tests.factories.conversation import make_contribution, make_hidden, make_prompt
from tests.factories.series import make_meeting

pytestmark = pytest.mark.django_db


def press(browser, name, thing, act):
    return browser.post(reverse(f"room:{name}_act", args=[thing.pk]), {"act": act})


def deeds():
    return list(RecordEntry.objects.order_by("pk").values_list("event", flat=True))


def test_a_question_is_opened_kept_back_revealed_and_closed(runs, meeting):
    prompt = make_prompt(meeting=meeting, is_open=False)
    found = []
    for act in ("keep", "open", "reveal", "reveal", "close", "nonsense", ""):
        answer = press(runs, "prompt", prompt, act)
        prompt.refresh_from_db()
        found.append((prompt.is_open, prompt.is_revealed))

    assert found == [
        (False, False),
        (True, False),
        (True, True),
        (True, True),
        *[(False, True)] * 3,
    ]
    assert deeds() == ["answers kept", "prompt opened", "answers revealed", "prompt closed"]
    assert answer.url == f"{reverse('room:run', args=[meeting.pk])}#question-{prompt.pk}"


def test_what_may_have_been_read_is_not_kept_back(runs, meeting):
    prompt = make_prompt(meeting=meeting)
    make_contribution(prompt=prompt)

    press(runs, "prompt", prompt, "keep")

    prompt.refresh_from_db()
    page = runs.get(reverse("room:run", args=[meeting.pk])).content.decode()
    assert prompt.is_revealed
    assert "Somebody has answered already" in page


def test_words_are_held_and_released_in_one_press(runs, meeting):
    said = make_contribution(prompt=make_prompt(meeting=meeting))
    states = []
    for act in ("hold", "", "release"):
        press(runs, "contribution", said, act)
        said.refresh_from_db()
        states.append((said.state, said.state_reason))

    held = ("held", "Held back during the meeting, to be looked at.")
    assert states == [held, held, ("shown", "")]


def test_hidden_words_are_released_too(runs, meeting):
    said = make_hidden(prompt=make_prompt(meeting=meeting))

    press(runs, "contribution", said, "release")

    said.refresh_from_db()
    assert said.state == "shown"


def test_the_meeting_is_closed_and_opened(runs, meeting):
    opened = []
    for act in ("close", "open", ""):
        press(runs, "meeting", meeting, act)
        meeting.refresh_from_db()
        opened.append(meeting.is_open)

    assert opened == [False, True, True]


def test_a_cancelled_meeting_is_not_opened(runs, meeting):
    cancelled = make_meeting(series=meeting.series, cancelled_at=meeting.starts_at)

    press(runs, "meeting", cancelled, "open")

    cancelled.refresh_from_db()
    assert not cancelled.is_open
