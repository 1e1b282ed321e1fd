"""Groups whose members answer alike: a mixture of Bernoullis, many fits at once.

A latent class model (Lazarsfeld and Henry 1968) in which a group has one answer to each
statement, and its members give it at the same rate: with the votes as 1, -1 and 0 (passed or
unseen), all that counts is by how many a group's agreeing lead. Fits run by expectation and
maximisation (Dempster, Laird and Rubin 1977), all starts and numbers of groups together, so that
no loop walks over people.
"""

import numpy as np

# Half the logarithm of the odds that somebody gives the answer of their group: a rate of .83.
CLEAR = np.float32(0.8)
LOG_2 = np.float32(np.log(2))
NEVER = np.float32(-1e9)
# How much those who have a group lean to each other one.
DOUBT = 0.05


def starts(votes: np.ndarray, counts: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Belonging (starts x groups x people) to begin with, for so many groups in each start.

    A start takes some people as models, and everybody leans to the one they vote most like.
    """
    most = counts.max()
    models = rng.random((len(counts), len(votes))).argpartition(most - 1, axis=1)[:, :most]
    alike = (votes @ votes.T)[models] * np.float32(0.5)
    alike[np.arange(most) >= counts[:, None]] = NEVER
    return _shares(alike)


def leaning(labels: np.ndarray, k: int) -> np.ndarray:
    """Belonging (groups x people) by these labels, with a little doubt, so that nobody is stuck."""
    members = labels == np.arange(k)[:, None]
    return ((members + DOUBT) / (1 + k * DOUBT)).astype(np.float32)


def refit(
    votes: np.ndarray,
    belonging: np.ndarray,
    rounds: int,
    statements_in: np.ndarray | None = None,
    people_in: np.ndarray | None = None,
) -> np.ndarray:
    """Belonging (starts x groups x people) after some rounds more.

    Each start may leave out people (`people_in`, starts x people, 0 or 1) and statements
    (`statements_in`).
    """
    number, k, people = belonging.shape
    closed = np.where(belonging.sum(axis=2, keepdims=True) > 0, np.float32(0), NEVER)
    for _ in range(rounds):
        if people_in is not None:
            belonging *= people_in[:, None]
        lead = (belonging.reshape(number * k, people) @ votes).reshape(number, k, -1)
        telling = _divides(lead) * (2 * CLEAR)
        if statements_in is not None:
            telling *= statements_in
        lead *= CLEAR
        models = np.tanh(lead, out=lead)
        models *= telling[:, None]
        weights = (models.reshape(number * k, -1) @ votes.T).reshape(belonging.shape)
        weights += np.log(belonging.sum(axis=2, keepdims=True) + 1) + closed
        belonging = _shares(weights)
    return belonging


def _divides(lead):
    """The chance (starts x statements) that groups part on a statement, by their leads.

    Common ground tells nobody's group, and in a small room its noise would drown what does.
    """
    return (np.tanh(_parting(lead) / 2) + 1) / 2


def _parting(lead):
    """How much better (logarithm) groups of their own explain each statement than common ground."""
    lead = lead * CLEAR
    return log_cosh(lead).sum(axis=1) - log_cosh(lead.sum(axis=1))


def explained(
    votes: np.ndarray, belonging: np.ndarray, statements_in: np.ndarray, people_in: np.ndarray
) -> np.ndarray:
    """How well each start explains its part of the votes, beside others of as many groups."""
    number, k, people = belonging.shape
    belonging = belonging * people_in[:, None]
    lead = (belonging.reshape(number * k, people) @ votes).reshape(number, k, -1)
    sizes = belonging.sum(axis=2)
    told = np.logaddexp(0, _parting(lead)) * statements_in
    return told.sum(axis=1) + (sizes * np.log(sizes + 1)).sum(axis=1)


def log_cosh(lead: np.ndarray) -> np.ndarray:
    """What a lead says when either answer may be the group's: log cosh."""
    size = np.abs(lead)
    odd = np.exp(-2 * size)
    odd += 1
    size += np.log(odd, out=odd)
    size -= LOG_2
    return size


def _shares(weights):
    weights -= weights.max(axis=1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=1, keepdims=True)
    return weights
