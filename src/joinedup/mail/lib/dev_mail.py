"""Reads the emails that the demo keeps in a folder instead of sending them."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

# How Django's file backend ends each email. A line like it inside one is not followed
# by the first header of the next.
END = re.compile(rb"\n-{79}\n(?=[A-Z][A-Za-z-]*: |\Z)")


@dataclass(frozen=True)
class KeptEmail:
    """One email as its reader would see it."""

    to: str
    subject: str
    date: str
    body: str
    attachments: tuple[str, ...]


def kept_emails(folder: Path) -> list[KeptEmail]:
    """All emails in the folder, newest first; none where there is no such folder."""
    # The name of a file begins with the moment its first email was written.
    files = sorted(Path(folder).glob("*.log"), reverse=True)
    return [_read(part) for file in files for part in reversed(_parts(file)) if part.strip()]


def _parts(file: Path) -> list[bytes]:
    return END.split(file.read_bytes().replace(b"\r\n", b"\n"))


def _read(raw: bytes) -> KeptEmail:
    message = message_from_bytes(raw.lstrip(b"\n"), policy=policy.default)
    body = message.get_body(("plain",))
    return KeptEmail(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        date=str(message["Date"] or ""),
        body=body.get_content() if body else "",
        attachments=tuple(part.get_filename() or "" for part in message.iter_attachments()),
    )
