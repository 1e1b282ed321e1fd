"""Errors reach whoever runs the program: by email, and by Sentry where it is asked for.

What goes out says where an error happened and of what kind it was. The words of an error, what was
sent, who asked and what stood in variables may be somebody's: nothing of it is read here.
"""

import fcntl
import logging
import sys
import time
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from pathlib import Path
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

from config.data_folder import ROOT
from joinedup.core.denials import method_of, view_of

logger = logging.getLogger(__name__)

AN_HOUR = 3600  # seconds
MOST_AN_HOUR = 5
TOLD = "errors-told"
THREAD = "email about an error"


@dataclass(frozen=True)
class Step:
    """One step on the way to an error."""

    file: str
    line: int
    function: str


@dataclass(frozen=True)
class Scrubbed:
    """All that is told of an error. ``page`` is the view's name with the method, ``kinds`` are the
    error and what caused it."""

    at: datetime
    logger: str
    page: str
    kinds: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def kind(self) -> str:
        return self.kinds[0] if self.kinds else "no exception"


def scrubbed(record: logging.LogRecord) -> Scrubbed | None:
    """What may be told of an error in the log; None if it is no error of the program's own, such
    as a page that says by itself that something does not run."""
    request = getattr(record, "request", None)
    error = record.exc_info[1] if record.exc_info else None
    if request is not None and error is None:
        return None
    if error is not None:
        kinds = tuple(_kinds(error))
        steps = tuple(
            Step(_shown(each.filename), each.lineno or 0, each.name)
            for each in traceback.extract_tb(error.__traceback__)
        )
    else:
        kinds, steps = (), (Step(_shown(record.pathname), record.lineno, record.funcName),)
    return Scrubbed(
        at=datetime.fromtimestamp(record.created, UTC),
        logger=record.name,
        page=f"{method_of(request)} {view_of(request) or 'no such page'}" if request else "",
        kinds=kinds,
        steps=steps,
    )


class EmailErrors(logging.Handler):
    """Emails errors to an address, at most so many in an hour, from however many processes.

    It does not use the queue of emails: that is in the database, which may be what failed.
    """

    def __init__(self, to: str, folder: Path, most: int = MOST_AN_HOUR) -> None:
        super().__init__(level=logging.ERROR)
        self.to, self.file, self.most = to, folder / TOLD, most

    def emit(self, record: logging.LogRecord) -> None:
        """Email it, unless it is one too many; whoever met the error does not wait for that."""
        # An error that cannot be told may make no other.
        with suppress(Exception):
            error = scrubbed(record)
            if error and (number := self._count(time.time())):
                text = _as_text(error, is_last=number == self.most)
                Thread(target=self._send, args=(error, text), name=THREAD, daemon=True).start()

    def _count(self, now: float) -> int:
        """Which of this hour's it is; 0 if it is one too many."""
        with self.file.open("a+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            # One in the future is from before the clock was put right.
            told = [each for each in map(float, file) if 0 <= now - each < AN_HOUR]
            if len(told) >= self.most:
                return 0
            file.truncate(0)
            file.writelines(f"{each}\n" for each in [*told, now])
            return len(told) + 1

    def _send(self, error: Scrubbed, text: str) -> None:
        sender = settings.SERVER_EMAIL
        host = parseaddr(sender)[1].rpartition("@")[2]
        subject = f"Joinedup at {host}: an error ({error.kind})"
        try:
            EmailMessage(subject, text, sender, [self.to]).send()
        except (OSError, ValueError) as refused:
            # Less than an error, or it would be emailed.
            logger.warning("An error could not be emailed: %s.", type(refused).__name__)


class SentryErrors(logging.Handler):
    """Tells errors to a Sentry server. None of what Sentry finds out by itself is used: what is
    sent is made here, and looked through once more before it goes."""

    def __init__(self, dsn: str, transport: Any = None) -> None:
        super().__init__(level=logging.ERROR)
        import sentry_sdk  # may be installed beside

        self.client = sentry_sdk.Client(
            dsn=dsn,
            transport=transport,
            default_integrations=False,
            auto_enabling_integrations=False,
            include_local_variables=False,
            include_source_context=False,
            max_request_body_size="never",
            max_breadcrumbs=0,
            auto_session_tracking=False,
            server_name="",
            release="",
            environment="",
            before_send=only_what_is_told,
        )

    def emit(self, record: logging.LogRecord) -> None:
        """Hand it on; it is sent in the background."""
        with suppress(Exception):
            if error := scrubbed(record):
                self.client.capture_event(_as_event(error))


_OF_AN_EVENT = {"event_id", "timestamp", "level", "logger", "platform", "transaction", "exception"}
_OF_A_VALUE = {"type", "stacktrace"}
_OF_A_FRAME = {"filename", "function", "lineno"}


def only_what_is_told(event: Any, hint: Any) -> Any:
    """What goes to Sentry of an event: the fields that are known here, whoever added others."""
    kept = {name: each for name, each in event.items() if name in _OF_AN_EVENT}
    values = [_only(_OF_A_VALUE, each) for each in kept.get("exception", {}).get("values", [])]
    for each in values:
        frames = each.get("stacktrace", {}).get("frames", [])
        each["stacktrace"] = {"frames": [_only(_OF_A_FRAME, frame) for frame in frames]}
    return kept | {"exception": {"values": values}}


def _only(names: set[str], content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in content.items() if name in names}


def _as_event(error: Scrubbed) -> Any:
    frames = [
        {"filename": step.file, "lineno": step.line, "function": step.function}
        for step in error.steps
    ]
    # Sentry reads the cause first.
    values: list[dict[str, Any]] = [
        {"type": kind} for kind in reversed(error.kinds or (error.kind,))
    ]
    values[-1]["stacktrace"] = {"frames": frames}
    return {
        "level": "error",
        "logger": error.logger,
        "timestamp": error.at.isoformat(),
        "transaction": error.page or error.logger,
        "exception": {"values": values},
    }


def _as_text(error: Scrubbed, *, is_last: bool) -> str:
    lines = [
        f"Something went wrong in Joinedup at {error.at:%H:%M on %d %B %Y} (UTC).",
        "",
        f"Where: {error.page or error.logger}",
        f"What: {', caused by '.join(error.kinds) or error.kind}",
        "",
        *(f"  {step.file}:{step.line} {step.function}" for step in error.steps),
        "",
        "What people typed, who they are and what they looked at is not told here. The log of the "
        "program has the same error, and those before it.",
    ]
    if is_last:
        lines += ["", "This is the last such email for an hour, whatever else happens."]
    return "\n".join([*lines, ""])


def _kinds(error: BaseException | None) -> list[str]:
    kinds: list[str] = []
    while error is not None and len(kinds) < 10:
        kinds.append(f"{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__
    return kinds


def _shown(file: str) -> str:
    """The path without what leads to the program, or to the packages, on this machine."""
    for place in ("site-packages", f"python{sys.version_info.major}.{sys.version_info.minor}"):
        _before, found, behind = file.partition(f"/{place}/")
        if found:
            return behind
    path = Path(file)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
