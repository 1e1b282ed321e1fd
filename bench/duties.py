"""Duties: how long a list and a question take, as circumstances and entries grow.

Prints Markdown tables. There is no peer.
"""

import argparse
import platform
import statistics
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from engines.duties import find, load_duties, next_question

DAY = date(2026, 11, 29)
AIM = 1  # ms for a list
CASES = {
    "one": ["homeless"],
    "six": [
        "leaving_hospital",
        "rough_sleeping",
        "physical_ill_health_or_frailty",
        "urgent_care_needs",
        "agencies_disagree_who_leads",
        "no_reply_or_delay",
    ],
}
GROWTH = (1, 2, 4)  # times the entries


def main():
    parser = argparse.ArgumentParser("./joinedup bench duties")
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    duties = load_duties()
    cases = {**CASES, "all": list(duties.circumstances)}
    print(
        f"Python {platform.python_version()}, {len(duties.entries)} entries, "
        f"{len(duties.circumstances)} circumstances; medians of {rounds} rounds.\n"
    )
    print(
        "| Circumstances | `find`, ms | Aim | `next_question`, ms |\n| --- | ---: | ---: | ---: |"
    )
    for name, ticked in cases.items():
        listed = _milliseconds(lambda ticked=ticked: find(ticked, duties, on=DAY), rounds)
        asked = _milliseconds(lambda ticked=ticked: next_question(ticked, duties, on=DAY), rounds)
        print(f"| {name} | {listed:.2f} | {AIM} | {asked:.1f} |", flush=True)
    print(
        "\n| Entries | `find` with all ticked, ms | Microseconds an entry |\n| ---: | ---: | ---: |"
    )
    for times in GROWTH:
        many = _grown(duties, times)
        took = _milliseconds(lambda many=many: find(many.circumstances, many, on=DAY), rounds)
        print(f"| {len(many.entries):,} | {took:.2f} | {1000 * took / len(many.entries):.1f} |")
    print(f"\nReading the file: {_milliseconds(load_duties, 5):.0f} ms.")


def _grown(duties, times):
    entries = {
        f"{name}-{copy}": replace(duty, id=f"{name}-{copy}", family=None)
        for copy in range(times)
        for name, duty in duties.entries.items()
    }
    return replace(duties, entries=MappingProxyType(entries))


def _milliseconds(call, rounds):
    call()  # warm
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        call()
        took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took)


if __name__ == "__main__":
    main()
