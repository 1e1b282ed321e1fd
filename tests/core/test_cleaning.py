"""One cleaning for each kind of what people type: what goes, what stays, and what is the same."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from joinedup.core.cleaning import (
    clean_address,
    clean_code,
    clean_line,
    clean_number,
    clean_words,
    folded,
    plain_digits,
    whole_number,
)
from joinedup.core.signs import BLANKS, UNSEEN

ALL = (clean_words, clean_line, clean_address, clean_code, clean_number, folded)
# Those that people meet, and those that stand beside what they can change.
MET = "\u00ad\u034f\u061c\u115f\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202e\u2060"
MET += "\u2066\u2068\u2069\u206f\ufe0e\ufe0f\ufeff\ufff9\x07\x1b\x9b\ufdd0\U000e0067\U000e007f"
BESIDE = "aZé1٣ \n\t.,!(❤👩🔧🏴#\u20e3\u0301\u0338سمیवक्\u09cdကกิ中葛שָׁᠠ\u2800\u3164İßﬁK\x00\ud800"
unseen = st.sampled_from(sorted(UNSEEN)) | st.sampled_from(MET)
anything = st.text(st.characters(exclude_categories=()) | st.sampled_from(MET + BESIDE))
# Letters of one direction, not joined: nothing that nobody sees changes how they look.
plain_letters = st.characters(
    categories=("Lu", "Ll", "Nd", "Zs", "Po"), min_codepoint=32, max_codepoint=0x52F
)


def put_in(draw, text, signs):
    """The text with such signs anywhere in it."""
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(signs) + text[at:]
    return text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four\x1cfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\x00b\ud800c", "a\ufffdb\ufffdc"),
        ("bell\x07 and \x9bcontrol", "bell and control"),
        ("pay \u202e001\u202c pounds, \u2067now", "pay 001 pounds, now"),
        ("not a character: \ufdd0\U0001ffff", "not a character: "),
        ("<script>alert(1)</script> =1+1", "<script>alert(1)</script> =1+1"),
        ("a\tb", "a\tb"),
        ("wro\u0301bel \u212aelvin", "wróbel Kelvin"),
        ("x² ﬁn ½ ﷺ", "x² ﬁn ½ ﷺ"),
        ("\u200b\u2060Jo\ufe0f \ufeffco\u00adoperates", "Jo cooperates"),
        ("\u200b\n\u3164\n\u2800", "\n \n "),
        ("\u00a1\ufe00Hola\u00bf\ufe0f", "\u00a1Hola\u00bf"),
        ("\u201c\ufe00\u3002\ufe01\u203c\ufe0f", "\u201c\ufe00\u3002\ufe01\u203c\ufe0f"),
        ("atten\u00ad\ntion", "atten\u00ad\ntion"),
        ("x" + "\u0303" * 1000 + "y", "x" + "\u0303" * 30 + "y"),
        ("\u0e01" + "\u0e47" * 1000 + "y", "\u0e01" + "\u0e47" * 30 + "y"),
        ("x" + "\u20dd" * 1000 + "y", "x" + "\u20dd" * 30 + "y"),
        ("a \U00013430\U0001343fhiero\U00013441glyph", "a hiero glyph"),
    ],
)
def test_words_stay_and_what_harms_them_goes(typed, kept):
    assert clean_words(typed) == kept


@pytest.mark.parametrize(
    "needed",
    [
        "می\u200cروم و خانه\u200cها",  # Persian
        "सम्\u200dमान क\u094d\u200cष",  # Hindi
        "ශ්\u200dරී ලංකා",  # Sinhala
        "۱۴۰۰ ه\u200d.ش",  # a Persian abbreviation
        "ភាសា\u200bខ្មែរ",  # where a Khmer line may break
        "👩\u200d🔧 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 ☎\ufe0e ℹ\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 🏴",  # Scotland
        "葛\U000e0100城",  # a surname in its own shape
        "ᠠ\u180eᠠ ᠠ\u180b",  # Mongolian
        "שָ\u034fׁ",  # points in their order
        "سلمى (C++)\u200e, 12\u200f-\u200f3 مارس",
        "\u200fNHS ترست",
    ],
)
def test_what_people_need_stays(needed):
    assert clean_words(needed) == unicodedata.normalize("NFC", needed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jo\u200d\u200c \u200eNguyen\u200f", "Jo Nguyen"),
        ("سلمى\u200f\u061c\u200d", "سلمى"),
        ("สม\u200bชาย", "สมชาย"),
        ("می\u200c\u200cروم", "می\u200cروم"),
        ("Jo\u00a0\u3164\u2800 Doe\U0001d159", "Jo Doe"),
        ("Name\r\nBcc: all\tof you\u2029", "Name Bcc: all of you"),
        ("\u200b\u00a0\u2800\u3164\uffa0\u1160\u200d\ufe0f", ""),
        ("🏴\U000e0067 🏴\U000e007f", "🏴 🏴"),
        ("\u0301", ""),
        (" \u200b\u0301\u20dd \u0489Zoe\u0301", "Zoé"),
        ("\u0e31\u200d\u0645", "\u0645"),
    ],
)
def test_a_line_is_one_and_a_name_has_nothing_that_nobody_sees(typed, kept):
    assert clean_line(typed) == kept


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Asha@Example.ORG ", "asha@example.org"),
        ("asha@example.org\u200b", "asha@example.org"),
        ("\u202aasha\u2060@exam\u00adple.org\u202c", "asha@example.org"),
        ("asha\uff20example\u3002org", "asha@example.org"),
        ("\u212aim@\uff25xample.org", "kim@example.org"),
        ("a\u017fha@example.org", "asha@example.org"),
        ("jo@Mu\u0308nchen.de", "jo@münchen.de"),
        ("jo@XN--MNCHEN-3YA.de", "jo@münchen.de"),
        ("jo@mail.xn--mnchen-3ya.de", "jo@mail.münchen.de"),
        ("jo@xn--zzzzzzzzzz99999.de", "jo@xn--zzzzzzzzzz99999.de"),
        ("jo.xn--mnchen-3ya@example.org", "jo.xn--mnchen-3ya@example.org"),
        ("jo doe@example.org", "jo doe@example.org"),
        ("jo\u3164doe@example.org", "jo doe@example.org"),
    ],
)
def test_an_address_has_one_form(typed, address):
    assert clean_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (" duck-25\u00a0", "DUCK25"),
        ("D\u200bU\u2060C\ufeffK\u202e2\u200e5", "DUCK25"),
        ("duck٢٥", "DUCK25"),
        ("duck۲۵", "DUCK25"),
        ("ＤＵＣＫ２５", "DUCK25"),
        ("duc\u212a25", "DUCK25"),
        ("१२३४–५६७८", "12345678"),
        ("\x00\ud800🙂", ""),
    ],
)
def test_a_code_is_its_letters_and_digits(typed, code):
    assert clean_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("\u200e 12", "12"),
        ("١٢", "12"),
        ("１２", "12"),
        ("x²", "x²"),
        ("١٧/٠٣/٢٠٢٧", "17/03/2027"),
        ("０９：３０", "09:30"),
        ("17．03", "17.03"),
        ("9∶30", "9:30"),
    ],
)
def test_numbers_are_read_in_the_digits_of_every_script(typed, number):
    assert clean_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "number"), [("\u200f٧", 7), ("7.5", 0), ("²", 0), ("", 0), ("9" * 19, 0), ("\x00", 0)]
)
def test_what_is_no_number_counts_as_none(typed, number):
    assert whole_number(typed) == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("ﬁnance", "Finance"),
        ("\u212aent", "kent"),
        ("Wróbel", "WRO\u0301BEL"),
        ("İzmir", "i\u0307zmir"),
        ("Ελλάς", "ΕΛΛΆΣ"),
        ("ＮＨＳ  Trust", "nhs trust"),
        ("Hub\u200e\u3164", "hub"),
        ("ꭰ", "Ꭰ"),
    ],
)
def test_names_that_a_reader_takes_for_one_have_one_form(one, other):
    assert folded(one) == folded(other)


def test_names_that_differ_stay_apart():
    names = ["Jo", "Jó", "Job", "J o", "Jo-", "ジョ", "1", "İzmir", "izmir", "ızmir"]

    assert len(set(map(folded, names))) == len(names)


@given(anything)
def test_what_is_clean_stays_as_it_is(typed):
    for clean in ALL:
        assert clean(clean(typed)) == clean(typed), clean.__name__


@given(anything)
def test_whatever_is_typed_can_be_stored(typed):
    for clean in ALL:
        kept = clean(typed)
        kept.encode()
        assert "\x00" not in kept


@given(anything)
def test_nothing_that_can_be_seen_is_lost(typed):
    readable = re.sub("[\0\ud800-\udfff]", "\ufffd", typed)

    seen = seen_in(readable.translate(BLANKS))
    assert seen_in(clean_words(typed)) == seen
    # A mark that no letter carries has no place of its own.
    marks = next((n for n, sign in enumerate(seen) if not is_mark(sign)), len(seen))
    assert seen_in(clean_line(typed)) == seen_in(seen[marks:])


def is_mark(sign):
    return unicodedata.category(sign) in ("Mn", "Me")


def seen_in(text):
    """What can be seen of it, however its letters and marks are put together."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(each for each in composed if each not in UNSEEN and not each.isspace())
    return unicodedata.normalize("NFC", seen)


