"""Groups that are there, as many as there are, or none."""

from functools import partial

import numpy as np

from engines.opinions import mixture
from engines.opinions.chance import groups_beyond_chance
from engines.opinions.components import MOST, count_components
from engines.opinions.evidence import SMALLEST, evidence
from engines.opinions.kmeans import silhouettes
from engines.opinions.one_way import answer_one_way, groups_that_say_so
from engines.opinions.pca import filled, positions, principal_plane
from engines.opinions.polis import Placement
from engines.opinions.stability import stability
from engines.opinions.table import VoteTable

FEWEST_VOTES = 7
# In a room where people saw little, still so many.
FEWEST_SEEN = 3
# Five and six groups are looked for only where four explain more than fewer do.
FEW, MANY = [2, 3, 4], [5, 6]
ROUNDS = 5
SETTLING = 8
# In a small room the best groups are harder to come upon, and starts cost less.
FEW_PEOPLE = 100
# So much evidence is asked for, and so much more for each person who may yet answer one way. Set
# on rooms of twelve people without groups, of which five in a hundred have it.
CLEARLY = 0.2
IN_DOUBT = 0.5
# Where there is more evidence than this, a finer cut must explain a tenth more: evidence alone
# would cut real people, who stand between groups, ever finer.
PLENTY = 20.0
FINER = 0.1
# Where people saw less than this part of the statements, few votes may speak for groups, and they
# are held beside chance.
FULL = 0.6
# Groups that fall apart when a fifth of the room is away are not there.
LEAST_STABLE = 0.2
# People beyond these are given their group by those of the first.
FIRST = 300
# So many show how many dimensions there are.
ENOUGH = 50


def place(
    table: VoteTable, left_out: np.ndarray, groups: int | None, rng: np.random.Generator
) -> Placement:
    """Groups of people who answer alike, where the evidence for them is clear.

    With `groups` that many are made, clear or not.
    """
    votes, seen = table.votes, table.seen
    if left_out.any():
        votes, seen = votes[:, ~left_out], seen[:, ~left_out]
    whole = filled(votes, seen).astype(np.float32)
    wide = positions(votes, seen, principal_plane(whole, MOST))
    where = wide[:, :2]
    labels = np.full(len(votes), -1)
    enough = voted_enough(votes, seen)
    ways = answer_one_way(votes[enough], seen[enough])
    one_way = enough.copy()
    one_way[enough] = ways.answer >= 0
    chosen = np.flatnonzero(enough & ~one_way & votes.any(axis=1))
    nothing = Placement(where, len(chosen), labels, one_way)
    if len(chosen) < SMALLEST * 2:
        return nothing
    if len(chosen) > FIRST:
        # Rows stand in an order that their votes decide, and the first would be of one mind.
        chosen = rng.permutation(chosen)
    answers = votes[chosen].astype(np.float32)
    first = answers[:FIRST]
    has_gaps = seen[chosen].mean() < FULL
    needed = CLEARLY + IN_DOUBT * ways.chance[ways.answer < 0].sum()
    found = _best(first, groups, has_gaps, needed, rng)
    if found is None:
        return nothing
    k, some = found
    regroup = partial(_regroup, first, some, k, rng)
    how_stable = stability(some, votes.shape[1], regroup, rng)
    if groups is None and not has_gaps and how_stable < LEAST_STABLE:
        return nothing
    labels[chosen] = _everybody(answers, some, k)
    own = groups_that_say_so(votes[enough], seen[enough], ways, labels[enough])
    labels[enough] = np.maximum(labels[enough], own)
    one_way &= labels < 0
    dimensions = count_components(whole[chosen[:ENOUGH]], rng)
    points = wide[chosen[:FIRST], : max(1, dimensions)]
    apart = silhouettes(points, [labels[chosen[:FIRST]]])[0]
    return Placement(where, len(chosen), labels, one_way, apart, how_stable)


def voted_enough(votes: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Who (bool) saw seven statements, half of them, or a third of what people here usually saw."""
    saw = seen.sum(axis=1)
    usual = int(np.sort(saw)[len(saw) // 2]) if len(saw) else 0
    return saw >= min(FEWEST_VOTES, -(-votes.shape[1] // 2), max(FEWEST_SEEN, -(-usual // 3)))


def _best(answers, groups, has_gaps, needed, rng):
    """The number of groups and the labels that explain the votes best; None if it is not clear."""
    if groups is not None:
        tried = _tried(answers, [groups], rng)
    else:
        tried = _tried(answers, FEW, rng)
        if tried and max(tried)[1] == FEW[-1]:
            tried += _tried(answers, MANY, rng)
    if not tried:
        return None
    highest = max(found for found, _, _ in tried)
    if groups is None and has_gaps and highest < PLENTY:
        return groups_beyond_chance(answers, rng)
    if groups is None and highest < needed:
        return None
    close = highest - FINER * max(0.0, highest - PLENTY)
    k, labels = next((k, labels) for found, k, labels in tried if found >= close)
    return k, _settled(answers, labels, k) if has_gaps and len(answers) > FEW_PEOPLE else labels


def _tried(answers, counts, rng):
    """The evidence, number and labels of the best groups for each of these numbers of groups."""
    counts = [k for k in counts if k * SMALLEST <= len(answers)]
    if not counts:
        return []
    starts = 8 if len(answers) <= FEW_PEOPLE else 5
    each = np.repeat(counts, starts)
    labels = mixture.refit(answers, mixture.starts(answers, each, rng), ROUNDS).argmax(axis=1)
    found = evidence(answers, labels, each).reshape(len(counts), starts)
    best = found.argmax(axis=1) + np.arange(len(counts)) * starts
    return [
        (float(found.flat[start]), k, labels[start]) for k, start in zip(counts, best, strict=True)
    ]


def _settled(answers, labels, k):
    """Labels after more rounds, which a large room with many gaps needs."""
    again = mixture.refit(answers, mixture.leaning(labels, k)[None], SETTLING).argmax(axis=1)
    both = np.concatenate([labels[None], again])
    return both[evidence(answers, both, np.array([k, k])).argmax()]


def _regroup(answers, labels, k, rng, people_in, statements_in):
    """Labels of the first for each part, from those found and from starts of its own."""
    starts = 3 if len(answers) <= FEW_PEOPLE else 2
    begun = mixture.starts(answers, np.full(len(people_in) * starts, k), rng)
    begun.reshape(len(people_in), starts, k, -1)[:, 0] = mixture.leaning(labels, k)
    people_in, statements_in = (
        np.repeat(part, starts, axis=0).astype(np.float32) for part in (people_in, statements_in)
    )
    again = mixture.refit(answers, begun, ROUNDS, statements_in, people_in)
    best = (
        mixture.explained(answers, again, statements_in, people_in)
        .reshape(-1, starts)
        .argmax(axis=1)
    )
    return again.argmax(axis=1)[best + np.arange(len(best)) * starts]


def _everybody(answers, some, k):
    """Labels of all, those of the first being known."""
    if len(some) == len(answers):
        return some
    belonging = np.zeros((1, k, len(answers)), np.float32)
    belonging[:, :, : len(some)] = mixture.leaning(some, k)
    return mixture.refit(answers, belonging, 2)[0].argmax(axis=0)
