"""A document of the kind that the app keeps for a time, for a test that moves the clock."""

import os

from joinedup.words.lib.waiting_documents import _root, give


def make_document(mark, at):
    """A document that was given at this moment, and that nobody looks through."""
    give(f"kept-{mark}", mark.encode(), {"filename": mark}, at)
    folder = _root() / f"kept-{mark}"
    for path in (*folder.iterdir(), folder):
        os.utime(path, (at.timestamp(), at.timestamp()))
    return folder.exists


MAKERS = {"documents": make_document}
