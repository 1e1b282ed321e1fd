"""Two workers killed and stopped 200 times in the middle of emails and files: what is lost?

Prints a Markdown table. Only on 127.0.0.1; ends by itself after a few minutes.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.journeys.killing import WORKERS, kill_workers
from tests.journeys.site import Site


def main():
    parser = argparse.ArgumentParser("./joinedup bench worker_kills")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--emails", type=int, default=320)
    parser.add_argument("--seed", type=int, default=200)
    parser.add_argument("--database", help="the address of an empty one on a PostgreSQL server")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(folder, options.database)
        site.make_ready()
        done = kill_workers(site, options.kills, options.emails, options.seed)
    _print(done, options)
    is_whole = not done.lost and not done.left["unsent"] and done.left["made"] == done.left["files"]
    return 0 if is_whole else 1


def _print(done, options):
    where = "PostgreSQL" if options.database else "embedded database"
    print(f"{WORKERS} workers, {where}, seed {options.seed}.\n")
    print("| | |\n| --- | ---: |")
    for what, number in {
        "killed with signal 9": done.ends["SIGKILL", "-9"],
        "stopped, having finished the task at hand": done.ends["SIGTERM", "0"],
        "ended in any other way": sum(done.ends.values())
        - done.ends["SIGKILL", "-9"]
        - done.ends["SIGTERM", "0"]
        - done.ends["at last", "0"],
        "emails cut short and begun again": done.left["begun_again"]["send_email"],
        "files cut short and begun again": done.left["begun_again"]["make_pdf"],
        "emails queued": done.emails,
        "emails that never arrived": len(done.lost),
        "emails that the program takes for unsent": done.left["unsent"],
        "emails that arrived more than once": done.twice,
        "files to be made": done.left["files"],
        "files that were not": done.left["files"] - done.left["made"],
    }.items():
        print(f"| {what} | {number:,} |")


sys.exit(main())
