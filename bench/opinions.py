"""Opinion groups: how well and how fast they are found, beside red-dwarf on the same rooms.

Prints Markdown tables, ratios last. Both run on this interpreter with one thread for algebra
(or as many as OPENBLAS_NUM_THREADS and OMP_NUM_THREADS say), and take turns on the same votes.
"""

import argparse
import os
import platform
import statistics
import sys
import time
from pathlib import Path

# Before numpy is loaded, which reads these once: threads waiting for one another on a busy
# machine would measure the machine.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(Path(__file__).parent)]

import _red_dwarf  # noqa: E402
import numpy as np  # noqa: E402

from engines.opinions import find_groups  # noqa: E402
from engines.opinions.stability import agreement  # noqa: E402
from tests.engines.opinions import tables  # noqa: E402
from tests.engines.opinions.planted import (  # noqa: E402
    ROWS,
    best_possible,
    planted_room,
    room_without_groups,
    rows_of,
)

SIZES = ((12, 10, 15), (60, 30, 15), (200, 40, 15), (1000, 80, 15), (5000, 200, 8))
KINDS = ("agreed", "noise", "mixed")


def main():
    parser = argparse.ArgumentParser("./joinedup bench opinions")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--speed", action="store_true", help="only how long it takes")
    parser.add_argument("--rooms", type=int, default=40, help="of each kind, with the peer")
    parser.add_argument("--more", type=int, default=1000, help="of each kind, without the peer")
    options = parser.parse_args()
    with _red_dwarf.start() as peer:
        versions = peer.ask(versions=True)
        print(
            f"numpy {np.__version__} and red-dwarf {versions['red-dwarf']} (scikit-learn "
            f"{versions['scikit-learn']}, numpy {versions['numpy']}), Python "
            f"{platform.python_version()}; threads: {os.environ['OPENBLAS_NUM_THREADS']}.\n"
        )
        for method in ("adaptive", "polis"):
            _print_speed(peer, method, options.rounds)
        _print_growth(options.rounds)
        if options.speed:
            return
        _print_planted(peer, options)
        _print_without_groups(peer, options)
        _print_tables()


def _print_speed(peer, method, rounds):
    print(f"Method {method}, milliseconds, medians of {rounds} rounds in turn:\n")
    print("| People | Statements | Array | Rows | red-dwarf | Aim | Times faster | By rows |")
    print("| ---: " * 8 + "|")
    for people, statements, aim in SIZES:
        table = planted_room(people, statements, 3, seed=1)[2].astype(np.int8)
        rows = rows_of(table)
        peer.ask(votes=rows)
        _seconds(table, method)
        taken = [
            (_seconds(table, method), _seconds(rows, method), peer.ask()["seconds"])
            for _ in range(rounds)
        ]
        array, by_rows, theirs = (
            1000 * statistics.median(side) for side in zip(*taken, strict=True)
        )
        ratios = [statistics.median(each[2] / each[own] for each in taken) for own in (0, 1)]
        print(
            f"| {people} | {statements} | {array:.1f} | {by_rows:.1f} | {theirs:.0f} | {aim} "
            f"| {ratios[0]:.1f} | {ratios[1]:.1f} |",
            flush=True,
        )
    print()


def _seconds(votes, method="adaptive"):
    begun = time.perf_counter()
    find_groups(votes, method=method)
    return time.perf_counter() - begun


def _print_growth(rounds):
    print("| People, 40 statements | Votes | ms | Beside 100 |\n| ---: | ---: | ---: | ---: |")
    least = None
    for people in (100, 1000, 10_000):
        votes = rows_of(planted_room(people, 40, 3, seed=1)[2])
        found = 1000 * statistics.median(_seconds(votes) for _ in range(rounds))
        least = least or found
        print(f"| {people} | {len(votes)} | {found:.1f} | {found / least:.1f} |", flush=True)
    print()


def _print_planted(peer, options):
    print(
        f"Planted groups, adjusted Rand index: mean of {options.rooms} rooms, and of ours and the "
        f"best possible also of {options.more}. A room said to have no clear groups counts 0.\n"
    )
    print(
        "| People | Statements | Groups | red-dwarf, 20 other rooms | red-dwarf | Best possible | "
        "Ours | Best possible, more | Ours, more | Gap closed |"
    )
    print("| ---: " * 10 + "|")
    for people, statements, groups, published in ((12, 6, 2, None), *ROWS):
        scores, crashed = [], 0
        for seed in range(options.more if people < 100 else options.rooms):
            members, rates, votes = planted_room(people, statements, groups, seed)
            ours = _agreement(find_groups(rows_of(votes)).labels, members)
            theirs = np.nan
            if seed < options.rooms:
                labels = peer.ask(votes=rows_of(votes))["labels"]
                crashed += labels is None
                theirs = _agreement({int(who): g for who, g in (labels or {}).items()}, members)
            scores.append((theirs, agreement(best_possible(votes, rates), members), ours))
        scores = np.array(scores)
        few, many = scores[: options.rooms].mean(axis=0), scores[:, 1:].mean(axis=0)
        closed = (few[2] - few[0]) / (few[1] - few[0])
        note = f" ({crashed} of {options.rooms} crashed)" if crashed else ""
        print(
            f"| {people} | {statements} | {groups} | {published or 'crashed'} | {few[0]:.2f}{note} "
            f"| {few[1]:.2f} | {few[2]:.2f} | {many[0]:.2f} | {many[1]:.2f} | {closed:.2f} |",
            flush=True,
        )
    print()


def _agreement(labels, members):
    found = [labels.get(person) for person in range(len(members))]
    return agreement(np.array([-1 if label is None else label for label in found]), members)


def _print_without_groups(peer, options):
    print(
        f"Rooms without groups: in how many of 100 that is said, of {options.more} rooms each "
        f"(200 people and more: {options.rooms}); red-dwarf always finds some.\n"
    )
    names = "everyone agrees | pure noise | each statement its own rate"
    print(f"| People | Statements | {names} |\n| ---: | ---: | ---: | ---: | ---: |")
    for people, statements in sorted({(12, 6), *(row[:2] for row in ROWS)}):
        rooms = options.more if people < 100 else options.rooms
        shares = [
            statistics.mean(
                find_groups(rows_of(room_without_groups(people, statements, kind, seed))).k == 0
                for seed in range(rooms)
            )
            for kind in KINDS
        ]
        cells = " | ".join(f"{100 * share:.1f}" for share in shares)
        print(f"| {people} | {statements} | {cells} |", flush=True)
    found = [
        peer.ask(votes=rows_of(room_without_groups(24, 20, kind, seed)))["labels"]
        for kind in ("agreed", "noise")
        for seed in range(20)
    ]
    made_up = sum(len(set((labels or {}).values())) > 1 for labels in found)
    print(f"\nred-dwarf made up groups in {made_up} of {len(found)} rooms of 24 x 20.\n")


def _print_tables():
    print("| Conversation | Groups known | Groups found | Adjusted Rand index | Stability |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name in tables.NAMES:
        known, left_out = tables.groups(name), tables.expected(name).get("moderated_out", ())
        found = find_groups(tables.votes(name), left_out=left_out)
        placed = [person for person in known if found.labels[person] is not None]
        score = agreement(
            np.array([found.labels[person] for person in placed]),
            np.array([known[person] for person in placed]),
        )
        print(
            f"| {name} | {len(set(known.values()))} | {found.k} | {score:.2f} "
            f"| {found.stability or 0:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
