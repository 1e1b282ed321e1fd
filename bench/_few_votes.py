"""Opinion groups where three in ten votes are seen."""

import numpy as np
from _annealed import annealed, by_lot

from engines.opinions import find_groups
from engines.opinions.stability import agreement
from tests.engines.opinions.planted import (
    ROWS,
    best_possible,
    planted_room,
    score,
    some_seen,
)

FEW = 0.3
ROOMS = 40
# The same rooms at commit 832f407, before votes so few were looked at.
BEFORE = dict(zip((row[:3] for row in ROWS[1:]), (0.025, 0.006, 0.079, 0.169), strict=True))
# In rooms so small what is possible is worked out. Groups whose evidence is above that of so many
# rooms by lot are told: in rooms without groups, whatever the statements' rates, one in twenty.
SMALL, LOTS = 24, 19


def print_all():
    """How well groups are found, beside what is possible."""
    print(
        f"Planted groups where {FEW:.0%} of votes are seen, adjusted Rand index, {ROOMS} rooms. "
        "The best possible is for somebody who knows how each group thinks. Who knows only how "
        "rooms are made, and the number of groups, gets what is in the last columns: always "
        "answering, and where five in a hundred rooms without groups are called divided, whatever "
        "the rates of their statements.\n"
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
    always, careful = [], []
    for seed, (votes, each) in enumerate(zip(rooms, members, strict=True)):
        rng = np.random.default_rng((seed, 3))
        votes = np.nan_to_num(votes)
        chance, labels = annealed(votes, groups, seed)
        by_chance = [annealed(by_lot(votes, rng), groups, seed)[0] for _ in range(LOTS)]
        always.append(agreement(labels, each))
        careful.append(always[-1] if chance > max(by_chance) else 0)
    return np.mean(always), np.mean(careful)
