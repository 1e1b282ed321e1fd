"""What other programs are told."""

import json

import docx
import pytest

CHECK = ("check", "a b.txt", "c.docx", "d.docx", "--consider", "--format")
LABEL = "label: makes the person responsible"
HARD = "Suggests people are hiding."
ALTERNATIVES = "Perhaps: people we have not reached; seldom heard."
NOT_WORD = "This is not a Word file, or it is broken."


@pytest.fixture
def files(folder):
    """A file of each kind of place, and one that cannot be read."""
    (folder / "a b.txt").write_text("\U0001f600 A junkie is hard\nto reach.", encoding="utf-8")
    document = docx.Document()
    document.add_paragraph("Vulnerable")
    document.save(folder / "c.docx")
    (folder / "d.docx").write_text("")
    return folder


def _finding(file, places, words, **rest):
    names = ("place", "line", "column", "end_line", "end_column")
    return {"file": file, **dict(zip(names, places, strict=True)), "words": words, **rest}


def test_json_tells_everything(files, say):
    code, out, _ = say(*CHECK, "json")

    assert code == 2
    assert json.loads(out) == {
        "version": 1,
        "lexicon": {"version": 3, "language": "en-GB"},
        "files": 2,
        "counts": {"consider": 1, "avoid": 1, "never": 1},
        "findings": [
            _finding(
                "a b.txt",
                ("1:5", 1, 5, 1, 11),
                "junkie",
                entry="junkie",
                category="slur",
                severity="never",
                why="A slur.",
                instead=["person who uses drugs"],
                sources=[],
            ),
            _finding(
                "a b.txt",
                ("1:15", 1, 15, 2, 9),
                "hard\nto reach",
                entry="hard-to-reach",
                category="label",
                severity="avoid",
                why=HARD,
                instead=["people we have not reached", "seldom heard"],
                sources=[
                    {
                        "title": "A guide",
                        "organisation": "Somebody",
                        "year": 2020,
                        "url": "https://example.org/guide",
                    }
                ],
            ),
            _finding(
                "c.docx",
                ("paragraph 1", None, None, None, None),
                "Vulnerable",
                entry="vulnerable",
                category="label",
                severity="consider",
                why="Vague.",
                instead=["at risk of ..."],
                sources=[],
            ),
        ],
        "notes": [],
        "unread": [{"file": "d.docx", "reason": NOT_WORD}],
    }


def _rule(name, category, why, rest, level):
    return {
        "id": name,
        "shortDescription": {"text": category},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\n{rest}"},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [category.partition(":")[0]]},
    }


def _result(name, index, level, message, location):
    return {
        "ruleId": name,
        "ruleIndex": index,
        "level": level,
        "message": {"text": message},
        "locations": [location],
    }


def _location(uri, *region):
    physical = {"artifactLocation": {"uri": uri}}
    if region:
        names = ("startLine", "startColumn", "endLine", "endColumn")
        physical["region"] = dict(zip(names, region, strict=True))
    return {"physicalLocation": physical}


def test_sarif_tells_rules_and_places(files, say):
    _, out, _ = say(*CHECK, "sarif")

    log = json.loads(out)
    (run,) = log.pop("runs")
    assert log == {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
    }
    person = "Perhaps: person who uses drugs"
    debate = "Debate: Name the group.\n\nSources: A guide (Somebody)."
    assert run.pop("tool") == {
        "driver": {
            "name": "Joinedup words",
            "version": "en-GB-3",
            "rules": [
                _rule("hard-to-reach", LABEL, HARD, f"{ALTERNATIVES}\n\n{debate}", "warning"),
                _rule(
                    "junkie", "slur: insult", "A slur.", "Perhaps: person who uses drugs.", "error"
                ),
                _rule("vulnerable", LABEL, "Vague.", "Perhaps: at risk of ....", "note"),
            ],
        }
    }
    in_word = {"logicalLocations": [{"fullyQualifiedName": "paragraph 1"}]}
    assert run.pop("results") == [
        _result(
            "junkie",
            1,
            "error",
            f"“junkie”. A slur. {person}.",
            _location("a%20b.txt", 1, 5, 1, 11),
        ),
        _result(
            "hard-to-reach",
            0,
            "warning",
            f"“hard to reach”. {HARD} {ALTERNATIVES}",
            _location("a%20b.txt", 1, 15, 2, 9),
        ),
        _result(
            "vulnerable",
            2,
            "note",
            "“Vulnerable”. Vague. Perhaps: at risk of ....",
            _location("c.docx") | in_word,
        ),
    ]
    unread = {"level": "error", "message": {"text": NOT_WORD}, "locations": [_location("d.docx")]}
    assert run == {
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": False, "toolExecutionNotifications": [unread]}],
    }


def test_sarif_gives_a_full_address_where_it_was_given_a_full_path(folder, say):
    path = folder / "a.txt"
    path.write_text("junkie")

    _, out, _ = say("check", str(path), "--format", "sarif")

    (result,) = json.loads(out)["runs"][0]["results"]
    assert result["locations"] == [_location(path.as_uri(), 1, 1, 1, 7)]


@pytest.mark.parametrize("form", ("json", "sarif"))
def test_nothing_found_is_still_an_answer(folder, say, form):
    code, out, _ = say("check", ".", "--format", form)

    assert (code, type(json.loads(out))) == (0, dict)
