"""The list of security requirements says what is so: counts are right, and each test is there."""

import os
import re
import subprocess
import sys
from collections import Counter

import pytest

from cli.setup import without_settings
from tests.house.tree import ROOT, text_of

PAGE = "docs/reference/security-requirements.md"
ROW = re.compile(
    r"^\| (?P<name>V\d+\.\d+\.\d+) \| [123] \| (?P<text>Verify [^|]+) "
    r"\| \*\*(?P<state>holds|nothing yet|does not hold)\*\*(?P<words>[^|]*) "
    r"\| (?P<tests>[^|]*) \|$",
    flags=re.MULTILINE,
)
TEST = re.compile(r"`(tests/[\w/]+\.py::test_\w+)`")


@pytest.fixture(scope="module")
def rows():
    return list(ROW.finditer(text_of(PAGE)))


def test_the_counts_told_are_those_of_the_rows(rows):
    told = re.search(
        r"Of the (\d+), \*\*(\d+) hold\*\*, (\d+) are .+? not there yet, and (\d+) do not hold",
        " ".join(text_of(PAGE).split()),
    )
    states = Counter(row["state"] for row in rows)

    assert told
    assert [int(each) for each in told.groups()] == [
        len(rows),
        *(states[each] for each in ("holds", "nothing yet", "does not hold")),
    ]
    assert len({row["name"] for row in rows}) == len(rows) == text_of(PAGE).count("\n| V")


def test_as_many_hold_as_was_promised(rows):
    promised = re.search(r"At least (\d+) hold", text_of(PAGE))

    assert promised
    assert sum(row["state"] == "holds" for row in rows) >= int(promised[1])


def test_what_holds_names_its_tests_and_what_does_not_says_why(rows):
    silent = [
        row["name"]
        for row in rows
        if not (TEST.search(row["tests"]) if row["state"] == "holds" else row["words"].strip(". "))
    ]

    assert silent == []
    assert [row["name"] for row in rows if row["state"] != "holds" and row["tests"].strip()] == []


def test_every_test_that_is_named_can_be_run():
    named = sorted(set(TEST.findall(text_of(PAGE))))
    env = without_settings(os.environ)
    for name in ("TEST_DATABASE_URL", "TEST_MIGRATE_DATABASE", "PYTEST_XDIST_WORKER"):
        env.pop(name, None)

    found = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *named],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
    )

    assert len(named) > 60
    assert found.returncode == 0, found.stdout[-2000:] + found.stderr[-2000:]
