"""Writes docs/reference/limits.md from the limits that apps declare."""

import os

import django

from joinedup.core.registry import contributions
from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "reference" / "limits.md"
COMMAND = "PYTHONPATH=src python -m tests.house.limits"

BEGINNING = """\
# Limits

How often somebody may do a thing, and why so often. Made from the table `LIMITS` that each app
declares in its `hooks.py`; a test keeps both the same. How it is counted:
[decision 43](../decisions/0043-limits.md).

A window begins with the first try. Who is counted stands in the database as a mark from which
nobody can read an address or a person, until the window is over. A connection is an address, or of
the newer kind (IPv6) what one customer of a provider gets (`/48`). Whoever meets a limit is told so
on a page that holds what was typed and says when to try again.

| What | How often | Within | Counted for each | Why |
| --- | --- | --- | --- | --- |
"""


def as_page():
    """All limits as one page."""
    return BEGINNING + "".join(map(_row, contributions("LIMITS")))


def _row(limit):
    often = f"{limit.most:,}"
    if limit.together:
        often = f"{often} a member, {limit.together:,} a connection"
    return f"| {limit.what} | {often} | {_within(limit.seconds)} | {limit.of} | {limit.why} |\n"


def _within(seconds):
    for unit, length in (("day", 24 * 3600), ("hour", 3600), ("minute", 60)):
        if not seconds % length:
            number = seconds // length
            return f"{number} {unit}s" if number > 1 else f"1 {unit}"
    return f"{seconds} seconds"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    PAGE.write_text(as_page())
