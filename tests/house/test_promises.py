"""Promises about the code that a machine keeps."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.house.tree import ROOT, project_files, text_of


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


# Where SQL is written by hand; each of them was looked through, and puts no value into its text.
BY_HAND = {
    "src/joinedup/core/checkpoints.py",
    "src/joinedup/core/limits.py",
    "src/joinedup/core/prepared.py",
    "src/joinedup/core/reading.py",
    "src/joinedup/core/roles.py",
    "src/joinedup/record/lib/triggers.py",
    "src/joinedup/series/services/revisions.py",
}


def test_sql_is_written_by_hand_in_few_places():
    asks = re.compile(r"\.cursor\(|\bRawSQL\b|\.raw\(|\.extra\(|\.executescript\(")
    found = {
        str(path)
        for path in project_files(".py")
        if path.parts[0] == "src" and "migrations" not in path.parts and asks.search(text_of(path))
    }

    assert found == BY_HAND


def test_imports_lean_one_way():
    lint = Path(sys.executable).with_name("lint-imports")
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}

    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, env=env, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout
