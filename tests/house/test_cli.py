"""The one script: every command of it is listed and documented."""

import re
import subprocess
import sys

from tests.house.tree import ROOT, project_files, text_of


def _say(*arguments):
    return subprocess.run(
        [sys.executable, ROOT / "joinedup", *arguments], capture_output=True, text=True
    )


def _commands():
    return re.findall(r"^  (\w+) +\S", _say().stdout, flags=re.MULTILINE)


def test_alone_it_lists_its_commands_with_a_sentence_each():
    listed = re.findall(r"^  (\w+) +(\S.*\.)$", _say().stdout, flags=re.MULTILINE)

    assert [command for command, _ in listed] == [
        "demo",
        "test",
        "dev",
        "check",
        "fix",
        "where",
        "bench",
        "words",
        "pictures",
        "serve",
        "manage",
    ]


def test_every_command_is_described_in_the_reference():
    reference = "".join(
        text_of(path) for path in project_files(".md") if path.parts[:2] == ("docs", "reference")
    )

    assert [each for each in _commands() if f"./joinedup {each}" not in reference] == []


def test_a_command_it_does_not_know_is_answered_kindly():
    answer = _say("dance")

    assert (answer.returncode, answer.stderr) == (
        1,
        "There is no command dance. ./joinedup alone lists them.\n",
    )
