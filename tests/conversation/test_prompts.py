import uuid

import pytest
from django.urls import reverse

from joinedup.conversation.lib.default_prompts import DEFAULT_KINDS
from joinedup.conversation.models import (
    Prompt,
    PromptKind,
    Ruling,
)
from joinedup.record.models import RecordEntry
from tests.factories.conversation import (
    make_contribution,
    make_prompt,
)
from tests.factories.series import make_meeting

pytestmark = pytest.mark.django_db


def at(name, thing):
    return reverse(f"conversation:{name}", args=[thing.pk])


def test_the_usual_questions_come_in_one_press_and_only_once(runs, meeting):
    once = {"key": uuid.uuid4()}

    runs.post(at("prompt_defaults", meeting), once)
    runs.post(at("prompt_defaults", meeting), once)

    asked = Prompt.objects.values_list("kind", "is_open", "position")
    assert list(asked) == [
        (kind, number == 1, number) for number, kind in enumerate(DEFAULT_KINDS, start=1)
    ]


@pytest.mark.parametrize("kind", PromptKind)
def test_a_question_of_each_kind_is_asked(runs, meeting, kind):
    address = f"{at('prompt_new', meeting)}?kind={kind}"
    form = runs.get(address).context["form"]
    sent = {"key": uuid.uuid4(), "question": str(form.initial["question"]), "term": "hard to reach"}
    sent["is_revealed"] = "yes"

    runs.post(address, sent)
    runs.post(address, sent)

    (asked,) = Prompt.objects.all()
    assert (asked.kind, asked.question) == (kind, str(form.initial["question"]))
    assert asked.term == ("hard to reach" if kind == PromptKind.TERM else "")
    assert RecordEntry.objects.filter(event="prompt asked").count() == 1


def test_questions_are_opened_closed_reworded_and_ordered(runs, meeting):
    first, second, third = (make_prompt(meeting=meeting, question=f"{n}?") for n in (1, 2, 3))

    runs.post(at("prompt_close", first))
    runs.post(at("prompt_open", first))
    runs.post(at("prompt_close", second))
    runs.post(at("prompt_move", third), {"to": "up"})
    runs.post(at("prompt_move", first), {"to": "up"})
    runs.post(at("prompt_edit", first), {"key": uuid.uuid4(), "question": "First?"})

    now = Prompt.objects.values_list("question", "is_open")
    assert list(now) == [("First?", True), ("3?", True), ("2?", False)]


def test_a_term_gets_its_ruling_and_a_better_one(runs, meeting):
    prompt = make_prompt(meeting=meeting, kind=PromptKind.TERM, term="engage")
    ruling = {"decision": "keep", "reason": "It is ours.", "dissent": "", "instead": ""}

    runs.post(at("term_rule", prompt), ruling)
    runs.post(at("term_rule", prompt), {**ruling, "decision": "care", "dissent": "One would not."})

    assert list(Ruling.objects.values_list("decision", "dissent")) == [("care", "One would not.")]


def test_a_ruling_that_another_wrote_meanwhile_is_not_replaced_without_a_word(runs, meeting):
    prompt = make_prompt(meeting=meeting, kind=PromptKind.TERM, term="engage")
    url = at("term_rule", prompt)
    ruling = {"decision": "keep", "reason": "It is ours.", "dissent": "", "instead": ""}
    seen = runs.get(url).context["form"]["seen"].value()

    runs.post(url, {**ruling, "seen": seen})
    page = runs.post(url, {**ruling, "decision": "care", "reason": "It tires.", "seen": seen})

    assert page.status_code == 409
    assert "It is ours." in page.content.decode()
    assert list(Ruling.objects.values_list("decision", "reason")) == [("keep", "It is ours.")]

    seen = page.context["form"]["seen"].value()
    runs.post(url, {**ruling, "decision": "care", "reason": "It tires.", "seen": seen})
    assert list(Ruling.objects.values_list("decision", "reason")) == [("care", "It tires.")]


def test_a_replaced_term_says_what_to_say_instead(runs, meeting):
    prompt = make_prompt(meeting=meeting, kind=PromptKind.TERM)

    page = runs.post(at("term_rule", prompt), {"decision": "replace", "reason": "It blames."})

    assert list(page.context["form"].errors) == ["instead"]
    assert page.context["form"]["reason"].value() == "It blames."


def test_only_a_term_gets_a_ruling(runs, prompt):
    assert runs.get(at("term_rule", prompt)).status_code == 403


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_list_of_questions_asks_the_same_number_of_queries(
    runs, meeting, django_assert_num_queries, count
):
    for _ in range(count):
        make_contribution(prompt=make_prompt(meeting=meeting))

    with django_assert_num_queries(5):
        runs.get(at("prompt_list", meeting))


def test_a_question_that_was_asked_stays_of_its_kind_and_in_its_meeting(runs, meeting):
    prompt = make_prompt(meeting=meeting)
    other = make_meeting(series=meeting.series, is_open=True)

    runs.post(at("prompt_edit", prompt), {"question": "Q?", "kind": "scale", "meeting": other.pk})

    asked = Prompt.objects.values_list("question", "kind", "meeting", "is_open")
    assert list(asked) == [("Q?", prompt.kind, meeting.pk, True)]


def test_a_question_sent_again_is_as_it_was_sent_last_until_it_is_answered(runs, meeting):
    ask = f"{at('prompt_new', meeting)}?kind=open"
    once = {"key": uuid.uuid4(), "question": "What helps?", "is_revealed": "yes"}
    runs.post(ask, once)

    runs.post(ask, {**once, "question": "What helped?", "is_revealed": "no"})
    prompt = meeting.prompts.get()
    make_contribution(prompt=prompt)
    refused = runs.post(ask, {**once, "question": "Who helped?"})

    assert (prompt.question, prompt.is_revealed) == ("What helped?", False)
    assert [each.question for each in meeting.prompts.all()] == ["What helped?"]
    assert "has answers already, so it stays" in refused.content.decode()
    key = refused.context["form"]["key"].value()
    runs.post(ask, {**once, "question": "Who helped?", "key": key})
    assert meeting.prompts.count() == 2
