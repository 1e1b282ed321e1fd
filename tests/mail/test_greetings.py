"""Emails and letters on paper begin as people write them."""

import re
from pathlib import Path

import pytest

import joinedup

APPS = Path(joinedup.__path__[0])
WRITTEN = [
    each
    for each in (*APPS.glob("*/templates/*/emails/*.txt"), *APPS.glob("*/templates/*/_letter.html"))
    if "Hello" in each.read_text()
]


def first_lines(text):
    """The lines of the paragraph after the greeting, with X for what is filled in."""
    text = re.sub(r'{% translate "(.*?)" %}', r"\1", text)
    text = re.sub(r"{{.*?}}", "X", text)
    text = re.sub(r"{%.*?%}|<[^>]*>", "", text)
    _greeting, _comma, after = re.sub(r"\n[ \t]*", "\n", text).partition("Hello")
    after = after.partition("\n")[2].strip()
    return [line for line in after.split("\n\n")[0].splitlines() if line]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: f"{path.parts[-5]}-{path.name}")
def test_the_first_sentence_begins_with_a_capital(path):
    assert [line for line in first_lines(path.read_text()) if line[0].islower()] == []
