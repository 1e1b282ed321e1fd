"""Opinion groups in rooms where everybody votes on everything, and in real conversations."""

import statistics

import numpy as np

from engines.opinions import find_groups
from engines.opinions.stability import agreement
from tests.engines.opinions import tables
from tests.engines.opinions.planted import (
    ROWS,
    best_possible,
    planted_room,
    room_without_groups,
    rows_of,
    score,
)


def print_planted(peer, fewer, more):
    print(
        f"Planted groups, adjusted Rand index: mean of {fewer} rooms, and of ours and the "
        f"best possible also of {more}. A room said to have no clear groups counts 0.\n"
    )
    print(
        "| People | Statements | Groups | red-dwarf, 20 other rooms | red-dwarf | Best possible | "
        "Ours | Best possible, more | Ours, more | Gap closed |"
    )
    print("| ---: " * 10 + "|")
    for people, statements, groups, published in ((12, 6, 2, None), *ROWS):
        scores, crashed = [], 0
        for seed in range(more if people < 100 else fewer):
            members, rates, votes = planted_room(people, statements, groups, seed)
            ours = score(find_groups(rows_of(votes)).labels, members)
            theirs = np.nan
            if seed < fewer:
                labels = peer.ask(votes=rows_of(votes))["labels"]
                crashed += labels is None
                theirs = score({int(who): g for who, g in (labels or {}).items()}, members)
            scores.append((theirs, agreement(best_possible(votes, rates), members), ours))
        scores = np.array(scores)
        few, many = scores[:fewer].mean(axis=0), scores[:, 1:].mean(axis=0)
        closed = (few[2] - few[0]) / (few[1] - few[0])
        note = f" ({crashed} of {fewer} crashed)" if crashed else ""
        print(
            f"| {people} | {statements} | {groups} | {published or 'crashed'} | {few[0]:.2f}{note} "
            f"| {few[1]:.2f} | {few[2]:.2f} | {many[0]:.2f} | {many[1]:.2f} | {closed:.2f} |",
            flush=True,
        )
    print()


def print_without_groups(peer, fewer, more):
    print(
        f"Rooms without groups: in how many of 100 that is said, of {more} rooms each "
        f"(200 people and more: {fewer}); red-dwarf always finds some.\n"
    )
    names = "everyone agrees | pure noise | each statement its own rate | rates .2 to .95"
    print(f"| People | Statements | {names} |\n{'| ---: ' * 6}|")
    for people, statements in sorted({(12, 6), *(row[:2] for row in ROWS)}):
        rooms = more if people < 100 else fewer
        shares = [
            statistics.mean(
                find_groups(rows_of(room_without_groups(people, statements, kind, seed))).k == 0
                for seed in range(rooms)
            )
            for kind in ("agreed", "noise", "mixed", "varied")
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


def print_tables():
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
