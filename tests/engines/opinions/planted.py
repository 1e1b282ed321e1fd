"""Rooms whose groups are known, and rooms without any."""

import numpy as np

from engines.opinions.stability import agreement

CLEAR = (0.85, 0.15)
PASSES = 0.08
# Rooms without groups: rates of agreeing from .2 to .95, any, clear ones, and one half.
KINDS = ("varied", "mixed", "agreed", "noise")
# What people say who answer one way whatever is asked.
ONE_WAY = {
    "agree": (1,),
    "disagree": (-1,),
    "pass": (0,),
    "agree or disagree": (1, -1),
    "any of the three": (1, -1, 0),
}
# People, statements, groups, and the adjusted Rand index of red-dwarf 0.4.0 over twenty rooms.
ROWS = (
    (12, 10, 2, 0.58),
    (24, 20, 2, 0.87),
    (24, 20, 3, 0.59),
    (60, 30, 3, 0.76),
    (200, 40, 4, 0.52),
)


def planted_room(people, statements, groups, seed):
    """Groups (people), rates of agreeing (statements x groups) and votes (people x statements).

    People join groups at random. A statement is common ground with probability one half, else
    each group draws its rate until not all are the same; 8 % of answers become a pass.
    """
    rng = np.random.default_rng(seed)
    members = rng.integers(groups, size=people)
    rates = np.empty((statements, groups))
    for rate in rates:
        is_common = groups == 1 or rng.random() < 0.5
        rate[:] = rng.choice(CLEAR, 1 if is_common else groups)
        while not is_common and len(set(rate)) == 1:
            rate[:] = rng.choice(CLEAR, groups)
    return members, rates, _answers(rates[:, members].T, rng)


def room_without_groups(people, statements, kind, seed):
    """Votes where everybody answers each statement at the same rate (`KINDS`)."""
    if kind == "varied":
        rng = np.random.default_rng(1000 + seed)
        rates = rng.uniform(0.2, 0.95, statements)
        return np.where(rng.random((people, statements)) < rates, 1, -1)
    rng = np.random.default_rng(seed)
    rates = {
        "agreed": lambda: rng.choice(CLEAR, statements),
        "noise": lambda: np.full(statements, 0.5),
        "mixed": lambda: rng.random(statements),
    }[kind]()
    return _answers(np.tile(rates, (people, 1)), rng)


def _answers(rates, rng):
    votes = np.where(rng.random(rates.shape) < rates, 1, -1)
    votes[rng.random(rates.shape) < PASSES] = 0
    return votes


def beside_one_way(votes, answers, seed, slips=0):
    """The same room and, a fifth of it, people more who each give one of these answers.

    To so many statements, drawn by lot, they give another.
    """
    if not answers:
        return votes
    rng = np.random.default_rng((seed, 1))
    shape = len(votes) // 4, votes.shape[1]
    own = rng.choice(answers, (shape[0], 1))
    slipping = rng.random(shape).argsort(axis=1) < slips
    return np.concatenate([votes, np.where(slipping, np.where(own == 0, 1, -own), own)])


def some_seen(votes, share, seed):
    """The same votes where people saw this share of the statements at random; NaN is not seen."""
    seen = np.random.default_rng((seed, 2)).random(votes.shape) < share
    return np.where(seen, votes, np.nan)


def best_possible(votes, rates):
    """The groups that somebody who knows the rates would put people into."""
    return (((votes > 0) @ np.log(rates)) + ((votes < 0) @ np.log1p(-rates))).argmax(axis=1)


def rows_of(votes):
    """Votes (people x statements) as (participant, statement, vote)."""
    return [
        (person, statement, vote)
        for person, row in enumerate(votes.tolist())
        for statement, vote in enumerate(row)
    ]


def score(labels, members):
    """The adjusted Rand index of the groups found (`labels` by person, None for no group)."""
    found = [labels.get(person) for person in range(len(members))]
    return agreement(np.array([-1 if label is None else label for label in found]), members)
