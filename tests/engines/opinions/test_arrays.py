"""Votes as an array: the same answer as from a row for each vote."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engines.opinions import find_groups
from tests.engines.opinions.planted import planted_room, rows_of, some_seen

cells = st.sampled_from((-1.0, 0.0, 1.0, float("nan")))
shapes = st.tuples(st.integers(0, 14), st.integers(0, 9))


def rows_in(votes):
    return [
        (person, statement, int(votes[person, statement]))
        for person, statement in zip(
            *map(np.ndarray.tolist, np.nonzero(~np.isnan(votes))), strict=True
        )
    ]


@given(
    votes=arrays.arrays(float, shapes, elements=cells),
    method=st.sampled_from(("adaptive", "polis")),
)
@settings(max_examples=40, deadline=None)
def test_an_array_says_what_its_rows_say(votes, method):
    expected = find_groups(rows_in(votes), method=method)
    masked = np.ma.masked_invalid(votes)

    assert find_groups(votes, method=method) == expected
    assert find_groups(masked, method=method) == expected
    whole = np.ma.MaskedArray(masked.filled(99).astype(np.int8), masked.mask)
    assert find_groups(whole, method=method) == expected


@pytest.mark.parametrize("kind", (np.int8, np.int64, np.float32, float))
def test_whole_rooms_are_read_whatever_the_kind_of_number(kind):
    votes = planted_room(30, 12, 2, seed=2)[2]

    assert find_groups(votes.astype(kind), left_out=[3]) == find_groups(
        rows_of(votes), left_out=[3]
    )


def test_names_are_python_numbers():
    found = find_groups(some_seen(planted_room(30, 12, 2, seed=2)[2], 0.8, seed=1))

    assert (
        {type(person) for person in found.labels} == {type(each) for each in found.counts} == {int}
    )


@pytest.mark.parametrize("vote", (2, -2, 0.5, np.inf, 257, 1e30))
def test_a_vote_is_one_of_three(vote):
    votes = np.zeros((9, 9))
    votes[3, 4] = vote

    with pytest.raises(ValueError, match="A vote is -1, 0 or 1, not"):
        find_groups(votes)


@pytest.mark.parametrize("shape", ((9,), (3, 3, 3), ()))
def test_a_table_has_people_and_statements(shape):
    with pytest.raises(ValueError, match="people x statements"):
        find_groups(np.zeros(shape))


@pytest.mark.parametrize("kind", (object, str))
def test_words_are_no_votes(kind):
    with pytest.raises(ValueError, match="A vote is -1, 0 or 1"):
        find_groups(np.full((9, 9), "agree", kind))
