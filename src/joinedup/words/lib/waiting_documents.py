"""Documents that people gave to be looked through, in private files until they are read.

Each lies in a folder of its own, with a name that only the browser which gave it leads to. Nothing
of it stands in the database or in a log. It is gone when it was read; what was found in it is gone
a minute after it was shown; and everything is gone ten minutes after it was given. How old a thing
is its files tell, so that nothing stays whoever was killed in whatever moment.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from joinedup.words.lib.private_files import ASKED, DOCUMENT, RESULT, keep_result, private_file

AT_MOST = timedelta(minutes=10)
AFTER_SHOWN = timedelta(minutes=1)
# 40 of 10 MB are what a small machine has room for.
MOST_WAITING = 40
# Whatever ends the worker each time it begins is not begun for ever.
MOST_TRIES = 2

_BEGUN, _SHOWN = "begun", "shown"
_DRAFT = "."


class TooManyWait(Exception):
    """So many documents wait that no other is taken."""


@dataclass(frozen=True)
class WaitingDocument:
    """The folder of one document."""

    folder: Path

    @property
    def asked(self) -> dict[str, Any]:
        """What is to be done with it, as it was given."""
        return json.loads((self.folder / ASKED).read_bytes())

    @property
    def result(self) -> dict[str, Any] | None:
        """What came of it, or None while it waits."""
        try:
            return json.loads((self.folder / RESULT).read_bytes())
        except FileNotFoundError:
            return None

    @property
    def is_begun(self) -> bool:
        """Whether somebody looks through it, or did."""
        return (self.folder / _BEGUN).exists()

    @property
    def waits(self) -> bool:
        return (self.folder / DOCUMENT).exists() and not (self.folder / RESULT).exists()

    @property
    def given_at(self) -> datetime | None:
        """When it was given; None where it is gone."""
        # Of a folder that was never filled, or is half away, its own time.
        return _time_of(self.folder / ASKED) or _time_of(self.folder)

    def is_over(self, at: datetime) -> bool:
        """Whether its time has passed. What is from the future is from before the clock was put
        right."""
        given, shown = self.given_at, _time_of(self.folder / _SHOWN)
        if given is None or abs(at - given) >= AT_MOST:
            return True
        return shown is not None and abs(at - shown) >= AFTER_SHOWN

    def note_begun(self) -> bool:
        """Count a try; whether it may be made."""
        begun = self.folder / _BEGUN
        with suppress(FileNotFoundError):
            with private_file(begun, os.O_APPEND) as file:
                file.write(b".")
            return begun.stat().st_size <= MOST_TRIES
        return False

    def note_shown(self) -> None:
        """From now on there is a minute left."""
        with suppress(OSError), private_file(self.folder / _SHOWN, os.O_EXCL):
            pass

    def keep_result(self, result: dict[str, Any]) -> None:
        """Keep what came of it, unless it is gone; the document itself goes."""
        with suppress(FileNotFoundError):
            keep_result(self.folder, result)

    def remove(self) -> None:
        """Take it away: first what holds words, and last what tells how old it is."""
        with suppress(OSError):
            for path in sorted(self.folder.iterdir(), key=lambda path: path.name == ASKED):
                path.unlink(missing_ok=True)
            self.folder.rmdir()


def give(name: str, data: bytes, asked: dict[str, Any], at: datetime) -> bool:
    """Keep a document under a name; whether it is new, for a form may be sent twice.

    Raises TooManyWait.
    """
    place = WaitingDocument(_root() / name)
    if place.is_over(at):
        place.remove()
    elif place.folder.exists():
        return False
    if sum(1 for _each in waiting(at)) >= MOST_WAITING:
        raise TooManyWait
    draft = WaitingDocument(_root() / f"{_DRAFT}{secrets.token_hex(16)}")
    draft.folder.mkdir(mode=0o700)
    try:
        for part, content in ((ASKED, json.dumps(asked).encode()), (DOCUMENT, data)):
            with private_file(draft.folder / part) as file:
                file.write(content)
        # All of it is there, or nothing.
        draft.folder.rename(place.folder)
    except OSError:
        draft.remove()
        if place.folder.exists():  # the same form, a moment earlier
            return False
        raise
    return True


def find(name: str, at: datetime) -> WaitingDocument | None:
    """The document of this name, unless its time has passed."""
    found = WaitingDocument(_root() / name)
    return None if found.is_over(at) else found


def waiting(at: datetime) -> list[WaitingDocument]:
    """Those that nobody has looked through, oldest first."""
    found = {each: each.given_at for each in _all() if each.waits and not each.is_over(at)}
    return sorted(found, key=lambda each: (found[each] or at, each.folder.name))


def sweep(at: datetime) -> int:
    """Take away whatever has had its time; how many."""
    over = [each for each in _all(with_drafts=True) if each.is_over(at)]
    for each in over:
        each.remove()
    return len(over)


@contextmanager
def alone(document: WaitingDocument) -> Iterator[int | None]:
    """Look through a document alone: a number of a file to be kept open by whoever does it, or
    None where somebody does already. It ends with them, however they end."""
    try:
        number = os.open(document.folder / DOCUMENT, os.O_RDONLY)
    except FileNotFoundError:
        yield None
        return
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield None
    else:
        yield number
    finally:
        os.close(number)


def _root() -> Path:
    root = Path(settings.DATA) / "documents"
    root.mkdir(mode=0o700, exist_ok=True)
    return root


def _all(*, with_drafts: bool = False) -> list[WaitingDocument]:
    return [
        WaitingDocument(path)
        for path in _root().iterdir()
        if with_drafts or not path.name.startswith(_DRAFT)
    ]


def _time_of(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
