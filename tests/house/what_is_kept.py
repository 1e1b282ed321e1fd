"""Writes docs/explanation/what-is-kept.md from the table by which the program forgets, and finds
what makes one of each kind.

An app that keeps something for a time has a module ``tests/<app>/keeping.py`` with ``MAKERS``: by
the name of what is kept, a function that takes a mark and a moment, makes one with the mark in it
whose time begins at that moment, and gives a function that says whether it is still there.
"""

import os
from importlib import import_module

import django

from joinedup.core.keeping import declared_kept
from joinedup.core.registry import our_apps
from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "explanation" / "what-is-kept.md"
COMMAND = "PYTHONPATH=src python -m tests.house.what_is_kept"

BEGINNING = """\
# What is kept, and for how long

Made from the table `KEPT` that each app declares in its `hooks.py`. A job reads it every hour and
forgets what has had its time; the page about privacy lists it; a test moves the clock for each line
and looks whether it is gone. A model that is not in it is refused (`core.E009`). Why these times:
[decision 26](../decisions/0026-what-is-kept-is-one-table.md).

A time in days is true to the hour while the worker runs, which does it. Where the worker stands
still, nothing is forgotten: the first page tells an administrator of emails that wait.

## What goes by itself

| What | For how long | Why | In the database |
| --- | --- | --- | --- |
"""
STAYS = """
## What stays

| What | For how long | Why | In the database |
| --- | --- | --- | --- |
"""
ENDING = """
A person who asks for it is taken out of all this by `./joinedup manage erase_person`, after
`./joinedup manage export_person` gave them a copy. What they wrote for a community or an
organisation stays with it; the record stays, and holds nobody's words.

## Whether deleted bytes are gone

**With SQLite**, the database that comes with the program: yes, from its files. Every connection
asks for `secure_delete`, so zeros are written over what is deleted. The write-ahead log, which
holds pages as they were, is emptied when the change has been kept: after somebody takes words back,
after it is decided about a copy of them, after a photo or a person is deleted, after ballots are
written anew, and when the job has forgotten something. If somebody reads in that very moment the
log stays, and a job empties it within five minutes. A test looks for the bytes.

**With PostgreSQL**: not at once. A deleted row is out of reach of the program, but its bytes stay
in the table's file until `VACUUM` has run and the space is used again, and in the server's own log
until it is recycled or, where you archive it, for as long as you keep the archive. Autovacuum,
which is on unless somebody turned it off, does the first within minutes to days. Who needs it
sooner runs `VACUUM` on `conversation_contribution`, `votes_ballot` and `votes_vote` after a
meeting.

**Files**, such as a report or a document that waits to be looked through, are deleted as files are:
out of reach at once, their bytes on the disc until it uses the space again. Encrypting the disc
helps. A backup takes no document that waits.

**In neither case** from what lies outside the program: a backup keeps what was there when it was
made ([delete old ones](../how-to/back-up-and-restore.md)), so do snapshots of the machine; a disc
may keep an old copy of a page, against which encrypting it helps; and an email that was sent lies
in somebody's mailbox. Whoever opens the database with another program, such as `sqlite3`, deletes
as that program does.

## On phones and computers

Cookies and what a page keeps on the device are told of on the page about privacy. A private link to
a receipt has no end: it is the only key to a guest's words. The key of a ballot is forgotten after
twelve hours, a guest at a meeting likewise.
"""


def makers():
    """What makes one of each kind, of all apps, by its name."""
    return {
        name: maker
        for app in our_apps()
        if (ROOT / "tests" / app.label / "keeping.py").exists()
        for name, maker in import_module(f"tests.{app.label}.keeping").MAKERS.items()
    }


def as_page():
    """Both tables as one page."""
    kept = list(declared_kept())
    return "".join(
        [
            BEGINNING,
            *(_row(each) for each in kept if each.goes_by_itself),
            STAYS,
            *(_row(each) for each in kept if not each.goes_by_itself),
            ENDING,
        ]
    )


def _row(kept):
    models = ", ".join(f"`{model}`" for model in kept.models) or "in files"
    return f"| {kept.what} | {kept.how_long} | {kept.why} | {models} |\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    PAGE.write_text(as_page())
