"""Reading ballots from paper as a scribe types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.bulk_text import UnreadableText
from joinedup.votes.lib.paper_ballots import (
    read_ballots,
    read_choices,
    write_ballot,
    written_ballot,
)

NUMBERS = [1, 2, 4]


@pytest.mark.parametrize(
    ("typed", "ballots"),
    [
        ("1a 2d 4p", [{1: 1, 2: -1, 4: 0}]),
        ("4P,1A; 2 d.", [{4: 0, 1: 1, 2: -1}]),
        ("1a2d4p", [{1: 1, 2: -1, 4: 0}]),
        ("2d", [{2: -1}]),
        ("a d p", [{1: 1, 2: -1, 4: 0}]),
        ("ad", [{1: 1, 2: -1}]),
        ("١a ٢d، ۴p", [{1: 1, 2: -1, 4: 0}]),
        ("\u200e１ａ\u200b ２Ｄ", [{1: 1, 2: -1}]),
        ("- - a", [{4: 1}]),
        ("a \u2013 p\n\u2212\u2010a", [{1: 1, 4: 0}, {4: 1}]),
        ("a\n\n  \nd", [{1: 1}, {1: -1}]),
        ("", []),
    ],
)
def test_lines_are_read(typed, ballots):
    assert read_ballots(typed, numbers=NUMBERS) == ballots


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1a\n1x", "Line 2 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("yes", "Line 1 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("1a what", "Line 1 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("---", "Line 1 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("a\u2014p", "Line 1 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("adpa", "Line 1 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("1a 1d", "Line 1 names a statement twice."),
        ("3a 1a", "Line 1 names statement 3, which is not on the list."),
        ("a\n" * 101, "There are 101 lines. Please send at most 100 at a time."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(typed, why):
    with pytest.raises(UnreadableText) as trouble:
        read_ballots(typed, numbers=NUMBERS)

    assert str(trouble.value) == why


def test_numbers_of_statements_hidden_after_printing_are_read():
    assert read_ballots("1a 3d\na d p", numbers=NUMBERS, hidden=[3]) == [
        {1: 1, 3: -1},
        {1: 1, 2: -1, 4: 0},
    ]
    assert read_choices("3 1", numbers=NUMBERS, hidden=[3]) == [{1: 1, 3: 1}]


@given(
    st.dictionaries(st.integers(1, 999), st.sampled_from([1, -1, 0]), min_size=1),
    st.sets(st.integers(1, 999), min_size=1, max_size=3),
)
def test_what_is_written_is_read_again_as_it_was(ballot, ideas):
    line = write_ballot(ballot, "statements")
    chosen = write_ballot(dict.fromkeys(ideas, 1), "recommendations")

    assert written_ballot(line) == ballot == read_ballots(line, numbers=list(ballot))[0]
    assert written_ballot(chosen) == read_choices(chosen, numbers=ideas)[0]
