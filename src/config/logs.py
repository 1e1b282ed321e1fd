"""A log that tells what went wrong without telling about whom.

Addresses may hold a person's private link, and the words of an error may hold
what somebody typed. Neither is written down.
"""

import logging
import traceback
from http import HTTPStatus
from typing import Any

from joinedup.core.denials import Denial, log_suspicion, method_of, note_denial, view_of


class LeaveOutAddresses(logging.Filter):
    """Name the page by its view, not by its address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite records about a request; the others pass as they are."""
        request = getattr(record, "request", None)
        if request is not None and hasattr(request, "META"):
            status = getattr(record, "status_code", None)
            words = HTTPStatus(status).phrase if status else record.levelname.capitalize()
            record.msg = f"{words}: {method_of(request)} {view_of(request) or 'no such page'}"
            record.args = ()
        return True


class LeaveOutValues(logging.Formatter):
    """Show where an error happened and its kind, not the values in it."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatException(self, exc_info: Any) -> str:
        """File, line and function of each step, then the name of the error."""
        kind, _, trace = exc_info
        steps = [
            f"  {step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(trace)
        ]
        return "\n".join([*steps, f"  {kind.__module__}.{kind.__qualname__}"])


class NoteSuspicions(logging.Handler):
    """Turns what Django finds suspicious into a denial: its message may hold what was sent, but
    the end of the logger's name is only its kind."""

    def emit(self, record: logging.LogRecord) -> None:
        """Note it on the request; where there is none, write the line at once."""
        kind = record.name.rpartition(".")[2]
        request = getattr(record, "request", None)
        if request is None:
            log_suspicion(kind)
        else:
            note_denial(request, Denial.SUSPICIOUS, kind)
