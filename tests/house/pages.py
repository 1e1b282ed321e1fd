"""Writes docs/reference/pages.md from what the apps say in their modules ``access``."""

import os
from itertools import groupby

import django

from tests.house.access import LETTERS, WHO, lines_of
from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "reference" / "pages.md"
COMMAND = "PYTHONPATH=src python -m tests.house.pages"

BEGINNING = """\
# Every address, and who is answered what

Made from the tables in `tests/<app>/access.py`, which a test compares with the program. Addresses
are named as in `urls.py`; `./joinedup where /series/3/` leads from an address to its code.

The columns, in this order:

{who}

| Letter | Answer |
| --- | --- |
{letters}

*Empty form* is what a form answers that was sent with nothing filled in. Whoever belongs to another
community is answered like the outsider.
"""
APP = """
## {app}

| Address | Of what | Looking | Empty form |
| --- | --- | --- | --- |
"""
BEFORE_WORDS = """
## Words

Who can read what, on any page and in any file. The last column is whoever holds a private link or
a meeting’s code. What nobody may read, such as withdrawn words, is not in the list.

| Words | Read by |
| --- | --- |
"""


def as_page():
    """Both tables as one page."""
    who = "\n".join(f"- **{who}**: {what}" for who, what in WHO.items())
    letters = "\n".join(f"| {letter} | {meaning} |" for letter, meaning in LETTERS.items())
    return "".join(
        [
            BEGINNING.format(who=who, letters=letters),
            *_addresses(),
            BEFORE_WORDS,
            *_words(),
        ]
    )


def _addresses():
    for app, lines in groupby(lines_of("ROWS"), key=lambda pair: pair[0]):
        yield APP.format(app=app)
        for _app, line in lines:
            address, get, post = line.split(" | ")
            name, thing = address.split()
            of_what = "" if thing == "-" else f"`{thing.removeprefix('-')}`"
            yield f"| {name.partition(':')[2]} | {of_what} | `{get}` | `{post}` |\n"


def _words():
    for _app, line in lines_of("WORDS"):
        mark, letters, *note = (part.strip() for part in line.split("|"))
        yield f"| {': '.join([mark, *note])} | `{letters}` |\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    PAGE.write_text(as_page())
