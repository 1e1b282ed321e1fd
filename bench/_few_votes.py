"""Opinion groups where three in ten votes are seen."""

import numpy as np
from _annealed import annealed, without_groups

from engines.opinions import find_groups
from engines.opinions.stability import agreement
from tests.engines.opinions.planted import (
    KINDS,
    ROWS,
    best_possible,
    planted_room,
    room_without_groups,
    score,
    some_seen,
)

FEW = 0.3
ROOMS = 40
# The same rooms at commit 832f407, before votes so few were looked at.
BEFORE = dict(zip((row[:3] for row in ROWS[1:]), (0.025, 0.006, 0.079, 0.373), strict=True))
# In rooms so small what is possible is worked out, beside so many of each kind without groups.
SMALL, WITHOUT = 24, 100


def print_all():
    """How well groups are found, beside what is possible."""
    print(
        f"Planted groups where {FEW:.0%} of votes are seen, adjusted Rand index, {ROOMS} rooms. "
        "The best possible is for somebody who knows how each group thinks. Who knows only how "
        "rooms are made, and the number of groups, gets what is in the last columns: always "
        "answering, and where at most five rooms in a hundred of each kind without groups may be "
        "called divided.\n"
    )
    print(
        "| People | Statements | Groups | 832f407 | Best possible | Ours | Gap closed "
        "| Knows the rooms | … and errs as rarely |"
    )
    print("| ---: " * 9 + "|")
    for (people, statements, groups), before in BEFORE.items():
        rooms = [planted_room(people, statements, groups, seed) for seed in range(ROOMS)]
        seen = [some_seen(votes, FEW, seed) for seed, (_, _, votes) in enumerate(rooms)]
        ours, best = np.mean(
            [
                (
                    score(find_groups(votes).labels, members),
                    agreement(best_possible(votes, rates), members),
                )
                for votes, (members, rates, _) in zip(seen, rooms, strict=True)
            ],
            axis=0,
        )
        knowing = ("", "")
        if people <= SMALL:
            members = [members for members, _, _ in rooms]
            knowing = [f"{each:.2f}" for each in _knowing(seen, members, groups)]
        print(
            f"| {people} | {statements} | {groups} | {before:.2f} | {best:.2f} | {ours:.2f} "
            f"| {(ours - before) / (best - before):.2f} | {knowing[0]} | {knowing[1]} |",
            flush=True,
        )
    print()


def _knowing(rooms, members, groups):
    """The mean score of somebody who knows how rooms are made, without and with care not to err."""
    found = [annealed(np.nan_to_num(votes), groups, seed) for seed, votes in enumerate(rooms)]
    scores = np.array(
        [agreement(labels, each) for (_, labels), each in zip(found, members, strict=True)]
    )
    told = np.array([_told(votes, chance) for votes, (chance, _) in zip(rooms, found, strict=True)])
    people, statements = rooms[0].shape
    bar = max(_bar(people, statements, kind, groups) for kind in KINDS)
    return scores.mean(), np.where(told > bar, scores, 0).mean()


def _bar(people, statements, kind, groups):
    """What at most five in a hundred rooms without groups reach."""
    told = []
    for seed in range(WITHOUT):
        votes = some_seen(room_without_groups(people, statements, kind, seed), FEW, seed)
        told.append(_told(votes, annealed(np.nan_to_num(votes), groups, seed)[0]))
    return np.quantile(told, 0.95)


def _told(votes, chance):
    return chance - without_groups(np.nan_to_num(votes))
