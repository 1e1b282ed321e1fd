import pytest

from joinedup.core.redaction import CopiedText

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
