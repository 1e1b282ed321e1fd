"""The how-to page says what the command line does."""

import json
import re
import subprocess
import sys

import pytest

from engines.words.cli import main
from engines.words.files import KINDS
from tests.house.tree import ROOT, text_of

PAGE = "docs/how-to/check-words-in-your-own-files.md"


def _help(capsys, *words):
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def _table(heading):
    """First cell -> second cell, of the table with this heading."""
    _, _, rest = text_of(PAGE).partition(f"| {heading} |")
    rows = rest.partition("\n\n")[0]
    return dict(re.findall(r"^\| `([\w-]+)` \| (.+) \|$", rows, flags=re.MULTILINE))


@pytest.mark.parametrize("command", ("check", "export-vale"))
def test_the_page_has_every_option_and_no_other(capsys, command):
    options = set(re.findall(r"--[a-z-]+", _help(capsys, command)))

    assert set(_table(f"Option of `{command}`")) == options


@pytest.mark.parametrize("option", ("--format", "--fail-on"))
def test_the_page_has_every_choice_of_an_option(capsys, option):
    choices = re.search(rf"{option} {{(.*?)}}", _help(capsys, "check"))[1].split(",")

    told = re.findall(r"`([\w-]+)`", _table("Option of `check`")[option])
    assert told == choices


def test_the_page_has_every_command(capsys):
    commands = re.findall(r"^    ([a-z-]+)(?: |$)", _help(capsys), flags=re.MULTILINE)

    used = set(re.findall(r"\./joinedup words ([a-z-]+)", text_of(PAGE)))
    assert (commands, used) == (["check", "export-vale"], {"check", "export-vale"})


def test_the_page_has_every_ending(folder):
    sentence = text_of(PAGE).partition("It reads ")[2].partition("In a folder")[0]

    assert re.findall(r"`(\.\w+)`", sentence) == list(KINDS)


def test_the_page_has_every_key_of_the_json(folder, say):
    (folder / "a.txt").write_text("hard to reach")

    _, out, _ = say("check", "a.txt", "--format", "json")

    answer, table = json.loads(out), _table("Key")
    finding = answer["findings"][0]
    assert list(table) == list(answer)
    assert re.findall(r"`(\w+)`", table["findings"]) == [*finding, *finding["sources"][0]]


def test_it_runs_by_itself_without_the_rest_of_the_program(folder):
    (folder / "a.txt").write_text("é junkie", encoding="utf-8")
    program = (
        "import runpy, sys; sys.argv = ['words', 'check', 'a.txt', '--lexicon', 'small.yaml']\n"
        "try: runpy.run_module('engines.words', run_name='__main__')\n"
        "finally: print({'django', 'docx', 'markdown_it'} & set(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
    )

    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (
        1,
        "a.txt:1:3: never: “junkie”. A slur.\n    Perhaps: person who uses drugs\n"
        "Read 1 file: 1 never, 0 avoid, 0 consider.\nset()\n",
        "",
    )


def test_a_reader_that_has_seen_enough_is_no_fault(folder):
    (folder / "a.txt").write_text("junkie\n" * 20_000)
    command = [sys.executable, "-m", "engines.words", "check", "a.txt", "--lexicon", "small.yaml"]

    with subprocess.Popen(
        command,
        env={"PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        running.stdout.readline()
        running.stdout.close()
        complaints = running.stderr.read()

    assert (running.returncode, complaints) == (2, b"")
