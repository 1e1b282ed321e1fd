from datetime import UTC, datetime

import pytest

from joinedup.core.redaction import CopiedText, redact_copies
from tests.factories.series import make_meeting, make_series

BEFORE, AFTER = datetime(2024, 1, 15, tzinfo=UTC), datetime(2024, 1, 16, tzinfo=UTC)
WORDS = "I don't ring any more. They put you on hold, duck, and then it's the music. Nobody rang."


@pytest.mark.parametrize(
    "text, cleaned",
    [
        (WORDS, "[gone]."),
        (f"Before. {WORDS} After.", "Before. [gone]. After."),
        ("As she said, “I DON’T  ring\nany more”!", "As she said, “[gone]”!"),
        ("They put you on hold, and that is it.", "They put you on hold, and that is it."),
        ("Then they put you on hold, duck, and that is it.", "Then [gone] that is it."),
        ("Nobody rang.", "Nobody rang."),
        ("Nothing of it.", "Nothing of it."),
        ("", ""),
    ],
)
def test_copies_are_taken_out(text, cleaned):
    assert CopiedText(WORDS).take_out(text, "[gone]") == cleaned


def test_every_copy_is_taken_out():
    copied = "People want to be asked. People want to be asked."

    assert CopiedText("People want to be asked").take_out(copied, "[gone]") == "[gone]. [gone]."


def test_the_question_is_not_theirs():
    question = "What would have to happen for engagement to be a skill?"
    said = f"{question} Somebody would have to ask me."

    cleaned = CopiedText(said, question=question).take_out(f"We asked: {question}", "[gone]")

    assert cleaned == f"We asked: {question}"


@pytest.mark.parametrize(
    "words, text, cleaned",
    [
        ("لم يسألني أحد لماذا لم آت", "قالت: لم يسألني أحد لماذا لم آت.", "قالت: [gone]."),
        ("没有人问过我为什么", "有人说：没有人问过我为什么。", "有人说：[gone]。"),
        ("मुझसे किसी ने नहीं पूछा", "एक ने कहा: मुझसे किसी ने नहीं पूछा!", "एक ने कहा: [gone]!"),
    ],
)
def test_copies_are_found_in_any_script(words, text, cleaned):
    assert CopiedText(words).take_out(text, "[gone]") == cleaned


def test_a_long_text_takes_no_long_time():
    long = "the bus did not come and nobody rang " * 250

    assert CopiedText(long).take_out(long, "[gone]").strip() == "[gone]"


@pytest.mark.django_db
def test_a_context_is_of_one_model_and_another_of_the_same_number_is_not_meant():
    series = make_series(title=WORDS, changed_at=BEFORE)
    meeting = make_meeting(pk=series.pk, series=make_series())

    changed = [
        redact_copies(CopiedText(WORDS), "[gone]", context=context, since=AFTER)
        for context in (meeting, series)
    ]

    assert [each["series.Series"] for each in changed] == [set(), {series.pk}]
