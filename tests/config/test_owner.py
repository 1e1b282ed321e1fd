"""The second address of the database, and who uses it."""

import os
import subprocess
import sys

import pytest
from environs import EnvError

from config.env import env
from config.owner import HINT, changes_tables, owner_of
from tests.house.tree import ROOT

PROGRAM = "postgresql://program:one@db.example.org/place"


@pytest.mark.parametrize(
    ("arguments", "is_owner"),
    (
        (["manage.py", "migrate", "--check"], True),
        (["/opt/joinedup/manage.py", "forget_old_record"], True),
        (["manage.py", "run_worker"], False),
        (["manage.py"], False),
        (["pytest", "migrate"], False),
    ),
)
def test_the_few_commands_that_change_tables_are_known(arguments, is_owner):
    assert changes_tables(arguments) is is_owner


@pytest.mark.parametrize(
    "owner",
    (
        "postgresql://owner:two@db.example.org/elsewhere",
        "postgresql://owner:two@other.example.org/place",
        "postgresql://owner:two@db.example.org:5433/place",
        "sqlite:////srv/joinedup.sqlite3",
    ),
)
def test_another_database_is_refused_without_telling_the_password(monkeypatch, owner):
    monkeypatch.setenv("DATABASE_URL", PROGRAM)
    monkeypatch.setenv("JOINEDUP_MIGRATE_DATABASE", owner)

    with pytest.raises(EnvError) as refused:
        owner_of(env.database_url("DATABASE_URL"))

    assert str(refused.value) == (
        f'Environment variable "JOINEDUP_MIGRATE_DATABASE" invalid: {HINT}'
    )


@pytest.mark.parametrize(
    ("command", "seen"), (("migrate", "owner program"), ("shell", "program program"))
)
def test_the_settings_are_those_of_whoever_a_command_needs(command, seen):
    shown = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.argv = ['manage.py', '{command}'];"
            "from config.settings import DATABASES, PROGRAM_ROLE;"
            "print(DATABASES['default']['USER'], PROGRAM_ROLE)",
        ],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "DATABASE_URL": PROGRAM,
            "JOINEDUP_MIGRATE_DATABASE": PROGRAM.replace("program:one", "owner:two"),
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout.strip() == seen
