"""Opinion groups: how well and how fast they are found, beside red-dwarf on the same rooms.

Prints Markdown tables, ratios last; takes about half an hour. Both run on this interpreter
with one thread for algebra (or as many as OPENBLAS_NUM_THREADS and OMP_NUM_THREADS say), and take
turns on the same votes.
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

import _few_votes  # noqa: E402
import _one_way  # noqa: E402
import _red_dwarf  # noqa: E402
import _whole_rooms  # noqa: E402
import numpy as np  # noqa: E402

from engines.opinions import find_groups  # noqa: E402
from tests.engines.opinions.planted import planted_room, rows_of  # noqa: E402

SIZES = ((12, 10, 15), (60, 30, 15), (200, 40, 15), (1000, 80, 15), (5000, 200, 8))


def main():
    parser = argparse.ArgumentParser("./joinedup bench opinions")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--speed", action="store_true", help="only how long it takes")
    parser.add_argument("--rooms", type=int, default=40, help="of each kind, with the peer")
    parser.add_argument("--more", type=int, default=1000, help="of each kind, without the peer")
    parser.add_argument("--one-way", type=int, default=400, help="of each kind, with such people")
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
        _whole_rooms.print_planted(peer, options.rooms, options.more)
        _whole_rooms.print_without_groups(peer, options.rooms, options.more)
        _whole_rooms.print_tables()
    _one_way.print_all(options.one_way)
    _few_votes.print_all()


def _print_speed(peer, method, rounds):
    print(
        f"Method {method}, milliseconds of the processor, medians of {rounds} rounds in turn, and "
        f"of {4 * rounds} up to 200 people:\n"
    )
    print("| People | Statements | Array | Rows | red-dwarf | Aim | Times faster | By rows |")
    print("| ---: " * 8 + "|")
    for people, statements, aim in SIZES:
        table = planted_room(people, statements, 3, seed=1)[2].astype(np.int8)
        rows = rows_of(table)
        peer.ask(votes=rows)
        taken = [
            (_warm(table, method), _warm(rows, method), [peer.ask() for _ in "ab"][1]["seconds"])
            # Short times are disturbed more.
            for _ in range(rounds * (4 if people <= 200 else 1))
        ]
        array, by_rows, theirs = (
            1000 * statistics.median(side) for side in zip(*taken, strict=True)
        )
        ratios = [statistics.median(each[2] / each[own] for each in taken) for own in (0, 1)]
        print(
            f"| {people} | {statements} | {array:.1f} | {by_rows:.1f} | {theirs:.0f} "
            f"| {aim if method == 'adaptive' else ''} "
            f"| {ratios[0]:.1f} | {ratios[1]:.1f} |",
            flush=True,
        )
    print()


def _warm(votes, method):
    """Like the peer, right after the same once more: the other has had the processor's memory."""
    _seconds(votes, method)
    return _seconds(votes, method)


def _seconds(votes, method="adaptive"):
    # The processor's time, so that other work on the machine counts for neither side.
    begun = time.process_time()
    find_groups(votes, method=method)
    return time.process_time() - begun


def _print_growth(rounds):
    print("| People, 40 statements | Votes | ms | Beside 100 |\n| ---: | ---: | ---: | ---: |")
    least = None
    for people in (100, 1000, 10_000):
        votes = rows_of(planted_room(people, 40, 3, seed=1)[2])
        found = 1000 * statistics.median(_seconds(votes) for _ in range(rounds))
        least = least or found
        print(f"| {people} | {len(votes)} | {found:.1f} | {found / least:.1f} |", flush=True)
    print()


if __name__ == "__main__":
    main()