@given(anything)
def test_words_keep_their_lines(typed):
    kept = clean_words(typed)

    assert kept.count("\n") == len(f"{typed}.".splitlines()) - 1 + typed.count("\x1f")
    assert "\n" not in clean_line(typed)


@given(st.data(), st.text(plain_letters))
def test_signs_that_nobody_sees_make_no_other_name(data, name):
    disguised = put_in(data.draw, name, unseen)

    assert clean_line(disguised) == clean_line(name)
    assert folded(disguised) == folded(name)


@given(st.data(), st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z"))))
def test_signs_that_nobody_sees_make_no_other_code_or_address(data, typed):
    disguised = put_in(data.draw, typed, unseen)

    assert clean_code(disguised) == clean_code(typed)
    assert clean_address(disguised) == clean_address(typed)
    assert clean_number(disguised) == clean_number(typed)


@given(st.text(unseen | st.sampled_from(" \n\t\u00a0\u3000\u2800\u3164\uffa0\U0001d159")))
def test_what_nobody_can_see_is_nothing(typed):
    assert clean_words(typed).strip() == ""
    assert clean_line(typed) == clean_address(typed) == clean_code(typed) == folded(typed) == ""


@given(anything)
def test_nothing_that_turns_what_stands_around_it_is_left(typed):
    reach = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

    for clean in ALL:
        assert reach.isdisjoint(clean(typed))


@given(st.text(st.characters(categories=("Nd",)), min_size=1, max_size=18))
def test_digits_of_every_script_count_the_same(digits):
    plain = "".join(str(unicodedata.decimal(each)) for each in digits)

    assert plain_digits(digits) == clean_number(digits) == clean_code(digits) == plain
    assert whole_number(digits) == int(plain)


@given(anything)
def test_digits_stay_in_their_places(text):
    plain = plain_digits(text)

    assert len(plain) == len(text)
    assert all(one == other or one.isdecimal() for one, other in zip(text, plain, strict=True))


@pytest.mark.parametrize("clean", ALL)
def test_a_long_text_of_little_but_such_signs_is_read(clean):
    for text in (
        "\u200f" * 200_000,
        "ا1\u200f" * 60_000,
        "\u200b \u200f" * 60_000,
        "🏴\U000e0067" * 60_000,
    ):
        assert len(clean(text)) <= len(text)


@given(anything)
def test_databases_agree_that_an_address_is_in_small_letters(typed):
    address = clean_address(typed)
    assume(all(unicodedata.category(each) != "Cn" for each in address))

    assert address == address.lower()
