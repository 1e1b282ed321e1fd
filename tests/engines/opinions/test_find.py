import pytest

from engines.opinions import Consensus, Counts, Representative, find_groups

# Six people on one side of each of the first eight statements, four on the other; all agree on
# the last two.
TWO_SIDES = [
    (person, statement, 1 if statement > 7 or (person < 6) == (statement % 2 == 0) else -1)
    for person in range(10)
    for statement in range(10)
]
NOTHING = Consensus((), ())

both_methods = pytest.mark.parametrize("method", ("adaptive", "polis"))


@both_methods
def test_a_room_of_two_sides(method):
    found = find_groups(TWO_SIDES, method=method)

    assert found.k == 2
    assert found.labels == {person: int(person > 5) for person in range(10)}
    assert found.consensus == Consensus(agree=(8, 9), disagree=())
    assert found.divisive == (0, 1, 2, 3, 4)
    assert found.means == {
        statement: pytest.approx(1.0 if statement > 7 else 0.2 if statement % 2 == 0 else -0.2)
        for statement in range(10)
    }
    assert (found.silhouette, found.stability) == (pytest.approx(1.0), pytest.approx(1.0))
    assert found.summary.code == "groups"
    assert found.summary.values == {"sizes": [6, 4], "not_placed": 0, "firm": True}
    assert found.summary.english == "There are two groups of opinion, of 6 and 4 people."


def test_each_group_is_told_by_what_sets_it_apart():
    found = find_groups(TWO_SIDES)

    sides = {
        group: {(told.statement % 2, told.side) for told in chosen}
        for group, chosen in found.representative.items()
    }
    assert sides == {0: {(0, "agree"), (1, "disagree")}, 1: {(0, "disagree"), (1, "agree")}}
    assert found.representative[0][0] == Representative(0, "agree")


def test_counts_of_everybody_are_whole_and_those_of_groups_withhold_the_smallest():
    votes = [*TWO_SIDES, (0, 0, -1), (1, 0, 0)]

    found = find_groups(votes)

    assert found.counts[0] == Counts(agree=4, disagree=5, passed=1)
    assert found.group_counts[0][0] == Counts(agree=4, disagree=None, passed=None)
    assert found.group_counts[1][0] == Counts(agree=None, disagree=4, passed=None)
    assert found.group_counts[1][9] == Counts(agree=4, disagree=None, passed=None)


@both_methods
def test_under_eight_people_there_are_no_groups(method):
    votes = [vote for vote in TWO_SIDES if vote[0] in (0, 1, 2, 3, 6, 7, 8)]

    found = find_groups(votes, groups=2, method=method)

    assert found.k == 0
    assert set(found.labels.values()) == {None}
    assert found.summary.code == "too few people"
    assert found.summary.english == (
        "Seven people voted on enough statements. Groups are not looked for among fewer than eight."
    )


@both_methods
def test_who_voted_on_too_little_is_in_no_group(method):
    found = find_groups([*TWO_SIDES, ("late", 0, 1)], method=method)

    assert found.k == 2
    assert found.labels["late"] is None
    assert "late" in found.coordinates
    assert found.summary.english.endswith("One person voted on too little to be placed.")


@both_methods
def test_statements_left_out_shape_nothing(method):
    left_out = [*range(8), "unheard of"]

    found = find_groups(TWO_SIDES, left_out=left_out, method=method)

    assert found.k == 0
    assert found.divisive == ()
    assert found.consensus == Consensus(agree=(8, 9), disagree=())


def test_the_number_of_groups_can_be_fixed():
    votes = [
        (person, statement, 1 if statement % 3 == person // 4 else -1)
        for person in range(12)
        for statement in range(12)
    ]

    numbers = [
        find_groups(votes, groups=groups, method=method).k
        for method in ("adaptive", "polis")
        for groups in (2, 3)
    ]

    assert numbers == [2, 3, 2, 3]


@both_methods
@pytest.mark.parametrize("groups", (None, 2, 5))
@pytest.mark.parametrize(
    "votes",
    (
        [],
        [(1, 1, 1)],
        [(1, 1, 0)],
        [("a", 1, 1), (2, "b", -1), (float("nan"), None, 0), (None, float("nan"), 1)],
        [(1, statement, (-1) ** statement) for statement in range(30)],
        [(person, 0, (-1) ** person) for person in range(30)],
        [(person, 0, 1) for person in range(30)],
        [(person, person, 1) for person in range(30)],
        [(person, statement, 0) for person in range(20) for statement in range(9)],
        [(person, statement, 1) for person in range(20) for statement in range(9)],
        [(person, statement, person % 3 - 1) for person in range(9) for statement in range(2)],
        [(person, statement, -1) for person in range(3) for statement in range(200)],
    ),
)
def test_no_votes_are_too_odd(votes, method, groups):
    found = find_groups(votes, groups=groups, method=method)

    assert set(found.labels) == {participant for participant, _, _ in votes}
    assert set(found.counts) == {statement for _, statement, _ in votes}
    assert found.k == len({label for label in found.labels.values() if label is not None})
    assert found.summary.english.endswith(".")


def test_nobody_voted():
    found = find_groups([])

    assert (found.k, found.labels, found.counts, found.consensus) == (0, {}, {}, NOTHING)
    assert found.summary.english == "Nobody has voted yet."


@pytest.mark.parametrize("far", (1, 1000, 10**12, 10**30, 0.5))
def test_numbers_are_names_however_large(far):
    votes = [((person - 4) * far, statement * far, vote) for person, statement, vote in TWO_SIDES]

    found = find_groups(votes)

    assert found.labels == {(person - 4) * far: int(person > 5) for person in range(10)}
    assert list(found.labels) == sorted(found.labels)
    assert found.divisive == tuple(statement * far for statement in range(5))


@pytest.mark.parametrize("vote", (2, -2, 257, 10**30, None, 0.5, "agree", float("nan")))
def test_a_vote_is_one_of_three(vote):
    with pytest.raises(ValueError, match="A vote is -1, 0 or 1"):
        find_groups([(1, 1, vote)])


def test_a_vote_has_three_parts():
    with pytest.raises(ValueError, match="A vote is a participant, a statement"):
        find_groups([(1, 1)])


@pytest.mark.parametrize(
    "choice, message",
    (
        ({"method": "guess"}, "There is no method 'guess'"),
        ({"groups": 1}, "at least two, not 1"),
        ({"groups": 0}, "at least two, not 0"),
    ),
)
def test_what_cannot_be_asked_for_is_said(choice, message):
    with pytest.raises(ValueError, match=message):
        find_groups(TWO_SIDES, **choice)
