"""Provisions as legislation.gov.uk publishes them: fetched, and made comparable.

Each is asked for as XML (`<address>/data.xml`, the Crown Legislation Markup Language). What is
compared is its text; whether a part of it is marked as prospective; and which changes have been
made to it and not worked into the text yet.
"""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from xml.etree import ElementTree
from xml.parsers import expat

from engines.duties import Duties

# Tests serve provisions of their own on this machine.
HOSTS = ("www.legislation.gov.uk", "127.0.0.1")
TIMEOUT = 20  # seconds without a sign
LONGEST = 120  # seconds for one answer
PART = 64 * 1024
# A provision, or explanatory notes; and what stands in them besides the law.
ROOTS = ("Legislation", "EN")
BESIDE = ("Metadata", "Commentaries")
LARGEST = 8 * 1024 * 1024  # bytes; a whole Act has some
GONE = (404, 410)


class Gone(Exception):
    """There is no such provision, or no longer."""


class Unreachable(Exception):
    """No answer that can be read: no line, no server, or something else than a provision."""


class Outcome(Enum):
    """What comparing a provision found."""

    FIRST_SEEN = "first seen"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    PROSPECTIVE = "prospective"
    UNAPPLIED = "changes not worked in yet"
    GONE = "gone"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class ProvisionText:
    """A provision as it was fetched. ``unapplied`` are ids of changes not worked in yet."""

    digest: str
    is_prospective: bool
    unapplied: tuple[str, ...]


def provisions_of(duties: Duties) -> dict[str, list[str]]:
    """The addresses of provisions that a file of duties cites, each with the ids of the duties
    that rest on it; guidance and other pages are not among them."""
    found: dict[str, list[str]] = {}
    for duty in duties.entries.values():
        for source in duty.sources:
            if urlsplit(source.url).hostname in HOSTS:
                ids = found.setdefault(source.url, [])
                if duty.id not in ids:
                    ids.append(duty.id)
    return found


def fetch_provision(address: str) -> ProvisionText:
    """Fetch one provision. Raises Gone or Unreachable."""
    if urlsplit(address).hostname not in HOSTS:
        raise Unreachable("it is no address of legislation")
    request = Request(  # noqa: S310 (the address is one of HOSTS)
        f"{address.rstrip('/')}/data.xml", headers={"User-Agent": "Joinedup"}
    )
    try:
        with _opener().open(request, timeout=TIMEOUT) as answer:
            data = _read(answer)
    except HTTPError as error:
        if error.code in GONE:
            raise Gone(address) from error
        raise Unreachable(f"the server answers {error.code}") from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise Unreachable(str(getattr(error, "reason", error))) from error
    return read_provision(data)


def _read(answer: Any) -> bytes:
    end, parts, size = time.monotonic() + LONGEST, [], 0
    while part := answer.read(PART):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise Unreachable("the answer is too large")
        if time.monotonic() > end:
            raise Unreachable("the answer took too long")
    return b"".join(parts)


def read_provision(data: bytes) -> ProvisionText:
    """Read the XML of a provision. Raises Unreachable when it is none."""
    _refuse_entities(data)
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 (see above)
    except (ElementTree.ParseError, ValueError) as error:
        raise Unreachable("the answer is no XML") from error
    if _name(root) not in ROOTS:
        raise Unreachable("the answer is no legislation")
    parts = [part for part in root if _name(part) not in BESIDE]
    text = " ".join(" ".join("".join(part.itertext()).split()) for part in parts)
    return ProvisionText(
        digest=hashlib.sha256(text.encode()).hexdigest(),
        is_prospective=any(
            element.get("Status") == "Prospective" for part in parts for element in part.iter()
        ),
        unapplied=tuple(sorted(_unapplied(root))),
    )


def _refuse_entities(data: bytes) -> None:
    # No provision declares entities, which could be made to fill the memory. Read as a parser
    # reads it, whatever its encoding.
    def refuse(*_about: object) -> None:
        raise Unreachable("the answer declares entities, as no provision does")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreachable("the answer is no XML") from error


def _unapplied(root: ElementTree.Element) -> Iterator[str]:
    for effect in root.iter():
        if _name(effect) == "UnappliedEffect":
            every = " ".join(f"{name}={value}" for name, value in sorted(effect.attrib.items()))
            yield effect.get("EffectId") or every


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


class _SameHost(HTTPRedirectHandler):
    """Follows to the same machine only."""

    def redirect_request(self, req: Request, *about: Any) -> Request | None:
        before, to = urlsplit(req.full_url), urlsplit(about[-1])
        if to.hostname != before.hostname or to.scheme not in ("https", before.scheme):
            raise Unreachable("the server leads to another machine, or to a line anybody can read")
        return super().redirect_request(req, *about)


def _opener() -> Any:
    return build_opener(_SameHost)
