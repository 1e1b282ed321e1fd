"""The one script: every word of it is listed and documented."""

import re
import subprocess
import sys

from tests.house.tree import ROOT, project_files, text_of


def _say(*words):
    return subprocess.run(
        [sys.executable, ROOT / "joinedup", *words], capture_output=True, text=True
    )


def _words():
    return re.findall(r"^  (\w+) +\S", _say().stdout, flags=re.MULTILINE)


def test_alone_it_lists_its_words_with_a_sentence_each():
    listed = re.findall(r"^  (\w+) +(\S.*\.)$", _say().stdout, flags=re.MULTILINE)

    assert [word for word, _ in listed] == [
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


def test_every_word_is_described_in_the_reference():
    reference = "".join(
        text_of(path) for path in project_files(".md") if path.parts[:2] == ("docs", "reference")
    )

    assert [word for word in _words() if f"./joinedup {word}" not in reference] == []


def test_a_word_it_does_not_know_is_answered_kindly():
    answer = _say("dance")

    assert (answer.returncode, answer.stderr) == (
        1,
        "There is no word dance. ./joinedup alone lists them.\n",
    )
