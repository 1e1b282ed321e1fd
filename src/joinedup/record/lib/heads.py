"""The heads of the chain, kept outside the database: a line for each night, in a file to which
nobody adds but the program's account on this machine.

``head 2026-11-30T03:00:00Z 1234 3f9a…`` says which hash the line of a number had. ``accepted
2026-11-30T03:00:00Z clock 17 17`` says that whoever runs the installation knows of a break.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from joinedup.record.lib.breaks import Break, Head
from joinedup.record.models import as_utc

NAME = "record-heads.txt"


@dataclass
class Kept:
    """What the file holds."""

    heads: list[Head] = field(default_factory=list)
    accepted: list[Break] = field(default_factory=list)
    # Whether every line is one of ours.
    is_readable: bool = True

    def accepts(self, found: Break) -> bool:
        """Whether whoever runs the installation knows of this break already."""
        return any(
            each.kind == found.kind and each.first <= found.first and found.last <= each.last
            for each in self.accepted
        )


def path() -> Path:
    """Where the file is, or will be."""
    return Path(settings.DATA) / NAME


def read() -> Kept:
    """All that was kept; nothing where there is no file yet."""
    kept = Kept()
    lines = path().read_text(errors="replace").splitlines() if path().exists() else []
    for line in lines:
        try:
            match line.split():
                case ["head", moment, number, hashed]:
                    at = datetime.fromisoformat(moment).astimezone(UTC)
                    kept.heads.append(Head(at, int(number), hashed))
                case ["accepted", _moment, kind, first, last]:
                    kept.accepted.append(Break(kind, int(first), int(last)))
                case _:
                    kept.is_readable = False
        except ValueError:
            kept.is_readable = False
    return kept


def keep_head(head: Head) -> None:
    """Add a head to the file."""
    _add([f"head {as_utc(head.at, 'seconds')} {head.number} {head.hash}"])


def accept(breaks: Iterable[Break], at: datetime) -> None:
    """Add to the file that somebody knows of these breaks."""
    moment = as_utc(at, "seconds")
    _add(f"accepted {moment} {each.kind} {each.first} {each.last}" for each in breaks)


def _add(lines: Iterable[str]) -> None:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    with os.fdopen(os.open(path(), flags, mode=0o600), "a") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
