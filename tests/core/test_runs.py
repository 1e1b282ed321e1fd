"""Texts as words: the same in every form, and cut where a sign that is read as one ends."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.core.runs import (
    RUN,
    marks_of,
    marks_of_copies,
    packed,
    runs_of,
    says_as_much_as,
    short_sentences_of,
    stretches_of,
    unpacked,
    words_of,
)
from tests.core.disguises import THEIRS, disguised, sentences

SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def marks_said(text):
    words = words_of(text)
    return marks_of_copies(words, stretches_of(words))


def plain(text):
    return [word.plain for word in words_of(text)]


@SLOWLY
@given(sentences(THEIRS, 1, 12).flatmap(lambda words: st.tuples(st.just(words), disguised(words))))
def test_words_are_the_same_in_every_form(said):
    words, copy = said

    assert "".join(plain(copy)) == "".join(plain(" ".join(words)))


@SLOWLY
@given(st.text(max_size=60))
def test_words_stand_where_they_say_and_no_sign_is_cut_in_two(text):
    words = words_of(text)

    assert [word.start for word in words] == sorted(word.start for word in words)
    for word in words:
        assert 0 <= word.start < word.end <= len(text)
        after = text[word.end : word.end + 1]
        assert not after or unicodedata.category(after)[0] != "M"


@pytest.mark.parametrize("form", ("NFC", "NFD", "NFKC", "NFKD"))
@pytest.mark.parametrize(
    "text", ("Zażółć gęślą jaźń", "한국어 문장", "ｶﾞｷﾞ ガギ", "मुझसे किसी", "ที่นี่ น้ำ", "Ελλάς", "ﷺ ½ ①")
)
def test_unicode_forms_make_no_difference(text, form):
    assert plain(unicodedata.normalize(form, text)) == plain(text)


@pytest.mark.parametrize(
    "text, words",
    [
        ("Don’t, DON'T, don`t, don\u00b4t, don\uff40t", ["dont"] * 5),
        ("ısınma ISINMA, İyi iyi İYİ IYI i\u0307yi I\u0307yi", ["isinma"] * 2 + ["iyi"] * 6),
        ("wait\u00ad\ning, w\u0332a\u0332s\u0332 b\u0336a\u0336d\u0336", ["waiting", "was", "bad"]),
        ("well-known well–known well\u2011known", ["well", "known"] * 3),
        ("co\u00adoperate zero\u200bwidth", ["cooperate", "zerowidth"]),
        ("no\u180bbo\U000e0061dy\u115f rang\u3164me\u2800back", ["nobody", "rang", "me", "back"]),
        ("٣ ３ 3", ["3"] * 3),
        ("没有人", ["没", "有", "人"]),
        ("👩‍👩‍👧 😀", []),
        ("R&amp;D don&#39;t&nbsp;ring &amp;lt;b&gt;", ["r", "d", "dont", "ring", "b"]),
        ("&nosuch; AT&T; &#0;", ["nosuch", "at", "t"]),
        ("nоbody Νobody NΟΒΟDΥ", ["nobody"] * 3),
        ("ёлка ЁЛКА", ["ëлka"] * 2),
        ("ναι ΝΑΙ", ["vai"] * 2),
        ("nobodyrangmebackagain", list("nobodyrangmebackagain")),
        ("a1b2c3d4e5f6g7h8i9j0klm", ["a1b2c3d4e5f6g7h8i9j0klm"]),
        ("1️⃣", ["1"]),
    ],
)
def test_signs_that_make_no_difference(text, words):
    assert plain(text) == words


def test_in_scripts_without_spaces_signs_count_less():
    assert says_as_much_as(words_of("没有人问过我为什么没有来")) == 6
    assert says_as_much_as(words_of("กขค")) == pytest.approx(1)
    assert says_as_much_as(words_of("nobody asked me why")) == 4
    assert says_as_much_as(words_of("nobodyaskedmewhyIdidnotcome")) == pytest.approx(27 / 5)


def test_a_run_for_each_place_and_none_in_a_short_text():
    words = words_of("one two three four five six seven eight nine")

    assert [len(runs_of(words[:count])) for count in (RUN - 1, RUN, RUN + 1)] == [0, 1, 2]
    assert list(unpacked(packed(runs_of(words)))) == runs_of(words)


@SLOWLY
@given(st.data())
def test_a_copy_is_known_by_its_marks_however_it_is_divided_or_run_together(data):
    words = data.draw(sentences(THEIRS, RUN + 2, 16))
    copy = data.draw(disguised(words, joins=2))
    text = f"somebody else said {copy} and so on"

    assert not marks_said(" ".join(words)).isdisjoint(marks_of(words_of(text)))


def test_words_that_follow_one_another_are_no_mark_of_a_copy():
    said = marks_said("the organisation department rang me in the afternoon again")

    assert said.isdisjoint(marks_of(words_of("an organisation department is in the afternoon")))


def test_sentences_of_three_words_are_nobodys():
    said = "As soon as. Thank you for. Nobody rang me back! And this one is as long as a run is."

    assert short_sentences_of(said) == {("nobody", "rang", "me", "back")}
