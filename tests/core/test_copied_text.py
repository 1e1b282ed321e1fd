"""What is a copy in a text, and what is not."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from joinedup.core.copies import CopiedText, Span, changed_texts, clean
from joinedup.core.runs import RUN, runs_of, words_of
from joinedup.core.seen_runs import Ages
from tests.core.disguises import OTHERS, THEIRS, disguised, sentences

SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = "I don't ring any more. They put you on hold, duck, and then it's the music. Nobody rang."


def runs(text):
    return frozenset(runs_of(words_of(text)))


@pytest.mark.parametrize(
    "text, cleaned",
    [
        (WORDS, "[gone]."),
        (f"Before. {WORDS} After.", "Before. [gone]. After."),
        ("As she said, “I DON’T  ring\nany more: they PUT you”!", "As she said, “[gone]”!"),
        ("They put you on hold, duck, and so on.", "They put you on hold, duck, and so on."),
        ("Then they put you on hold, duck, and then it is.", "Then [gone] it is."),
        ("Nobody rang.", "Nobody rang."),
        ("Nothing of it.", "Nothing of it."),
        ("", ""),
    ],
)
def test_copies_are_taken_out(text, cleaned):
    assert CopiedText.of(WORDS).take_out(text, "[gone]") == cleaned


@SLOWLY
@given(st.data())
def test_a_copy_is_found_in_every_form_and_nothing_beside_it(data):
    words = data.draw(sentences(THEIRS, RUN, 16))
    copy = data.draw(disguised(words))
    before, after = (" ".join(data.draw(sentences(OTHERS, 1, 9))) for _ in "ab")

    cleaned = CopiedText.of(" ".join(words)).take_out(f"{before}: “{copy}”, {after}", "[gone]")

    assert cleaned == f"{before}: “[gone]”, {after}"


@SLOWLY
@given(st.data())
def test_a_copy_without_any_spaces_is_found(data):
    words = [word for word in data.draw(sentences(THEIRS, RUN, 16)) if word != "1984"]
    assume(len(words) >= RUN and len("".join(words)) > 30)

    cleaned = CopiedText.of(" ".join(words)).take_out(f"Says: {''.join(words)}!", "[gone]")

    assert cleaned == "Says: [gone]!"


def test_what_stood_before_in_another_spacing_is_left():
    stood = "nobody rang me back for weeks although I had asked them kindly"
    together = stood.replace("back for weeks", "backforweeks")
    copied = replace(CopiedText.of(stood), ages=Ages(runs(together), frozenset()))

    assert copied.take_out(f"{stood}. {together}", "[gone]") == f"{stood}. {together}"


@SLOWLY
@given(st.data())
def test_fewer_words_than_a_run_are_left(data):
    words = data.draw(sentences(OTHERS, RUN, 16))
    part = data.draw(st.integers(1, RUN - 1))
    text = f"candlestick {data.draw(disguised(words[:part]))} candlestick"

    assert CopiedText.of(" ".join(words)).take_out(text, "[gone]") == text


@SLOWLY
@given(st.data())
def test_what_stood_before_is_left_whatever_is_said_around_it(data):
    """A long run spliced from several texts, with words of one's own between."""
    texts = [data.draw(sentences(THEIRS, RUN, 14)) for _ in range(3)]
    old = frozenset().union(*(runs(" ".join(text)) for text in texts))
    pieces = data.draw(
        st.lists(
            st.sampled_from(texts).flatmap(
                lambda text: st.tuples(st.just(text), st.integers(0, 6), st.integers(7, 14))
            ),
            min_size=1,
            max_size=5,
        )
    )
    said = " ".join(" ".join(text[start:end]) for text, start, end in pieces)
    copied = replace(CopiedText.of(said), ages=Ages(old, frozenset()))
    for text in texts:
        stands = data.draw(disguised(text))
        assert copied.take_out(stands, "[gone]") == stands


def test_of_a_sentence_that_was_changed_by_one_word_the_rest_stays():
    stood = "nobody rang me back for weeks although I had asked them kindly"
    changed = stood.replace("kindly", "loudly")
    copied = replace(CopiedText.of(changed), ages=Ages(runs(stood), frozenset()))

    assert copied.take_out(changed, "[gone]") == changed


def test_every_copy_is_taken_out():
    said = "People want to be asked before a thing is done"

    # Two of them side by side are one.
    cleaned = CopiedText.of(said).take_out(f"{said}, and {said}. {said}.", "[gone]")
    assert cleaned == "[gone], and [gone]."


def test_the_question_is_not_theirs():
    question = "What would have to happen for engagement to be a skill?"
    said = f"{question} Somebody would have to ask me."

    cleaned = CopiedText.of(said, question=question).take_out(f"We asked: {question}", "[gone]")

    assert cleaned == f"We asked: {question}"


def test_where_nobody_knows_what_was_first_somebody_has_to_look():
    said = "Nobody rang me back in all those weeks."
    copied = replace(CopiedText.of(said), ages=Ages(frozenset(), runs(said)))

    assert copied.take_out(f"He: {said}", "[gone]") == f"He: {said}"
    assert copied.take_out(f"He: {said}", "[gone]", also_unsure=True) == "He: [gone]."


def test_a_short_sentence_at_the_end_of_a_text_is_found_beside_longer_ones():
    copied = CopiedText.of("Nobody told us why. Nobody ever told us why.")

    assert copied.spans("So nobody told us why") == [Span(3, 21, is_sure=False)]


def test_at_short_sentences_somebody_has_to_look():
    copied = CopiedText.of("Nobody rang me back. As soon as.")
    text = "They say nobody  RANG me back, as soon as possible."

    assert copied.take_out(text, "[gone]") == text
    assert copied.take_out(text, "[gone]", also_unsure=True) == (
        "They say [gone], as soon as possible."
    )


@pytest.mark.parametrize(
    "words, text, cleaned",
    [
        (
            "لم يسألني أحد لماذا لم آت إلى الاجتماع",
            "قالت: لم يسألني أحد لماذا لم آت إلى الاجتماع.",
            "قالت: [gone].",
        ),
        (
            "没有人问过我为什么那一天没有来开会",
            "有人说：没有人问过我为什么那一天没有来开会。",
            "有人说：[gone]。",
        ),
        ("没有人问过我为什么", "有人说：没有人问过我为什么。", "有人说：没有人问过我为什么。"),
        (
            "मुझसे किसी ने नहीं पूछा कि मैं क्यों",
            "एक ने कहा: मुझसे किसी ने नहीं पूछा कि मैं क्यों!",
            "एक ने कहा: [gone]!",
        ),
    ],
)
def test_copies_are_found_in_any_script(words, text, cleaned):
    assert CopiedText.of(words).take_out(text, "[gone]") == cleaned


def test_a_long_text_takes_no_long_time():
    long = "the bus did not come and nobody rang " * 250

    assert CopiedText.of(long).take_out(long, "[gone]").strip() == "[gone]"


def test_texts_inside_plain_data_are_cleaned_and_told():
    data = {"body": "yes", "rows": [{"why": "yes"}, {"why": "no", "number": 3}], "none": None}
    cleaned = clean(data, lambda text: text.replace("yes", "gone"))

    assert list(changed_texts(data, cleaned)) == [
        (("body",), "yes", "gone"),
        (("rows", 0, "why"), "yes", "gone"),
    ]
