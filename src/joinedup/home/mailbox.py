"""Reads the letters that the demo keeps in a folder instead of sending them."""

import email
import re
from dataclasses import dataclass
from email import policy
from pathlib import Path

# How Django's file backend ends each letter. A line like it inside a letter is not followed
# by the first header of the next.
END = re.compile(rb"\n-{79}\n(?=[A-Z][A-Za-z-]*: |\Z)")


@dataclass(frozen=True)
class KeptLetter:
    """One letter as its reader would see it."""

    to: str
    subject: str
    date: str
    body: str
    attachments: tuple[str, ...]


def kept_letters(folder: Path) -> list[KeptLetter]:
    """All letters in the folder, newest first; none where there is no such folder."""
    # The name of a file begins with the moment its first letter was written.
    files = sorted(Path(folder).glob("*.log"), reverse=True)
    return [_read(part) for file in files for part in reversed(_parts(file)) if part.strip()]


def _parts(file):
    return END.split(file.read_bytes().replace(b"\r\n", b"\n"))


def _read(raw):
    letter = email.message_from_bytes(raw.lstrip(b"\n"), policy=policy.default)
    body = letter.get_body(("plain",))
    return KeptLetter(
        to=str(letter["To"] or ""),
        subject=str(letter["Subject"] or ""),
        date=str(letter["Date"] or ""),
        body=body.get_content() if body else "",
        attachments=tuple(part.get_filename() or "" for part in letter.iter_attachments()),
    )
