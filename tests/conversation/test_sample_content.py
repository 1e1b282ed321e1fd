"""The words of the sample hang together, before anything is loaded from them."""

import re
from collections import Counter

import pytest

from joinedup.conversation.models import PromptKind
from joinedup.conversation.sample.content import (
    contributions_of,
    every_contribution,
    every_prompt,
    prompts_of,
    strands_of,
)
from joinedup.people.sample.members import members
from joinedup.series.sample.content import every_series, find_meeting, meetings_of

MEMBERS = {member["id"]: member for member in members()}
PROMPTS = {prompt["id"]: prompt for prompt in every_prompt()}
SERIES = [series["id"] for series in every_series()]
ENGAGEMENT = list(contributions_of("engagement").values())

each_series = pytest.mark.parametrize("series", SERIES)


def test_everything_is_of_a_meeting_and_a_series():
    prompts = [
        prompt
        for series in SERIES
        for meeting in meetings_of(series)
        for prompt in prompts_of(meeting["id"])
    ]

    assert len(prompts) == len(PROMPTS) == len(every_prompt())
    assert sum(len(contributions_of(series)) for series in SERIES) == len(every_contribution())
    assert 150 <= len(ENGAGEMENT) <= 250


@each_series
def test_contributions_point_at_what_is_there(series):
    strands = {strand["id"] for strand in strands_of(series)}

    for words in contributions_of(series).values():
        prompt = PROMPTS[words["prompt"]]
        assert ("number" in words) == (prompt["kind"] == "scale"), words
        assert words["text"] or "number" in words, words
        assert words.get("strand") in strands | {None}, words
        assert "outcome" not in words or prompt["kind"] == "small_steps", words
        assert ("name" in words) == (words["quotable"] == "named"), words
        if words["by"] in ("guest", "scribe"):
            continue
        # Only somebody who was there, and who can use a phone or a screen, typed their own words.
        came = [one.get("member") for one in find_meeting(prompt["meeting"])["attendance"]]
        assert words["by"] in came, words
        assert MEMBERS[words["by"]]["email"], words
        assert words["voice"] == "unstated" or MEMBERS[words["by"]].get(words["voice"]), words


def test_prompts_are_of_a_known_kind_and_terms_are_decided():
    assert {prompt["kind"] for prompt in every_prompt()} <= set(PromptKind.values)
    for prompt in every_prompt():
        is_term = prompt["kind"] == "term"
        assert {"term", "decision", "reason", "dissent"} <= set(prompt) or not is_term
        assert prompt.get("decision", "") in ({"keep", "care", "replace"} if is_term else {""})


def test_the_main_series_uses_every_kind_of_prompt_and_discusses_three_words():
    prompts = [
        prompt for meeting in meetings_of("engagement") for prompt in prompts_of(meeting["id"])
    ]

    assert {prompt["kind"] for prompt in prompts} == set(PromptKind.values)
    assert [prompt["term"] for prompt in prompts if "term" in prompt] == [
        "engagement",
        "hard to reach",
        "service user",
    ]


def test_all_voices_are_heard_and_about_a_third_came_through_a_scribe():
    voices = Counter(words["voice"] for words in every_contribution())
    scribed = sum(words["by"] == "scribe" for words in every_contribution())

    assert set(voices) == {"experience", "occupation", "study", "unstated"}
    assert min(voices.values()) >= 8
    assert 0.28 <= scribed / len(every_contribution()) <= 0.40


def test_words_differ_in_length_and_permission_and_some_are_held_back():
    said = every_contribution()
    lengths = [len(words["text"].split()) for words in said if words["text"]]

    assert min(lengths) <= 3
    assert max(lengths) >= 120
    assert {words["quotable"] for words in said} == {"no", "anonymous", "named"}
    assert sum("held_reason" in words for words in said) == 1
    assert sum("hidden_reason" in words for words in said) == 1
    assert sum(words.get("withdrawn", False) for words in said) == 1


def test_no_words_are_there_twice():
    texts = Counter(words["text"] for words in every_contribution() if words["text"])

    assert [text for text, times in texts.items() if times > 1] == []


def test_words_without_a_name_name_nobody():
    names = {member["name"].removeprefix("Dr ").split()[0] for member in MEMBERS.values()}
    slips = [
        words["text"]
        for words in every_contribution()
        if words["quotable"] != "named" and names & set(re.findall(r"\w+", words["text"]))
    ]

    assert slips == []


def test_most_of_the_series_is_sorted_and_every_strand_holds_something():
    sorted_into = Counter(words.get("strand") for words in ENGAGEMENT)

    assert len(strands_of("engagement")) == 14
    assert set(sorted_into) - {None} == {strand["id"] for strand in strands_of("engagement")}
    assert sorted_into[None] / len(ENGAGEMENT) < 0.1


def test_small_steps_have_every_outcome():
    outcomes = {
        words.get("outcome", "") for words in ENGAGEMENT if words["prompt"].endswith("steps")
    }

    assert outcomes == {"", "done", "partly", "not_yet"}
