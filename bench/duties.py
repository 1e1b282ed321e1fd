"""Duties: how long a list and a question take, as circumstances and entries grow, and whether the
browser's reader of the rules finds the same as the engine in many random cases.

Prints Markdown tables. There is no peer.
"""

import argparse
import os
import platform
import random
import statistics
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

from cli.testing import browser_here
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
BATCH = 500


def main():
    parser = argparse.ArgumentParser("./joinedup bench duties")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--cases", type=int, default=10_000, help="for both readers")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    rounds = options.rounds
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
    print(f"\nReading the file: {_milliseconds(load_duties, 5):.0f} ms.", flush=True)
    _compare_readers(duties, options.cases, options.seed)


def _compare_readers(duties, count, seed):
    """Have the engine and the browser find the same: list, rank, reasons, versions, question."""
    if not browser_here():
        sys.exit("The browser's reader needs Chromium (on Debian: apt install chromium).")
    django.setup()
    from tests.browser import running_browser
    from tests.duties.cases import by_browser, by_engine

    dice = random.Random(seed)
    found = 0
    with running_browser() as browser:
        page = browser.new_page()
        for begin in range(0, count, BATCH):
            cases = [_random_case(duties, dice) for _ in range(min(BATCH, count - begin))]
            for case, in_browser in zip(cases, by_browser(page, duties, cases), strict=True):
                in_engine = by_engine(duties, case, date.fromisoformat(case["on"]))
                if in_browser != in_engine:
                    sys.exit(f"They differ with seed {seed}: {case}\n{in_browser}\n{in_engine}")
                found += len(in_engine[0])
    print(
        f"\n{count:,} random cases (seed {seed}): the browser's reader and the engine found the "
        f"same {found:,} duties, in the same order, for the same reasons, and asked the same next."
    )


def _random_case(duties, dice):
    from tests.duties.cases import case

    known = list(duties.circumstances)
    edges = [day for each in duties.entries.values() for day in (each.from_, each.until) if day]
    day = dice.choice(edges) + timedelta(days=dice.choice((-1, 0, 1, dice.randint(-400, 400))))
    return case(
        dice.sample(known, dice.randint(0, 25)),
        dice.sample(known, dice.randint(0, 25)),
        dice.choices(duties.jurisdictions, (4, 1, 1))[0],
        day,
    )


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
