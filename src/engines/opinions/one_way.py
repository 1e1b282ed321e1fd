"""People who answer one way whatever is asked: all agreeing, all disagreeing or all passing."""

from dataclasses import dataclass

import numpy as np

# How often they give their one answer; the rest are slips.
FAITHFUL = 0.95
# Their share is not known: at first one in ten may be of each kind, then it is counted, as if one
# in twenty were so already.
FIRST_SHARE = 0.1
KNOWN, KNOWN_OF = 1.0, 20.0
ROUNDS = 6
# Set aside is who is so by seven to five (no more is asked, for at first such people vouch for one
# another), and gives no more than one other answer, or three in twenty.
CLEAR = 0.35
SLIPS, SLIPPING = 1, 0.15
# Where more than this part of the room takes one side throughout, that is what the room thinks.
MOST = 0.3
AGREE, DISAGREE, PASS = range(3)


@dataclass(frozen=True)
class OneWay:
    """What each person (row) always answers: 0 agree, 1 disagree, 2 pass, -1 for none.

    `chance` is that of each to be so, the highest of all kinds. `prior` holds the logarithm of the
    odds that somebody is of each kind (kinds x 1), before their votes.
    """

    answer: np.ndarray
    chance: np.ndarray
    prior: np.ndarray


def answer_one_way(votes: np.ndarray, seen: np.ndarray) -> OneWay:
    """Who answers one way, by `votes` (people x statements; 1, -1, 0) on what was `seen` (bool).

    A person is beside two explanations: the rates at which the others answer each statement, and
    one answer to everything. The others are those who answer by the statement, so the two are
    found in turns (classification EM, Celeux and Govaert 1992).
    """
    hit, miss = _kinds(votes, seen)
    people = len(votes)
    every = np.ones(votes.shape[1], np.float32)
    slips = miss @ every
    nearly = slips <= np.maximum(SLIPS, SLIPPING * (slips + hit @ every))
    answer = np.full(people, -1)
    share = np.full((len(hit), 1), FIRST_SHARE)
    likely = np.zeros((len(hit), people))
    for _ in range(ROUNDS):
        inside = answer < 0
        prior = np.log(share / (1 - share))
        odds = _beside(hit, miss, inside) + prior
        odds[~nearly] = -np.inf
        again = np.where(odds.max(axis=0) > CLEAR, odds.argmax(axis=0), -1)
        likely = 1 / (1 + np.exp(-np.clip(odds, -50, 50)))
        if np.array_equal(again, answer):
            break
        answer = again
        share = (KNOWN + likely.sum(axis=1, keepdims=True)) / (KNOWN_OF + people)
    if ((answer == AGREE) | (answer == DISAGREE)).sum() > MOST * people:
        answer = np.where(answer == PASS, PASS, -1)
    return OneWay(answer, likely.max(axis=0, initial=0.0), prior)


def groups_that_say_so(
    votes: np.ndarray, seen: np.ndarray, found: OneWay, labels: np.ndarray
) -> np.ndarray:
    """The group (people) whose others answer as one way as they do; -1 for who is in none such.

    Where a group of others (`labels`, -1 for none) mostly agrees with everything, agreeing with
    everything is no more than being of that group.
    """
    says = np.full(len(votes), -1)
    groups = range(labels.max(initial=-1) + 1)
    if not groups or not (found.answer >= 0).any():
        return says
    hit, miss = _kinds(votes, seen)
    for kind in (AGREE, DISAGREE):
        # Who comes back makes the group more of one mind, and others may follow.
        for _ in range(ROUNDS):
            now = np.maximum(labels, says)
            odds = np.stack([_beside(hit[kind], miss[kind], now == group) for group in groups])
            odds += found.prior[kind]
            back = (found.answer == kind) & (now < 0) & (odds.min(axis=0) <= CLEAR)
            if not back.any():
                break
            says = np.where(back, odds.argmin(axis=0), says)
    return says


def _kinds(votes, seen):
    """Who gave the answer of each kind, and who gave another (kinds x people x statements)."""
    agree, disagree = (votes > 0).astype(np.float32), (votes < 0).astype(np.float32)
    sides = agree + disagree
    return np.stack([agree, disagree, seen - sides]), np.stack([disagree, agree, sides])


def _beside(hit, miss, inside):
    """How much better (logarithm) one way explains each person than the rates of those inside.

    For one kind (people x statements), or all.
    """
    hits, misses = (inside @ hit)[..., None, :], (inside @ miss)[..., None, :]
    # Somebody inside is weighed by the others alone; rates lean a little to one half.
    own = np.array([[1], [0]], np.float32)
    of = np.maximum(hits + misses - own, 0) + 1
    of_hit = np.log(FAITHFUL * of / (np.maximum(hits - own, 0) + 0.5))
    of_miss = np.log((1 - FAITHFUL) * of / (np.maximum(misses - own, 0) + 0.5))
    told = hit @ of_hit.swapaxes(-1, -2) + miss @ of_miss.swapaxes(-1, -2)
    return np.where(inside, told[..., 0], told[..., 1])
