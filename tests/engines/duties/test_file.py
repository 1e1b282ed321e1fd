"""The file that comes with the engine."""

import re
from dataclasses import asdict

import pytest
import yaml

from engines.duties import DEFAULT_DUTIES, load_duties

FILE = yaml.load(DEFAULT_DUTIES.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def plain(value):
    """Lists for tuples, and nothing that is None, as the file has it."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items() if each is not None}
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value


def test_every_duty_holds_what_the_file_says(duties):
    held = [plain(asdict(duty)) for duty in duties.entries.values()]
    for each in held:
        each |= {"from": each.pop("from_")} if "from_" in each else {}

    assert held == [plain(entry) for entry in FILE["duties"]]
    assert len(held) == 91


@pytest.mark.parametrize("name", ["circumstances", "challenge_routes", "case_fields"])
def test_what_duties_refer_to_is_held_as_well(duties, name):
    held = {key: plain(asdict(each)) for key, each in getattr(duties, name).items()}
    for key, each in FILE[name].items():
        if name == "circumstances":
            each |= {"id": key, "implies": each.get("implies", [])}

    assert held == FILE[name]
    assert list(held) == list(FILE[name])


def test_the_head_is_held_as_well(duties):
    names = ["title", "disclaimer", "review_status", "coverage_note", "compiled", "revised"]

    assert [getattr(duties, name) for name in names] == [FILE[name] for name in names]
    assert [plain(asdict(each)) for each in duties.watch_list] == FILE["watch_list"]
    assert dict(duties.sectors) == FILE["sectors"]
    assert list(duties.jurisdictions) == FILE["jurisdictions"]


def test_the_file_is_read_from_where_it_is_said(tmp_path, duties):
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(DEFAULT_DUTIES.read_bytes())

    assert load_duties(copy) == load_duties(str(copy)) == duties


NOTES = re.compile(r"\b(not read|(?:was|were|when|fully) read|not seen|stored cop|draft)", re.I)


def test_what_its_makers_noted_stands_in_comments_and_on_no_page(duties):
    told = [duties.review_status, duties.coverage_note, duties.disclaimer]
    told += [text for duty in duties.entries.values() for text in texts_of(asdict(duty))]

    assert [text for text in told if NOTES.search(text)] == []


def texts_of(value):
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_of(each)
