"""Writes docs/reference/pages.md from the two tables."""

from pathlib import Path

from tests.house.doors_table import ANSWERS, LETTERS, WHO
from tests.house.words_table import WORDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "pages.md"

BEGINNING = """\
# Every address, and who is answered what

Made from the tables in `tests/house/`, which a test compares with the program. Addresses are named
as in `urls.py`; `./joinedup where /series/3/` leads from an address to its code.

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
    latest = ""
    for line in filter(None, ANSWERS.splitlines()):
        address, get, post = line.split(" | ")
        name, thing = address.split()
        app, _, name = name.partition(":")
        if app != latest:
            yield APP.format(app=app)
            latest = app
        of_what = "" if thing == "-" else f"`{thing.removeprefix('-')}`"
        yield f"| {name} | {of_what} | `{get}` | `{post}` |\n"


def _words():
    for line in filter(None, WORDS.splitlines()):
        mark, letters, *note = (part.strip() for part in line.split("|"))
        yield f"| {': '.join([mark, *note])} | `{letters}` |\n"


if __name__ == "__main__":
    PAGE.write_text(as_page())
