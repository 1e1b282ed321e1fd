"""Pages and contributions: what a request costs, beside pretalx on the same machine.

Prints Markdown tables, ratios last. Both programs run on the same interpreter with two
workers and the embedded database; they take turns, and the median of the rounds counts.
"""

import argparse
import platform
import sqlite3
import statistics
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import _clients
import _servers
import weight

# Of what the peer needs. A page may also be at twice its floor, where that is more.
AIMS = {"pages": 0.25, "contributions": 0.2, "votes": 0.3}
FLOORS = 2


def main():
    parser = argparse.ArgumentParser("./joinedup bench pages")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="of each measurement")
    options = parser.parse_args()
    print(
        f"Joinedup (Django {version('django')}, granian {version('granian')}) and "
        f"pretalx {_servers.PRETALX} (gunicorn), Python {platform.python_version()}, "
        f"2 workers each; {options.rounds} rounds in turn, medians.\n"
    )
    with _servers.joinedup() as (ours, env), _servers.pretalx() as (theirs, database):
        places = weight.places_of(env)
        peer = _prepare_peer(database)
        with _servers.floor(env, places["floor"]) as floor:
            _print_pages(ours, floor, theirs, places, peer, options)
        _print_growth(ours, places, options)
        _print_sent(ours, theirs, places, peer, options.rounds)
        weight.print_table(ours.address, places)


def _prepare_peer(database):
    with sqlite3.connect(database) as rows:
        # Feedback opens when a talk begins, so all of them began yesterday.
        rows.execute("UPDATE schedule_talkslot SET start = datetime('now', '-1 day')")
        query = "SELECT code FROM submission_submission WHERE state = 'confirmed' ORDER BY id"
        code = rows.execute(query).fetchone()[0]
    return {
        "talk": f"/democon/talk/{code}/",
        "schedule": "/democon/schedule/nojs",
        "feedback": f"/democon/talk/{code}/feedback/",
        "database": database,
    }


def _print_pages(ours, floor, theirs, places, peer, options):
    pairs = {
        "meeting page, opened with its code / talk page": (
            *(places["pages"]["guest's room"], peer["talk"]),
        ),
        f"meeting page, signed in, {places['shown']} of 1,000 contributions / talk page, 1 talk": (
            *(places["meetings"]["1000"], peer["talk"]),
        ),
        "public series page / schedule without script": (places["series"], peer["schedule"]),
    }
    print("| Page, CPU ms | pretalx | Floor | Joinedup | At most | Beside floor | Beside pretalx |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, (mine, other) in pairs.items():
        cookie = places["cookie"] if "signed in" in name else ""
        rounds = [
            (
                _servers.cpu_per_request(ours, mine, cookie=cookie, seconds=options.seconds),
                _servers.cpu_per_request(floor, mine, seconds=options.seconds),
                _servers.cpu_per_request(theirs, other, seconds=options.seconds),
            )
            for _ in range(options.rounds)
        ]
        _print_row(name, rounds)
    print(
        f"\nThe aim is {AIMS['pages']} of pretalx or {FLOORS} floors, whichever is more; and, "
        f"beyond that, {FLOORS} floors.\n"
    )


def _print_row(name, rounds):
    mine, bare, other = (statistics.median(side) for side in zip(*rounds, strict=True))
    floors = statistics.median(a / b for a, b, _ in rounds)
    ratio = statistics.median(a / c for a, _, c in rounds)
    most = max(AIMS["pages"] * other, FLOORS * bare)
    print(
        f"| {name} | {other:.1f} | {bare:.1f} | {mine:.1f} | {most:.1f} "
        f"| {floors:.2f} | {ratio:.2f} |",
        flush=True,
    )


def _print_growth(ours, places, options):
    print("| Contributions in the meeting | CPU ms a page | Beside 10 |")
    print("| ---: | ---: | ---: |")
    found = {size: [] for size in places["meetings"]}
    for _ in range(options.rounds):
        for size, path in places["meetings"].items():
            cost = _servers.cpu_per_request(
                ours, path, cookie=places["cookie"], seconds=options.seconds
            )
            found[size].append(cost)
    fewest = statistics.median(found["10"])
    for size, costs in found.items():
        median = statistics.median(costs)
        print(f"| {size} | {median:.1f} | {median / fewest:.2f} |", flush=True)
    print()


def _print_sent(ours, theirs, places, peer, rounds):
    here, there = places["database"], peer["database"]
    sides = {"contributions": [], "votes": [], "feedback": []}
    for number in range(rounds):
        words = _clients.contribution(places["room"], number)
        votes = _clients.votes(places["votes"], places["statements"])
        feedback = _clients.feedback(peer["feedback"], number)
        sides["contributions"].append(_sent(ours, words, here, "conversation_contribution"))
        sides["feedback"].append(_sent(theirs, feedback, there, "submission_feedback"))
        sides["votes"].append(_sent(ours, votes, here, "votes_vote"))
    print(
        f"{_clients.CLIENTS} clients send {_clients.CLIENTS * _clients.EACH} contributions as "
        "guests, and as many votes (pretalx: anonymous feedback). Each round:\n"
    )
    print("| | contributions | votes | pretalx: feedback |\n| --- | ---: | ---: | ---: |")
    for label, value in {
        "CPU ms each": lambda s: f"{statistics.median(r['cpu_ms'] for r in s):.1f}",
        "95th percentile, ms": lambda s: f"{statistics.median(r['p95_ms'] for r in s):.0f}",
        "sent, all rounds": lambda s: sum(r["sent"] for r in s),
        "kept, all rounds": lambda s: sum(r["kept"] for r in s),
        "faults, all rounds": lambda s: sum(r["faults"] for r in s),
    }.items():
        print(f"| {label} | {' | '.join(str(value(side)) for side in sides.values())} |")
    for name in ("contributions", "votes"):
        pairs = zip(sides[name], sides["feedback"], strict=True)
        ratio = statistics.median(a["cpu_ms"] / b["cpu_ms"] for a, b in pairs)
        print(f"\nRatio of CPU, {name}: {ratio:.2f} (aim {AIMS[name]}).", flush=True)
    print()


def _sent(server, form, database, table):
    before = _count(database, table)
    return _clients.send(server, form) | {"kept": _count(database, table) - before}


def _count(database, table):
    with sqlite3.connect(database) as rows:
        return rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{failed}\n{failed.stderr or ''}")
