"""Time grows with the length of the text, counted in steps so that a busy machine fails no test."""

import sys

import pytest

from engines.words import check

SLOW = {
    "prose": "The team met him by the river and brought a flask of tea. ",
    "labels": "He is chaotic and failed once again to attend. ",
    "quotes": '"a junkie" \'b" \' ',
    "one endless sentence": "the man was chaotic and ",
    "spaces": "hard" + " " * 300,
    "one anchor": "failed ",
    "halves of a phrase": "hard hard hard to to to reach ",
    "no spaces": "junkie.",
    "slips": "agressive manipulitive ",
    "hyphens": "mis-",
    "combining": "e\u0301 ",
    "inserted": "lacks any very real and true ",
}


def steps(text, lexicon):
    """How many Python functions run, and how many calls to built-in ones, while checking."""
    count = 0

    def profile(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        check(text, lexicon)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", SLOW.values(), ids=SLOW.keys())
def test_four_times_the_text_is_about_four_times_the_work(lexicon, piece):
    once = piece * (8_000 // len(piece))
    check(once, lexicon)

    short, long = steps(once, lexicon), steps(once * 4, lexicon)

    assert long < 6 * short + 2_000


def test_a_letter_with_marks_without_end_is_read(lexicon):
    assert check("In a cafe\u0301" + "\u0323\u0301" * 100_000, lexicon) == []
