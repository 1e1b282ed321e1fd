"""The documents name what is there, and what is there has a document."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from cli.camera import PICTURES
from tests.house.new_app import read_walk
from tests.house.tree import ROOT, project_files, text_of

DOCUMENTS = [path for path in project_files(".md") if "src" not in path.parts]
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_links_lead_somewhere_and_pictures_say_what_they_show(document):
    links = LINK.findall(text_of(document))

    here = (ROOT / document).parent
    inside = [target.partition("#")[0] for _, _, target in links if "://" not in target]
    assert [target for target in inside if not (here / target).exists()] == []
    assert [target for is_picture, alt, target in links if is_picture and len(alt) < 20] == []


def test_the_readme_shows_the_pictures_that_are_taken_and_they_are_small():
    shown = [target for is_picture, _, target in LINK.findall(text_of("README.md")) if is_picture]
    kept = list((ROOT / "docs" / "pictures").iterdir())

    assert sorted(shown) == sorted(f"docs/pictures/{each.name}.png" for each in PICTURES)
    assert sorted(shown) == sorted(str(path.relative_to(ROOT)) for path in kept)
    assert sum(path.stat().st_size for path in kept) < 1_500_000


def test_every_name_in_the_glossary_is_in_the_code():
    code = {
        name
        for path in project_files(".py")
        if path.parts[0] == "src"
        for name in re.findall(r"\w+", text_of(path))
    }
    rows = [
        line.split("|")[2]
        for line in text_of("docs/reference/glossary.md").splitlines()
        if line.startswith("| ")
    ]
    named = [
        name
        for row in rows
        for dotted in re.findall(r"`([^`]+)`", row)
        for name in dotted.split(".")
    ]

    assert len(named) > 90
    assert [name for name in named if name not in code] == []


def test_the_readme_opens_with_the_two_commands():
    lines = text_of("README.md").splitlines()

    assert [line.split("#")[0].split() for line in lines[2:4]] == [
        ["./joinedup", "demo"],
        ["./joinedup", "test"],
    ]


def test_every_document_is_found_from_the_first_one():
    docs = ROOT / "docs"
    listed = {docs / target for _, _, target in LINK.findall(text_of("docs/README.md"))}

    # Decisions are read by number, from their folder.
    there = {ROOT / path for path in DOCUMENTS if path.parts[0] == "docs"}
    unlisted = there - listed - {docs / "README.md"}
    assert {path for path in unlisted if path.parent.name != "decisions"} == set()


def test_every_variable_is_in_the_reference():
    explained = re.findall(r"^([A-Z_]+)=", text_of("env.sample"), flags=re.MULTILINE)
    rows = re.findall(r"^\| `([A-Z_]+)` \|", text_of("docs/reference/settings.md"), re.MULTILINE)

    assert sorted(rows) == sorted(explained)


def test_every_command_of_ours_is_in_the_reference():
    ours = [name for name, app in get_commands().items() if app.startswith("joinedup.")]
    rows = re.findall(r"^\| `(\w+)", text_of("docs/reference/commands.md"), re.MULTILINE)

    assert sorted(rows) == sorted(ours)


def test_documents_name_no_file_that_is_gone():
    named = {
        (str(document), file)
        for document in DOCUMENTS
        for file in re.findall(
            r"`((?:src|tests|docs|cli|requirements)/[\w./-]+)`", text_of(document)
        )
    }

    # One document tells how to make files, and how to take them away.
    made = tuple(read_walk().folders)
    gone = [each for each in sorted(named) if not (ROOT / Path(each[1])).exists()]
    assert [each for each in gone if not each[1].startswith(made)] == []
