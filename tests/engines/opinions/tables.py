"""The reference conversations: votes, groups, and what others made of them."""

import csv
import gzip
import json
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
NAMES = sorted(path.name.removesuffix(".votes.csv.gz") for path in DATA.glob("*.votes.csv.gz"))
PLANTED = [name for name in NAMES if name.startswith("planted")]


@cache
def votes(name):
    """(participant, statement, vote) of a conversation."""
    with gzip.open(DATA / f"{name}.votes.csv.gz", "rt") as lines:
        return [tuple(map(int, row)) for row in list(csv.reader(lines))[1:]]


@cache
def groups(name):
    """Participant -> planted or published group; those in none are left out."""
    with (DATA / f"{name}.groups.csv").open() as lines:
        rows = list(csv.reader(lines))[1:]
    return {int(participant): int(group) for participant, group in rows if group}


@cache
def expected(name):
    """What is expected of the conversation; see data/README.md."""
    with gzip.open(DATA / f"{name}.expected.json.gz", "rt") as lines:
        return json.load(lines)
