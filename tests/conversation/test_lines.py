"""What a scribe types is read as it was meant, and no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.conversation.lib.scribed_text import ScribedLine, read_scribed_text
from joinedup.conversation.models import Prompt, PromptKind
from joinedup.core.bulk_text import UnreadableText
from joinedup.people.models import Voice


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("plain words", ScribedLine("plain words")),
        ("E: loud", ScribedLine("loud", voice=Voice.EXPERIENCE)),
        ("e : spaced", ScribedLine("spaced", voice=Voice.EXPERIENCE)),
        ("e t12: both", ScribedLine("both", voice=Voice.EXPERIENCE, label="Table 12")),
        ("u: none", ScribedLine("none")),
        ("t12: u: nobody said owt", ScribedLine("nobody said owt", label="Table 12")),
        ("u: t12: nobody said owt", ScribedLine("nobody said owt", label="Table 12")),
        ("T3 : W : he rang", ScribedLine("he rang", voice=Voice.OCCUPATION, label="Table 3")),
        ("t3:e:x", ScribedLine("x", voice=Voice.EXPERIENCE, label="Table 3")),
        ("t3: e mails: none came", ScribedLine("e mails: none came", label="Table 3")),
        ("t3: so: that was it", ScribedLine("so: that was it", label="Table 3")),
        ("e: w: is how she began", ScribedLine("w: is how she began", voice=Voice.EXPERIENCE)),
        ("t3 e: w: oh no", ScribedLine("w: oh no", voice=Voice.EXPERIENCE, label="Table 3")),
        ("t3: t4: they said", ScribedLine("t4: they said", label="Table 3")),
        ("ſ: an old letter", ScribedLine("ſ: an old letter")),
        ("e w: two voices", ScribedLine("e w: two voices")),
        ("tea: two sugars", ScribedLine("tea: two sugars")),
        ("so: that was it", ScribedLine("so: that was it")),
        ("t: no number", ScribedLine("t: no number")),
        ("e:e: twice", ScribedLine("e: twice", voice=Voice.EXPERIENCE)),
        ("=1+1", ScribedLine("=1+1")),
    ],
)
def test_marks_are_read_only_where_they_are_marks(line, read):
    assert read_scribed_text(line) == [read]


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("- one\n– two\n— three\n* four\n· five", ["one", "two", "three", "four", "five"]),
        ("• one\n•\ttwo\n•\xa0three\n\uf0b7four\no\tfive", ["one", "two", "three", "four", "five"]),
        ("1. one\n2.\ttwo\n3.\xa0three", ["one", "two", "three"]),
        ("9) one\n10) two", ["one", "two"]),
        ("(a) one\n(b) two\n\nA) three", ["one", "two", "three"]),
        ("one\n•\n-\ntwo", ["one", "two"]),
        ("1. the first\nof two lines\n2. the second", ["the first", "of two lines", "the second"]),
        ("999. Nobody came", ["999. Nobody came"]),
        ("3. The rest stayed away\n1999. A year", ["3. The rest stayed away", "1999. A year"]),
        ("A. has a flat now\nB. has not", ["A. has a flat now", "B. has not"]),
        ("(I) was there", ["(I) was there"]),
        ("1.5 hours\n2.5 hours", ["1.5 hours", "2.5 hours"]),
        ("-5 degrees inside", ["-5 degrees inside"]),
        ("on\tone line\to\tonly", ["on\tone line\to\tonly"]),
        ("w dear", ["w dear"]),
        ("\u200f١. سلام\n\u200f٢. NHS نبود", ["سلام", "NHS نبود"]),
        ("\u200fNHS نبود", ["\u200fNHS نبود"]),
        ("१. एक १२\n२. दो", ["एक १२", "दो"]),
    ],
)
def test_a_pasted_list_keeps_its_words_without_its_signs(pasted, words):
    assert [line.text for line in read_scribed_text(pasted)] == words


@pytest.mark.parametrize(
    "line", ["- t3 e: rang", "t3 e: - rang", "1. e t3: rang", "• T3\xa0e : rang"]
)
def test_signs_of_a_list_and_marks_go_together(line):
    assert read_scribed_text(line) == [ScribedLine("rang", voice=Voice.EXPERIENCE, label="Table 3")]


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("7. the buses run", [(7, "the buses run")]),
        ("- 7. the buses\n- 3", [(7, "the buses"), (3, "")]),
        ("1. the buses\n2. the doors", [(1, "the buses"), (2, "the doors")]),
        ("1. 2 buses a day", [(1, "2 buses a day")]),
        ("5. 2 buses\n6. 3 buses", [(5, "2 buses"), (6, "3 buses")]),
        ("1. 7 the buses\n2. e: 3 the doors", [(7, "the buses"), (3, "the doors")]),
    ],
)
def test_on_a_scale_a_number_in_front_is_the_answer_unless_it_numbers_answers(pasted, read):
    assert [(line.number, line.text) for line in read_scribed_text(pasted, is_scale=True)] == read


SIGNS = st.text(alphabet="eostuqTQ019:.)(-–•*o \t\xa0\n\x0b\u2028xé７")


@given(st.text() | SIGNS, st.booleans())
def test_any_text_is_read_or_kindly_refused(typed, is_scale):
    questions = {1: Prompt(kind=PromptKind.SCALE, is_open=True), 2: Prompt(is_open=False)}

    try:
        lines = read_scribed_text(typed, is_scale=is_scale, questions=questions)
    except UnreadableText as refused:
        assert str(refused).startswith(("Line ", "There are "))
    else:
        assert all(line.text or line.number is not None for line in lines)


@given(st.lists(st.from_regex(r"\A[^\W\d_][^\W\d_][^\r\n]*\Z").filter(str.isprintable), max_size=9))
def test_words_without_a_mark_come_back_as_they_were_typed(words):
    spaced = "".join(f" \t{line}\xa0\r\n\n" for line in words)

    assert [line.text for line in read_scribed_text(spaced)] == [line.strip() for line in words]


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("7", 7, ""),
        ("10", 10, ""),
        ("0 awful", 0, "awful"),
        ("7: the buses", 7, "the buses"),
        ("3 - better since May", 3, "better since May"),
        ("6/10 nearly", 6, "nearly"),
        ("t2 e: 4 so so", 4, "so so"),
        ("t2: e: 4 so so", 4, "so so"),
        ("t٢ e: ١٠، نعم", 10, "نعم"),
        ("\u200f۷ بهتر", 7, "بهتر"),
    ],
)
def test_on_a_scale_the_number_comes_first(line, number, text):
    (read,) = read_scribed_text(line, is_scale=True)

    assert (read.number, read.text) == (number, text)


@pytest.mark.parametrize("line", ["11", "-1", "seven", "5th of May", "1000", "7.5", "١١", "٧.٥"])
def test_what_is_no_place_on_the_scale_is_told_by_its_line(line):
    with pytest.raises(UnreadableText, match="Line 2"):
        read_scribed_text(f"5\n{line}", is_scale=True)
