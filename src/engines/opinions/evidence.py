"""How much better groups explain the votes than none do, in natural logarithms.

The chance of the votes under groups beside that without, rates integrated out, and the number of
ways to group so many people taken into account (the exact integrated classification likelihood of
Biernacki, Celeux and Govaert 2010).
"""

from functools import cache

import numpy as np

from engines.opinions.mixture import log_cosh

# At which rate people give their group's answer is not known; these are equally likely.
RATES = np.arange(0.65, 0.96, 0.05)
HALF_ODDS = np.log(RATES / (1 - RATES)) / 2
# That each group has any rate, and that the whole room is of one mind, are as much less likely
# beforehand than that groups answer alike, and that each statement has a rate of its own.
RARELY = np.log(20)
# Groups of very different sizes are less likely, but not by much: as if each had so many already.
EVENLY = 10.0
# A statement's rate may be any, lie in between, or be that of a coin: so strongly is it held near
# one half. Where few people answer much, that rates lie in between would else speak for groups.
HELD = (1.0, 2.0, 50.0)
# No group of fewer people: their counts could not be shown.
SMALLEST = 3
IMPOSSIBLE = -1e9


def evidence(votes: np.ndarray, labels: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """How much better the groups of each start explain `votes` (people x statements; 1, -1, 0).

    For labels (starts x people) below `counts` (starts); each statement divides the groups, which
    then do not all give the same answer, or is common ground, with equal chance. Lower by a
    billion where a group has fewer than three people.
    """
    people, statements = votes.shape
    groups = np.arange(counts.max())
    members = (labels[:, None] == groups[:, None]).astype(np.float32)
    sides = np.concatenate([votes > 0, votes < 0], axis=1).astype(np.float32)
    cast = (members.reshape(-1, people) @ sides).astype(np.int64)
    agree, disagree = np.moveaxis(cast.reshape(*members.shape[:2], 2, statements), 2, 0)
    all_agree, all_disagree = (side[0].sum(axis=0) for side in (agree, disagree))
    clear = _clear(people)
    apart = clear[:, np.abs(agree - disagree)].sum(axis=2)
    together = clear[:, np.abs(all_agree - all_disagree)]
    chance = (all_agree + all_disagree).sum() / 2 * np.log(RATES * (1 - RATES))
    # Groups whose members all answer alike, or have any rates.
    apart = _differ(apart, together[:, None], counts[:, None])
    alike = _mean(chance[:, None] + _either(together[:, None], apart).sum(axis=2))
    apart = _chance(agree, disagree, 1.0, people).sum(axis=1)
    common = _chance(all_agree, all_disagree, 1.0, people)
    mixed = _either(common, apart).sum(axis=1)
    sizes = members.sum(axis=2).astype(np.int64)
    none = _without_groups(all_agree, all_disagree, people)
    found = np.logaddexp(alike, mixed - RARELY) - none + _ways(sizes, counts, people)
    return found + IMPOSSIBLE * has_small(labels, counts)


def has_small(labels: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Where (bool, starts) one of so many groups has fewer than three people."""
    groups = np.arange(counts.max())
    sizes = (labels[:, None] == groups[:, None]).sum(axis=2)
    return np.where(groups < counts[:, None], sizes, SMALLEST).min(axis=1) < SMALLEST


def evidence_in_doubt(votes: np.ndarray, belonging: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """The same where it is not certain who is in which group, for groups that answer alike.

    For belonging (starts x groups x people) that sums to one for each person. What nobody knows
    of the groups is no evidence against them, so its entropy is added, as in the variational bound
    (Jordan, Ghahramani, Jaakkola and Saul 1999).
    """
    people = len(votes)
    lead = belonging @ votes
    sizes = belonging.sum(axis=2)
    agree, disagree = ((votes == side).sum(axis=0) for side in (1, -1))
    chance = (agree + disagree).sum() / 2 * np.log(RATES * (1 - RATES))
    alike = [
        _either(log_cosh(lead.sum(axis=1) * half), log_cosh(lead * half).sum(axis=1)).sum(axis=1)
        for half in HALF_ODDS.astype(np.float32)
    ]
    unsure = -(belonging * np.log(np.maximum(belonging, np.float32(1e-9)))).sum(axis=(1, 2))
    none = _without_groups(agree, disagree, people)
    return _mean(chance[:, None] + np.array(alike)) - none + unsure + _ways(sizes, counts, people)


def _without_groups(agree, disagree, people):
    """People answer alike, or each statement has its rate, or everybody tosses a coin."""
    chance = (agree + disagree).sum() / 2 * np.log(RATES * (1 - RATES))
    alike = _clear(people)[:, np.abs(agree - disagree)].sum(axis=1)
    return _mean(
        np.array(
            [
                _mean(chance + alike) - RARELY,
                *(_chance(agree, disagree, held, people).sum() for held in HELD),
            ]
        )
    )


def _either(one, other):
    return np.logaddexp(one, other) - np.log(2)


def _differ(apart, together, counts):
    """From groups that answer apart, those who all give the same answer taken away."""
    with np.errstate(divide="ignore"):
        same = np.minimum(together - apart - (counts - 1) * np.log(2), 0.0)
        return apart + np.log1p(-np.exp(same)) - np.log1p(-(0.5 ** (counts - 1)))


def _mean(logs):
    return np.logaddexp.reduce(logs, axis=0) - np.log(len(logs))


def _ways(sizes, counts, people):
    """The logarithm of the prior chance of these groups, whatever they are called."""
    all_of = [_rising(EVENLY * k, people)[-1] for k in range(1, counts.max() + 1)]
    called = _rising(1.0, counts.max())[counts]
    joined = np.interp(sizes, np.arange(people + 1), _rising(EVENLY, people)).sum(axis=1)
    return called + joined - np.array(all_of)[counts - 1]


def _chance(agree, disagree, each, people):
    """The logarithm of the chance of such votes in order, their rate beta distributed."""
    one = _rising(each, people)
    return one[agree] + one[disagree] - _rising(2 * each, people)[agree + disagree]


@cache
def _clear(most: int) -> np.ndarray:
    """What a lead of 0 to `most` says about one answer of a group, at each rate."""
    return log_cosh(HALF_ODDS[:, None] * np.arange(most + 1.0))


@cache
def _rising(start: float, most: int) -> np.ndarray:
    """Logarithms of start · (start + 1) · …, of 0 to `most` factors."""
    return np.concatenate([[0.0], np.log(start + np.arange(most)).cumsum()])
