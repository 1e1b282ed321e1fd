"""What holds for any votes."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engines.opinions import find_groups
from engines.opinions.table import read_votes
from tests.engines.opinions.planted import planted_room, rows_of

methods = st.sampled_from(("adaptive", "polis"))
anything = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 12), st.text(max_size=1), st.none()),
        st.integers(0, 6),
        st.sampled_from((-1, 0, 1)),
    ),
    max_size=90,
)


@st.composite
def rooms(draw):
    """Votes of a small room, some not given."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    people, statements = draw(st.integers(8, 16)), draw(st.integers(6, 12))
    groups = draw(st.integers(1, 3))
    _, _, votes = planted_room(people, statements, groups, int(rng.integers(1e9)))
    seen = draw(st.sampled_from((0.8, 1.0)))
    return [vote for vote in rows_of(votes) if rng.random() < seen]


@given(votes=anything, method=methods, groups=st.sampled_from((None, 2, 3)))
@settings(max_examples=60)
def test_every_answer_fits_together(votes, method, groups):
    found = find_groups(votes, method=method, groups=groups)

    sizes = {}
    for label in found.labels.values():
        sizes[label] = sizes.get(label, 0) + 1
    sizes.pop(None, None)
    assert sorted(sizes) == list(range(found.k))
    assert [sizes[group] for group in range(found.k)] == sorted(sizes.values(), reverse=True)
    assert set(found.representative) == set(found.group_counts) == set(range(found.k))
    assert (found.stability is None) == (found.silhouette is None) == (found.k == 0)
    shown = [
        count
        for counts in found.group_counts.values()
        for cell in counts.values()
        for count in (cell.agree, cell.disagree, cell.passed)
    ]
    assert all(count is None or count >= 3 for count in shown)


@given(votes=rooms(), method=methods, mixed=st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_votes_does_not_matter(votes, method, mixed):
    shuffled = list(votes)
    mixed.shuffle(shuffled)

    assert find_groups(shuffled, method=method) == find_groups(votes, method=method)


@given(votes=rooms(), method=methods)
@settings(max_examples=20)
def test_of_repeated_votes_the_last_counts(votes, method):
    before = [(participant, statement, -vote) for participant, statement, vote in votes[::3]]

    assert find_groups([*before, *votes], method=method) == find_groups(votes, method=method)
    assert find_groups([*votes, *votes], method=method) == find_groups(votes, method=method)


@given(votes=rooms(), method=methods, seed=st.integers(0, 99))
@settings(max_examples=25)
def test_names_change_nothing_but_names(votes, method, seed):
    people = renamed({vote[0] for vote in votes}, "person", seed)
    statements = renamed({vote[1] for vote in votes}, "statement", seed + 1)
    votes_renamed = [(people[who], statements[what], vote) for who, what, vote in votes]
    # Where a room is its own mirror image, nothing but names tells one half from the other.
    one, other = read_votes(votes), read_votes(votes_renamed)
    assume(np.array_equal(one.votes, other.votes))
    assume([people[each] for each in one.participants] == list(other.participants))
    assume([statements[each] for each in one.statements] == list(other.statements))

    found = find_groups(votes, method=method)
    again = find_groups(votes_renamed, method=method)

    def named(mapping, names):
        return {names[key]: value for key, value in mapping.items()}

    assert again.k == found.k
    assert again.labels == named(found.labels, people)
    assert again.coordinates == named(found.coordinates, people)
    assert again.means == named(found.means, statements)
    assert (again.silhouette, again.stability) == (found.silhouette, found.stability)
    assert again.counts == named(found.counts, statements)
    assert again.group_counts == {
        group: named(counts, statements) for group, counts in found.group_counts.items()
    }
    assert again.summary == found.summary
    assert {*again.one_way} == {people[person] for person in found.one_way}


def test_names_in_the_same_order_change_no_list():
    _, _, votes = planted_room(24, 20, 2, seed=3)
    numbered = rows_of(votes)
    lettered = [(f"p{who:02}", f"s{what:02}", vote) for who, what, vote in numbered]

    found, again = find_groups(numbered), find_groups(lettered)

    assert again.divisive == tuple(f"s{what:02}" for what in found.divisive)
    assert again.consensus.agree == tuple(f"s{what:02}" for what in found.consensus.agree)
    assert again.representative == {
        group: tuple(replace(told, statement=f"s{told.statement:02}") for told in chosen)
        for group, chosen in found.representative.items()
    }


@given(votes=rooms(), method=methods)
@settings(max_examples=10)
def test_the_same_seed_gives_the_same_answer(votes, method):
    assert find_groups(votes, method=method, seed=5) == find_groups(votes, method=method, seed=5)


@given(votes=rooms(), method=methods)
@settings(max_examples=10)
def test_a_statement_nobody_saw_changes_nothing(votes, method):
    left_out = {"never shown"}

    assert find_groups(votes, left_out=left_out, method=method) == find_groups(votes, method=method)


@pytest.mark.parametrize("seed", range(5))
def test_groups_do_not_hang_on_the_seed(seed):
    _, _, votes = planted_room(60, 30, 3, seed=1)

    assert find_groups(rows_of(votes), seed=seed).labels == find_groups(rows_of(votes)).labels


def renamed(names, word, seed):
    """Each name's new one, in another order."""
    places = list(range(len(names)))
    random.Random(seed).shuffle(places)
    return {name: f"{word} {place:03}" for name, place in zip(sorted(names), places, strict=True)}
