import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.design.text import tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\x00b\ud800c", "a\ufffdb\ufffdc"),
        ("bell\x07 and \x9bcontrol", "bell and control"),
        ("pay \u202e001\u202c pounds", "pay 001 pounds"),
        ("سلمى\u200f 👩\u200d🔧 می\u200cروم", "سلمى\u200f 👩\u200d🔧 می\u200cروم"),
        ("not a character: \ufdd0\U0001ffff", "not a character: "),
        ("<script>alert(1)</script> =1+1", "<script>alert(1)</script> =1+1"),
        ("a\tb", "a\tb"),
    ],
)
def test_words_stay_and_what_harms_them_goes(typed, kept):
    assert tidy(typed, lines=True) == kept


def test_one_line_stays_one_line():
    assert tidy("Name\r\nBcc: all\tof you", lines=False) == "Name Bcc: all of you"


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_is_typed_can_be_stored_and_shown(typed):
    text = tidy(typed, lines=True)

    text.encode()
    assert {unicodedata.category(each) for each in text} - {"Cc"} == {
        unicodedata.category(each) for each in text if each not in "\n\t"
    }
    assert tidy(text, lines=True) == text
