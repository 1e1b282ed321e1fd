"""The conversation of the sample as it stands once it is loaded."""

from collections import Counter

import pytest
from django.utils import timezone

from joinedup.conversation.models import Contribution, Prompt, Ruling, Strand
from joinedup.conversation.sample.content import (
    every_contribution,
    every_prompt,
    every_strand,
)
from joinedup.series.selectors.meetings import meeting_by_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_community")]


def test_everything_in_the_content_is_there():
    loaded = (Prompt, Ruling, Contribution, Strand)

    assert {model.__name__: model.objects.count() for model in loaded} == {
        "Prompt": len(every_prompt()),
        "Ruling": sum("decision" in prompt for prompt in every_prompt()),
        "Contribution": len(every_contribution()),
        "Strand": len(every_strand()),
    }


def test_words_keep_how_they_came_and_what_may_be_done_with_them():
    entered_by = {"guest": "guest", "scribe": "scribe"}
    fields = ("text", "number", "voice", "entered_by", "quotable", "credit", "state")
    expected = Counter(
        (
            "" if words.get("withdrawn") else words["text"],
            words.get("number"),
            words["voice"],
            entered_by.get(words["by"], "member"),
            words["quotable"],
            words.get("name", ""),
            "held" if "held_reason" in words else "hidden" if "hidden_reason" in words else "shown",
        )
        for words in every_contribution()
    )

    assert Counter(Contribution.objects.values_list(*fields)) == expected


def test_words_lie_in_their_strands_and_steps_have_their_outcomes():
    strands = {strand["id"]: strand["name"] for strand in every_strand()}
    expected = {
        words["text"]: (
            strands.get(words.get("strand")),
            words.get("outcome", ""),
            words.get("outcome_text", ""),
        )
        for words in every_contribution()
        if words["text"] and not words.get("withdrawn")
    }

    said = Contribution.objects.exclude(text="")
    assert {
        text: rest
        for text, *rest in said.values_list("text", "strand__name", "outcome", "outcome_text")
    } == {text: list(rest) for text, rest in expected.items()}


def test_today_s_meeting_is_open_for_guests_and_waits_for_the_first_of_them():
    meeting = meeting_by_code("duck-pond", timezone.now())

    assert meeting.is_open
    assert timezone.localdate(meeting.starts_at) == timezone.localdate()
    assert meeting.agenda.count() == 8
    assert [prompt.is_open for prompt in meeting.prompts.all()] == [False, False, True, True]
    assert Contribution.objects.filter(prompt__meeting=meeting).count() == 0
