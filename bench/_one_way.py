"""Opinion groups beside people who answer one way whatever is asked, a fifth of the room."""

import numpy as np

from engines.opinions import find_groups
from tests.engines.opinions.planted import (
    KINDS,
    ONE_WAY,
    ROWS,
    beside_one_way,
    planted_room,
    room_without_groups,
    score,
    some_seen,
)

SIZES = ((12, 6), (12, 10), (24, 12), (24, 20), (60, 30), (200, 40))
FEW = 0.3
ANSWERS = ((), *ONE_WAY.values())
NAMES = ("nobody", *ONE_WAY)


def print_all(rooms):
    """Tables of so many rooms of each kind; of a fifth where votes are few, which takes long."""
    _print_without_groups(rooms, 1.0, SIZES)
    _print_without_groups(rooms // 5, FEW, SIZES[3:])
    _print_planted(rooms)


def _print_without_groups(rooms, share, sizes):
    print(
        f"Rooms without groups, {share:.0%} of votes seen, a fifth of the people answers one way: "
        f"in how many of 100 there is no talk of groups, of {rooms} (from 60 people on a fourth).\n"
    )
    print(f"| People | Statements | Rates | {' | '.join(NAMES)} | all |\n{'| ---: ' * 10}|")
    for people, statements in sizes:
        for kind in KINDS:
            shares = [
                _share_without(
                    some_seen(beside_one_way(room, answers, seed), share, seed)
                    for seed in _seeds(rooms, people)
                    for room in [room_without_groups(people, statements, kind, seed)]
                )
                for answers in ANSWERS
            ]
            cells = " | ".join(f"{100 * share:.1f}" for share in (*shares, np.mean(shares)))
            print(f"| {people} | {statements} | {kind} | {cells} |", flush=True)
    print()


def _share_without(rooms):
    return np.mean([find_groups(votes).k == 0 for votes in rooms])


def _print_planted(rooms):
    print("Planted groups beside such people: adjusted Rand index of the others, as many rooms.\n")
    print(f"| People | Statements | Groups | {' | '.join(NAMES)} |\n{'| ---: ' * 9}|")
    for people, statements, groups in ((12, 6, 2), *(row[:3] for row in ROWS)):
        made = [planted_room(people, statements, groups, seed) for seed in _seeds(rooms, people)]
        cells = [
            np.mean(
                [
                    score(find_groups(beside_one_way(votes, answers, seed)).labels, members)
                    for seed, (members, _, votes) in enumerate(made)
                ]
            )
            for answers in ANSWERS
        ]
        cells = " | ".join(f"{cell:.2f}" for cell in cells)
        print(f"| {people} | {statements} | {groups} | {cells} |", flush=True)
    print()


def _seeds(rooms, people):
    return range(rooms if people < 60 else max(1, rooms // 4))
