"""The walk in docs/how-to/add-an-app.md can be walked; ``./joinedup bench add_an_app`` walks it."""

import ast
import tomllib
from importlib import import_module

import pytest
from django.template import engines

from tests.house.new_app import add_app, copy_project, read_walk, remove_app, run
from tests.house.tree import project_files

WALK = read_walk()
LINES = {"src/config/settings.py", "pyproject.toml"}
# Its forms are known to the tests of the house, and take what is sent again.
SENT = "every_form_with_a_key or errands"


def test_an_app_is_its_folders_and_two_lines():
    outside = [
        block.path
        for block in WALK.files
        if not any(block.path.startswith(f"{folder}/") for folder in WALK.folders)
    ]
    added = {
        block.path: [line for line in block.text.splitlines() if line.startswith(("+", "-"))]
        for block in WALK.additions
    }

    assert outside == []
    assert {path: len(lines) for path, lines in added.items()} == dict.fromkeys(LINES, 1)


@pytest.mark.parametrize("block", WALK.files, ids=lambda block: block.path)
def test_every_file_can_be_read(block):
    read = {
        "python": ast.parse,
        "toml": tomllib.loads,
        "html": engines["django"].from_string,
        "markdown": str.splitlines,
    }[block.language]

    assert read(block.text)


def test_every_name_that_is_imported_is_there():
    imported = {
        (node.module, alias.name)
        for block in WALK.files
        if block.language == "python"
        for node in ast.walk(ast.parse(block.text))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    elsewhere = {(module, name) for module, name in imported if "errands" not in f"{module}{name}"}

    gone = [each for each in sorted(elsewhere) if not hasattr(import_module(each[0]), each[1])]

    assert len(elsewhere) > 30
    assert gone == []


def test_the_app_is_made_holds_and_is_taken_away(tmp_path):
    copy_project(tmp_path, WALK)
    before = contents(tmp_path)

    add_app(tmp_path, WALK)
    made = "src/joinedup/errands tests/errands"
    run(tmp_path, f"ruff format --check {made} && ruff check {made}")
    run(tmp_path, "djlint --quiet --check src/joinedup/errands")
    run(tmp_path, "python manage.py makemigrations errands && python manage.py check")
    run(tmp_path, "lint-imports --no-cache")
    run(tmp_path, f"pytest -q -n 0 tests/house/test_sent_again.py -k '{SENT}'")
    touched = contents(tmp_path)
    remove_app(tmp_path, WALK)

    assert {path for path in before if touched[path] != before[path]} == LINES
    assert contents(tmp_path) == before


def contents(folder):
    """Every file of the project, with what is in it."""
    return {str(path): (folder / path).read_bytes() for path in project_files(root=folder)}
