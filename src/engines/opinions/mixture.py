"""Groups whose members answer alike: a mixture of Bernoullis, many fits at once.

A latent class model (Lazarsfeld and Henry 1968): each group agrees with each statement at a rate
of its own. A pass says nothing about a side, and counts like an unseen statement. Fits run by
expectation and maximisation (Dempster, Laird and Rubin 1977), all starts and all tables of one
shape together, so that no loop walks over people.

How good a grouping is, is told by its evidence: the chance of the votes under groups beside that
without, rates integrated out, and the number of ways to group so many people taken into account
(the exact integrated classification likelihood of Biernacki, Celeux and Govaert 2010).
"""

from functools import cache

import numpy as np

# Groups of people who share a view mostly answer alike, one way or the other: their rate of
# agreeing is drawn from the two mirrored beta distributions with these parameters.
STRONG, WEAK = 5.0, 1.5
# A statement on which sides are as clear as this (a rate of .8) is surely theirs to tell apart.
CLEAR_SIDES = np.float32(np.log(4.0))
# Beside groups and common ground there is a third story: everybody tosses a coin.
COIN = 50.0
# No group of fewer people: their counts could not be shown.
SMALLEST = 3
IMPOSSIBLE = -1e9
DOUBT = 0.05


def sides(votes: np.ndarray) -> np.ndarray:
    """Votes (... x people x statements) as agreeing beside disagreeing, 0 or 1 (float32)."""
    return np.concatenate([votes > 0, votes < 0], axis=-1).astype(np.float32)


def fit(
    tables: np.ndarray, k: int, rng: np.random.Generator, starts: int, rounds: int = 8
) -> np.ndarray:
    """Labels (tables x starts x people) of k groups, for tables made by `sides` (3 dimensions).

    Each start takes k people as models, and everybody leans to the one they vote most like.
    """
    number, people, _ = tables.shape
    models = rng.random((number, starts, people)).argpartition(k - 1, axis=2)[:, :, :k]
    models = models.transpose(0, 2, 1).reshape(number, -1, 1)
    alike = np.take_along_axis(tables, models, axis=1) @ tables.transpose(0, 2, 1)
    belonging = _shares(alike.reshape(number, k, starts, people))
    return _largest(refit(tables, belonging, rounds))


def settle(tables: np.ndarray, labels: np.ndarray, k: int, rounds: int = 12) -> np.ndarray:
    """Labels (tables x starts x people) after some rounds from these, -1 being nobody's yet."""
    members = labels[:, None] == np.arange(k)[:, None, None]
    # A little doubt, so that nobody is stuck where they started.
    belonging = (members + np.float32(DOUBT)) * (labels >= 0)[:, None]
    return _largest(refit(tables, belonging.astype(np.float32) / np.float32(1 + k * DOUBT), rounds))


def refit(tables: np.ndarray, belonging: np.ndarray, rounds: int) -> np.ndarray:
    """Belonging (tables x groups x starts x people) after some rounds more."""
    number, k, starts, people = belonging.shape
    across = tables.transpose(0, 2, 1)
    for _ in range(rounds):
        counts = belonging.reshape(number, k * starts, people) @ tables
        agree, disagree = np.split(counts.reshape(number, k, starts, -1), 2, axis=3)
        divides = _divides(agree - disagree)
        rates = np.concatenate([part * divides for part in _rates(agree, disagree)], axis=3)
        weights = rates.reshape(number, k * starts, -1) @ across
        sizes = np.log(belonging.sum(axis=3, keepdims=True) + 1)
        belonging = _shares(weights.reshape(belonging.shape) + sizes)
    return belonging


def _rates(agree, disagree):
    """Logarithms of the rates of agreeing and not, as strong opinions would have them."""
    # The odds of the two mirrored beta distributions; ratios of gamma functions are powers.
    middle = np.float32((STRONG + WEAK - 1) / 2)
    odds = ((agree + middle) / (disagree + middle)) ** np.float32(STRONG - WEAK)
    extra = np.float32(STRONG - WEAK) * odds / (1 + odds)
    rate = (agree + np.float32(WEAK) + extra) / (agree + disagree + np.float32(STRONG + WEAK))
    return np.log(rate), np.log1p(-rate)


def _divides(lead):
    """The chance (tables x 1 x starts x statements) that groups part on a statement.

    From the lead of those who agree in each group. Common ground tells nobody's group, and in
    a small room its noise would drown what does.
    """
    k = lead.shape[1]
    apart = _either(lead).sum(axis=1, keepdims=True) - np.float32((k - 1) * np.log(2))
    together = _either(lead.sum(axis=1, keepdims=True))
    return 1 / (1 + np.exp(np.clip(together - apart, -30, 30)))


def _either(lead):
    """The logarithm of the chance of such a lead when either side may be the clear one."""
    size = np.abs(lead) * CLEAR_SIDES
    return size / 2 + np.log1p(np.exp(-size))


def _shares(weights):
    weights -= weights.max(axis=1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


def _largest(belonging):
    """The group of the largest share: labels (tables x starts x people)."""
    labels = np.zeros(belonging[:, 0].shape, np.int64)
    largest = belonging[:, 0].copy()
    for group in range(1, belonging.shape[1]):
        labels[belonging[:, group] > largest] = group
        np.maximum(largest, belonging[:, group], out=largest)
    return labels


def evidence(tables: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """How much better groups explain the votes than none do, in natural logarithms.

    For labels (tables x starts x people) below k; each statement divides the groups or is common
    ground with equal chance. The answer (tables x starts) is lower by a billion where a group has
    fewer than three people.
    """
    number, starts, people = labels.shape
    members = (labels[:, None] == np.arange(k)[:, None, None]).astype(np.float32)
    counts = members.reshape(number, -1, people) @ tables
    counts = np.rint(counts).astype(np.int64).reshape(number, k, starts, -1)
    agree, disagree = np.split(counts, 2, axis=3)
    apart = _strong(agree, disagree, people).sum(axis=1)
    agree, disagree = agree.sum(axis=1), disagree.sum(axis=1)
    together = _strong(agree, disagree, people)
    coins = _chance(agree, disagree, COIN, COIN, people).sum(axis=2)
    grouped = (np.logaddexp(together, apart) - np.log(2)).sum(axis=2)
    none = np.logaddexp(together.sum(axis=2), coins) - np.log(2)
    sizes = members.sum(axis=3).astype(np.int64)
    found = grouped - none + _ways(sizes, people)
    return found + IMPOSSIBLE * (sizes.min(axis=1) < SMALLEST)


def _ways(sizes, people):
    """The logarithm of the prior chance of these groups, whatever they are called."""
    k = sizes.shape[1]
    factorials = _rising(1.0, people + k)
    return (
        2 * factorials[k - 1]
        + np.log(k)
        + factorials[sizes].sum(axis=1)
        - factorials[people + k - 1]
    )


def _strong(agree, disagree, people):
    one, other = (
        _chance(agree, disagree, *rates, people) for rates in ((STRONG, WEAK), (WEAK, STRONG))
    )
    return np.logaddexp(one, other) - np.log(2)


def _chance(agree, disagree, for_, against, people):
    """The logarithm of the chance of such votes in order, their rate beta distributed."""
    return (
        _rising(for_, people)[agree]
        + _rising(against, people)[disagree]
        - _rising(for_ + against, people)[agree + disagree]
    )


@cache
def _rising(start: float, most: int) -> np.ndarray:
    """Logarithms of start · (start + 1) · …, of 0 to `most` factors."""
    return np.concatenate([[0.0], np.log(start + np.arange(most)).cumsum()])
