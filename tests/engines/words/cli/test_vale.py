"""The lexicon as a style for Vale."""

import re

import pytest
import yaml

from engines.words import load_lexicon
from engines.words.cli.vale import as_regex
from engines.words.patterns import expand

PEOPLE = r"(?:people|young[\s-]+people)"


def test_one_rule_is_written_for_each_category_severity_and_use_of_capitals(folder, say):
    answer = say("export-vale", "out/style")

    assert answer == (0, "Wrote 6 files. Read out/style/README.md first.\n", "")
    rules = {
        path.name: yaml.safe_load(path.read_text())
        for path in (folder / "out/style/styles/Joinedup").iterdir()
    }
    reason = "makes the person responsible"
    assert rules == {
        "LabelAvoid.yml": {
            "extends": "substitution",
            "message": f"Perhaps “%s” rather than “%s” ({reason}).",
            "level": "warning",
            "ignorecase": True,
            "swap": {
                rf"(?:hard|difficult)[\s-]+to[\s-]+reach(?:[\s-]+{PEOPLE})?": (
                    "people we have not reached; seldom heard"
                )
            },
        },
        "LabelConsider.yml": {
            "extends": "substitution",
            "message": f"Perhaps “%s” rather than “%s” ({reason}).",
            "level": "suggestion",
            "ignorecase": True,
            "swap": {"vulnerable": "at risk of ..."},
        },
        "SlurNever.yml": {
            "extends": "substitution",
            "message": "Perhaps “%s” rather than “%s” (insult).",
            "level": "error",
            "ignorecase": True,
            "swap": {"junkie(?:s)?": "person who uses drugs"},
        },
        "LabelAvoidCapitalsWords.yml": {
            "extends": "existence",
            "message": f"“%s”: {reason}.",
            "level": "warning",
            "ignorecase": False,
            "tokens": [r"(?:[aA]|[aA][nN][oO][tT][hH][eE][rR])[\s-]+DNA['’]?[dD]"],
        },
    }
    assert "BasedOnStyles = Joinedup" in (folder / "out/style/.vale.ini").read_text()
    assert "## What is lost" in (folder / "out/style/README.md").read_text()


def test_a_folder_that_holds_something_is_left_alone(folder, say):
    (folder / "out").mkdir()
    (folder / "out/mine.txt").write_text("mine")

    answer = say("export-vale", "out")

    assert answer == (2, "", "out: This folder is not empty; name a new one.\n")
    assert [path.name for path in (folder / "out").iterdir()] == ["mine.txt"]


LEXICON = load_lexicon()


@pytest.mark.parametrize("entry", LEXICON.entries.values(), ids=lambda entry: entry.id)
def test_every_form_of_every_pattern_is_matched_by_its_expression(entry):
    missed = []
    for pattern in entry.patterns:
        regex = as_regex(pattern, LEXICON.placeholders, entry.case_sensitive)
        compiled = re.compile(regex, 0 if entry.case_sensitive else re.IGNORECASE)
        forms = expand(pattern, LEXICON.placeholders)
        missed += [form for form in forms[:200] if not compiled.fullmatch(form)]
        # Vale numbers the groups itself, and refuses any that captures.
        missed += [regex] * (compiled.groups or regex.count("(") != regex.count("?:"))

    assert missed == []
