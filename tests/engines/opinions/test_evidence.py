"""The evidence for groups, beside the same sums written out answer by answer."""

import itertools
import math

import numpy as np
import pytest

from engines.opinions.chance import rooms_without_groups
from engines.opinions.evidence import EVENLY, HELD, RARELY, RATES, evidence, evidence_in_doubt

GROUPINGS = {
    "two": [0, 0, 0, 1, 1, 1, 1],
    "three": [0, 1, 2, 0, 1, 2, 0, 1, 2, 2],
}


def chance(votes, answer, rate):
    """That these votes of one statement are cast by people who mostly give this answer."""
    return math.prod(rate if vote == answer else 1 - rate for vote in votes if vote)


def any_rate(votes, each=1.0):
    agree, disagree = votes.count(1), votes.count(-1)
    beta = math.lgamma(each + agree) + math.lgamma(each + disagree)
    beta += math.lgamma(2 * each) - math.lgamma(2 * each + agree + disagree)
    return math.exp(beta - 2 * math.lgamma(each))


def mean(numbers):
    numbers = list(numbers)
    return sum(numbers) / len(numbers)


def written_out(votes, labels):
    k, columns = max(labels) + 1, [list(column) for column in votes.T.tolist()]
    parts = [
        [[v for v, label in zip(column, labels, strict=True) if label == g] for g in range(k)]
        for column in columns
    ]

    def common(column, rate):
        return mean(chance(column, answer, rate) for answer in (1, -1))

    def divided(groups, rate):
        patterns = [p for p in itertools.product((1, -1), repeat=k) if len(set(p)) > 1]
        return mean(
            math.prod(chance(group, answer, rate) for group, answer in zip(groups, p, strict=True))
            for p in patterns
        )

    alike = mean(
        math.prod(
            mean((common(c, rate), divided(p, rate))) for c, p in zip(columns, parts, strict=True)
        )
        for rate in RATES
    )
    mixed = math.prod(
        mean((any_rate(c), math.prod(map(any_rate, p))))
        for c, p in zip(columns, parts, strict=True)
    )
    rarely = math.exp(-RARELY)
    none = mean(
        (
            rarely * mean(math.prod(common(c, rate) for c in columns) for rate in RATES),
            *(math.prod(any_rate(c, held) for c in columns) for held in HELD),
        )
    )
    # The chance of these groups one by one: each person joins where the more are.
    sizes, ways = [0] * k, math.factorial(k)
    for joined, label in enumerate(labels):
        ways *= (EVENLY + sizes[label]) / (EVENLY * k + joined)
        sizes[label] += 1
    return math.log((alike + rarely * mixed) / none * ways)


@pytest.mark.parametrize("labels", GROUPINGS.values(), ids=GROUPINGS)
@pytest.mark.parametrize("seed", range(5))
def test_it_is_what_the_sums_written_out_say(labels, seed):
    votes = np.random.default_rng(seed).choice([1, -1, 0], size=(len(labels), 4), p=[0.5, 0.4, 0.1])
    starts = np.array([labels, labels[::-1]])

    found = evidence(votes.astype(np.float32), starts, np.full(2, max(labels) + 1))

    whole = [written_out(votes, row) for row in starts.tolist()]
    small = [min(np.bincount(row)) < 3 for row in starts]
    assert found == pytest.approx([w - 1e9 * s for w, s in zip(whole, small, strict=True)])


@pytest.mark.parametrize("labels", GROUPINGS.values(), ids=GROUPINGS)
def test_where_all_is_certain_doubt_changes_nothing_but_that_groups_may_answer_the_same(labels):
    votes = np.random.default_rng(3).choice([1, -1, 0], size=(len(labels), 40)).astype(np.float32)
    # Groups that part on all of so many statements, and clearly.
    votes *= np.where(np.array(labels)[:, None] == 1, -1, 1)
    counts, members = np.array([max(labels) + 1]), np.eye(max(labels) + 1, dtype=np.float32)

    certain = evidence(votes, np.array([labels]), counts)
    in_doubt = evidence_in_doubt(votes, members[labels].T[None], counts)

    assert in_doubt == pytest.approx(certain, rel=0.2)


def test_doubt_is_no_evidence_against_groups():
    votes = np.zeros((8, 6), np.float32)
    unknown = np.full((1, 2, 8), 0.5, np.float32)

    # Without votes groups explain as much as none; ways to group are as many as there are doubts.
    certain = evidence_in_doubt(
        votes, np.eye(2, dtype=np.float32)[[0, 1] * 4].T[None], np.array([2])
    )

    assert certain < 0 < evidence_in_doubt(votes, unknown, np.array([2])) < 1


def test_rooms_without_groups_keep_who_answered_what_and_how_many_agree():
    rng = np.random.default_rng(4)
    votes = rng.choice([1, -1, 0], size=(20, 9), p=[0.3, 0.2, 0.5]).astype(np.float32)

    rooms = rooms_without_groups(votes, 5, rng)

    assert rooms.shape == (5, 20, 9)
    assert ((rooms != 0) == (votes != 0)).all()
    assert ((rooms > 0).sum(axis=1) == (votes > 0).sum(axis=0)).all()
    assert len({room.tobytes() for room in rooms}) == 5


def test_people_who_lean_do_so_in_rooms_without_groups():
    rng = np.random.default_rng(4)
    votes = np.where(rng.random((40, 30)) < np.linspace(0.1, 0.9, 40)[:, None], 1, -1)

    rooms = rooms_without_groups(votes.astype(np.float32), 10, rng)

    leaning = rooms.mean(axis=(0, 2))
    assert np.corrcoef(leaning, votes.mean(axis=1))[0, 1] > 0.9
