"""People who answer one way whatever is asked neither make nor move groups."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.opinions import find_groups
from engines.opinions.one_way import OneWay, answer_one_way, groups_that_say_so
from tests.engines.opinions.planted import (
    ONE_WAY,
    beside_one_way,
    planted_room,
    room_without_groups,
    score,
    some_seen,
)

# The whole evaluation is `./joinedup bench opinions`; here a tenth of it.
ROOMS = 20
each_way = pytest.mark.parametrize("answers", ONE_WAY.values(), ids=ONE_WAY)


def no_groups(rooms):
    return [find_groups(votes).summary.code for votes in rooms].count("no clear groups")


def varied_room(people, statements, seed):
    return room_without_groups(people, statements, "varied", seed)


def test_three_who_disagree_with_everything_make_no_groups():
    rooms = [np.concatenate([varied_room(24, 12, seed), -np.ones((3, 12))]) for seed in range(40)]

    found = [find_groups(votes) for votes in rooms]

    assert [each.summary.code for each in found].count("no clear groups") >= 38
    assert all({24, 25, 26} <= set(each.one_way) for each in found)
    assert np.mean([len(each.one_way) for each in found]) < 3.5


@pytest.mark.parametrize("answers", ((), (1,), (-1,)), ids=("nobody", "agree", "disagree"))
@pytest.mark.parametrize("statements, first", [(10, 0), (30, 5000)])
def test_twelve_people_are_seldom_divided_where_statements_have_rates_of_their_own(
    statements, first, answers
):
    rooms = [
        beside_one_way(varied_room(12, statements, seed), answers, seed)
        for seed in range(first, first + 100)
    ]

    # Of a thousand rooms, in 95 of 100 or more.
    assert no_groups(rooms) >= 93


@each_way
@pytest.mark.parametrize("people, statements", [(24, 6), (24, 12), (24, 20), (60, 30)])
@pytest.mark.parametrize("slips", (0, 1))
def test_a_fifth_who_answer_one_way_make_no_groups(people, statements, slips, answers):
    rooms = [
        beside_one_way(room, answers, seed, slips)
        for seed in range(ROOMS)
        for room in (
            varied_room(people, statements, seed),
            room_without_groups(people, statements, "agreed", seed),
        )
    ]

    assert no_groups(rooms) >= 0.95 * len(rooms)


def test_nor_do_they_where_three_in_ten_votes_are_seen():
    rooms = [
        some_seen(beside_one_way(room, ONE_WAY[answers], seed), 0.3, seed)
        for seed in range(ROOMS // 2)
        for answers in ("agree", "disagree", "any of the three")
        for room in (varied_room(24, 20, seed), room_without_groups(24, 20, "agreed", seed))
    ]

    assert no_groups(rooms) >= 0.9 * len(rooms)


@each_way
@pytest.mark.parametrize("people, statements, groups", [(24, 20, 2), (60, 30, 3)])
def test_groups_are_found_as_well_as_without_them(people, statements, groups, answers):
    alone, beside = [], []

    for seed in range(ROOMS // 2):
        members, _, votes = planted_room(people, statements, groups, seed)
        alone.append(score(find_groups(votes).labels, members))
        found = find_groups(beside_one_way(votes, answers, seed))
        beside.append(score(found.labels, members))
        assert set(found.one_way) >= set(range(people, people + people // 4))

    assert np.mean(beside) >= np.mean(alone) - 0.02


def test_how_many_they_are_is_said():
    votes = np.concatenate([varied_room(24, 12, 1), -np.ones((3, 12))])

    found = find_groups(votes)

    assert found.one_way == (24, 25, 26)
    assert found.summary.values == {"people": 24, "one_way": 3}
    assert found.summary.english == (
        "There are no clear groups of opinion among the 24 people who voted. "
        "Three more answered nearly everything the same way."
    )


def test_they_are_in_no_group_beside_groups():
    sides = [[1 if (who < 6) == (what % 2 == 0) else -1 for what in range(10)] for who in range(11)]

    found = find_groups(np.array([*sides, *[[1] * 10] * 3]))

    assert found.one_way == (11, 12, 13)
    assert found.summary.values == {"sizes": [6, 5], "not_placed": 0, "firm": True, "one_way": 3}
    assert found.summary.english == (
        "There are two groups of opinion, of 6 and 5 people. "
        "Three more answered nearly everything the same way."
    )


def test_fewer_than_eight_others_are_too_few():
    votes = np.concatenate([varied_room(7, 12, 2), -np.ones((2, 12))])

    found = find_groups(votes)

    assert found.one_way == (7, 8)
    assert found.summary.values == {"people": 7, "needed": 8, "one_way": 2}


@pytest.mark.parametrize(
    "votes",
    (
        np.ones((20, 12)),
        np.zeros((20, 12)),
        np.where(np.random.default_rng(3).random((30, 15)) < 0.95, 1, -1),
        np.concatenate([np.ones((10, 12)), -np.ones((10, 12))]),
        np.concatenate([np.ones((12, 9)), [[1, 0, 0, 0, 0, 0, 0, 1, 0]]]),
    ),
    ids=("all agree", "all pass", "nearly all agree", "two camps", "seven passes of nine"),
)
def test_who_answers_as_the_room_does_is_not_set_aside(votes):
    assert find_groups(votes).one_way == ()


@pytest.mark.parametrize("rate, group", [(0.9, 0), (0.5, -1)])
def test_they_come_back_to_a_group_that_answers_so(rate, group):
    rng = np.random.default_rng(5)
    # Two who agree with all, ten who mostly do or do not, and twelve who answer by the statement.
    rates = np.where(np.arange(24)[:, None] < 12, rate, np.where(np.arange(20) % 2, 0.88, 0.1))
    votes = np.where(rng.random((24, 20)) < rates, 1, -1)
    votes[:2] = 1
    labels = np.array([-1] * 2 + [0] * 10 + [1] * 12)
    aside = OneWay(np.where(labels < 0, 0, -1), np.zeros(24), np.log([0.1, 0.05, 0.05]))

    says = groups_that_say_so(votes, votes != 0, aside, labels)

    assert says.tolist() == [group] * 2 + [-1] * 22


def test_a_third_of_the_room_that_agrees_with_everything_is_a_group():
    rng = np.random.default_rng(5)
    rates = np.where(np.arange(30)[:, None] < 11, 0.95, np.where(np.arange(20) % 2, 0.88, 0.1))

    found = find_groups(np.where(rng.random((30, 20)) < rates, 1, -1))

    assert {person for person, label in found.labels.items() if label == 1} == set(range(11))
    assert (found.k, found.one_way) == (2, ())


@given(
    seed=st.integers(0, 2**32),
    people=st.integers(1, 20),
    answers=st.sampled_from(sorted(ONE_WAY)),
    share=st.sampled_from((0.3, 1.0)),
)
@settings(max_examples=100, deadline=None)
def test_who_is_set_aside_gives_one_answer_whatever_the_order_and_the_side(
    seed, people, answers, share
):
    whole = beside_one_way(planted_room(people, 12, 2, seed)[2], ONE_WAY[answers], seed)
    seen = ~np.isnan(some_seen(whole, share, seed))
    votes = np.where(seen, whole, 0).astype(np.int8)
    mixed = np.random.default_rng(seed).permutation(len(votes))

    answer = answer_one_way(votes, seen).answer

    for kind, side in enumerate((1, -1, 0)):
        rows = votes[answer == kind]
        among = rows != 0 if side else seen[answer == kind]
        slips = (among & (rows != side)).sum(axis=1)
        assert (slips <= np.maximum(1, 0.15 * among.sum(axis=1))).all()
    assert answer_one_way(votes[mixed], seen[mixed]).answer.tolist() == answer[mixed].tolist()
    opposite = answer_one_way(-votes, seen).answer
    assert opposite.tolist() == np.array([1, 0, 2, -1])[answer].tolist()


@given(votes=st.integers(0, 2**32), method=st.sampled_from(("adaptive", "polis")))
@settings(max_examples=20, deadline=None)
def test_nobody_is_both_set_aside_and_in_a_group(votes, method):
    room = beside_one_way(planted_room(16, 10, 2, votes)[2], [1], votes, slips=1)

    found = find_groups(room, method=method)

    assert {found.labels[person] for person in found.one_way} <= {None}
    assert method == "adaptive" or found.one_way == ()
