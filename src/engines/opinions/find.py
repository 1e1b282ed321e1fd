"""From votes to the map of opinions."""

from collections.abc import Hashable, Iterable
from typing import Literal

import numpy as np
from threadpoolctl import ThreadpoolController

from engines.opinions import adaptive, polis
from engines.opinions.representative import (
    divides_groups,
    divides_room,
    polis_representative,
    telling,
)
from engines.opinions.results import Consensus, Counts, OpinionMap, Representative
from engines.opinions.statements import agreed_by_all, statistics_of, tally
from engines.opinions.summary import (
    summarise_groups,
    summarise_no_groups,
    summarise_nobody,
    summarise_too_few,
)
from engines.opinions.table import Vote, VoteTable, read_array, read_votes

FEWEST_PEOPLE = 8
FEWEST_SHOWN = 3
# Tables are small, and threads of linear algebra that wait for one another on a busy server take
# thirty times as long as one.
THREADS = ThreadpoolController()
METHODS = {"adaptive": adaptive, "polis": polis}


def find_groups(
    votes: Iterable[Vote] | np.ndarray,
    *,
    left_out: Iterable[Hashable] = (),
    groups: int | None = None,
    method: Literal["adaptive", "polis"] = "adaptive",
    seed: int = 0,
) -> OpinionMap:
    """The map of opinions of these (participant, statement, -1 | 0 | 1).

    No row for a participant and statement says that it was not seen; of rows for the same two,
    the last counts. An array is a table instead, and read much quicker: participants x
    statements, named by their numbers, what was not seen being NaN or masked (`numpy.ma`).

    Statements `left_out` (taken back, or held) shape no group and are in no list. `groups` fixes
    the number of groups, at least two, where there are three people for each. The method
    "adaptive" finds how many there are, and none where the votes speak for none; "polis" is the
    published method of Pol.is.

    Participants and statements are any hashable values, and come back in their own order where
    they have one, else by type and text. The answer is the same for the same votes and seed,
    whatever the order of votes; names decide only between equals, and in a room that is its own
    mirror image.

    Raises ValueError for any other vote, method, number of groups or shape of an array.

    >>> found = find_groups(
    ...     (person, statement, 1 if (person < 6) == (statement < 5) else -1)
    ...     for person in range(12)
    ...     for statement in range(10)
    ... )
    >>> found.k, found.summary.english
    (2, 'There are two groups of opinion, of 6 and 6 people.')
    """
    if groups is not None and groups < 2:
        raise ValueError(f"The number of groups is at least two, not {groups!r}.")
    if method not in METHODS:
        raise ValueError(f"There is no method {method!r}.")
    with THREADS.limit(limits=1, user_api="blas"):
        table = read_array(votes) if isinstance(votes, np.ndarray) else read_votes(votes)
        out = table.columns_of(left_out)
        placement = METHODS[method].place(table, out, groups, np.random.default_rng(seed))
        return _map(table, out, placement, method)


def _map(table: VoteTable, out: np.ndarray, placement: polis.Placement, method: str) -> OpinionMap:
    rows, columns = table.rows_by_name, table.columns_by_name
    names = [table.statements[column] for column in columns]
    people = [table.participants[row] for row in rows]
    out = out[columns]
    labels, k, summary = _labels_and_summary(placement)
    tallies = tally(table.votes, table.seen, labels)[:, :, columns]
    everybody = statistics_of(tallies.sum(axis=1, keepdims=True))
    means = (everybody.counts[0][0] - everybody.counts[1][0]) / np.maximum(everybody.votes[0], 1)
    shared = agreed_by_all(everybody, out)
    if k:
        found = statistics_of(tallies[:, :-1])
        choose = polis_representative if method == "polis" else telling
        told = {group: choose(found, group, out) for group in range(k)}
        parting = divides_groups(found, out)
        group_counts = {group: _counts(found, group, names, FEWEST_SHOWN) for group in range(k)}
    else:
        told, group_counts = {}, {}
        parting = divides_room(everybody, out)
    return OpinionMap(
        k=k,
        labels={
            name: label if label >= 0 else None
            for name, label in zip(people, labels[rows].tolist(), strict=True)
        },
        coordinates=dict(zip(people, map(tuple, placement.positions[rows].tolist()), strict=True)),
        means=dict(zip(names, means.tolist(), strict=True)),
        silhouette=placement.silhouette if k else None,
        stability=placement.stability if k else None,
        consensus=Consensus(*(tuple(names[column] for column in side) for side in shared)),
        representative={
            group: tuple(Representative(names[column], side) for column, side in chosen)
            for group, chosen in told.items()
        },
        divisive=tuple(names[column] for column in parting),
        counts=_counts(everybody, 0, names, 0),
        group_counts=group_counts,
        summary=summary,
        one_way=tuple(people[row] for row in np.flatnonzero(placement.one_way[rows])),
    )


def _labels_and_summary(placement):
    """Labels with the largest group first, the number of groups, and the sentence."""
    labels = np.full(len(placement.labels), -1)
    one_way = int(placement.one_way.sum())
    if not len(labels):
        return labels, 0, summarise_nobody()
    if placement.able < FEWEST_PEOPLE:
        return labels, 0, summarise_too_few(placement.able, FEWEST_PEOPLE, one_way)
    grouped = placement.labels >= 0
    numbers, own, sizes = np.unique(
        placement.labels[grouped], return_inverse=True, return_counts=True
    )
    if len(numbers) < 2:
        return labels, 0, summarise_no_groups(placement.able, one_way)
    order = np.argsort(-sizes, kind="stable")
    labels[grouped] = np.argsort(order)[own]
    left = int((~grouped & ~placement.one_way).sum())
    summary = summarise_groups(sizes[order].tolist(), left, placement.stability, one_way)
    return labels, len(sizes), summary


def _counts(found, group, names, fewest):
    agree, disagree = (counts[group] for counts in found.counts)
    passed = found.votes[group] - agree - disagree
    return {
        name: Counts(*(count if count >= fewest else None for count in three))
        for name, *three in zip(
            names, agree.tolist(), disagree.tolist(), passed.tolist(), strict=True
        )
    }
