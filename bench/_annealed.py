"""What is possible for somebody who knows how rooms are made and of how many groups, but not how
any group thinks: annealed importance sampling (Neal 2001), with Gibbs steps.

Groups answer at a rate of .85 or .15, and half of the statements are common ground. Gives the
logarithm of the chance of the votes, and the grouping that is expected to agree best with the true
one (adjusted Rand index; Fritsch and Ickstadt 2009).
"""

import itertools

import numpy as np

from tests.engines.opinions.planted import CLEAR

CHAINS, STEPS, MORE = 64, 100, 20
HALF_ODDS = np.log(CLEAR[0] / CLEAR[1]) / 2


def annealed(votes: np.ndarray, k: int, seed: int) -> tuple[float, np.ndarray]:
    """Of `votes` (people x statements; 1, -1, 0): the logarithm of their chance, and labels."""
    rng = np.random.default_rng(seed)
    answers = np.array(list(itertools.product((1, -1), repeat=k)), float)
    is_common = np.abs(answers.sum(axis=1)) == k
    prior = np.log(np.where(is_common, 1 / 4, 1 / 2 / (2**k - 2)))
    members = np.eye(k)[rng.integers(k, size=(CHAINS, len(votes)))]
    weights, kept = np.zeros(CHAINS), []
    heats = np.concatenate([np.linspace(0, 1, STEPS + 1), np.ones(MORE)])
    for before, heat in itertools.pairwise(heats):
        told = HALF_ODDS * np.einsum("cpk,ps->csk", members, votes) @ answers.T
        weights += _whole(heat * told + prior) - _whole(before * told + prior)
        chosen = (heat * told + prior + rng.gumbel(size=told.shape)).argmax(axis=2)
        alike = HALF_ODDS * heat * np.einsum("ps,csk->cpk", votes, answers[chosen])
        members = np.eye(k)[(alike + rng.gumbel(size=alike.shape)).argmax(axis=2)]
        kept.append(members)
    chance = np.logaddexp.reduce(weights) - np.log(CHAINS)
    chance += np.abs(votes).sum() * np.log(CLEAR[0] * CLEAR[1]) / 2
    likely = np.exp(weights - np.logaddexp.reduce(weights))
    return float(chance), _central(np.concatenate(kept[-MORE::4]), np.tile(likely, MORE // 4), rng)


def by_lot(votes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A room without groups: as many agree with each statement as here, but who, the lot says."""
    rank = np.where(votes, rng.random(votes.shape), np.inf).argsort(axis=0).argsort(axis=0)
    return np.where(votes, np.where(rank < (votes > 0).sum(axis=0), 1, -1), 0)


def _whole(logs):
    return np.logaddexp.reduce(logs, axis=2).sum(axis=1)


def _central(members, weights, rng):
    """Of the groupings drawn, the one that agrees best with all."""
    drawn = rng.choice(len(members), 100, p=weights / weights.sum())
    upper = np.triu_indices(members.shape[1], 1)
    together = sum(
        np.einsum("cp,cq->pq", each * weights[:, None], each) for each in members.transpose(2, 0, 1)
    )[upper]
    together /= weights.sum()
    best, labels = -np.inf, None
    for each in members[drawn]:
        same = (each @ each.T)[upper]
        chance = same.sum() * together.mean()
        found = (same @ together - chance) / ((same.sum() + together.sum()) / 2 - chance + 1e-9)
        if found > best:
            best, labels = found, each.argmax(axis=1)
    return labels
