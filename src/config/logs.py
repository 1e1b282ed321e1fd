"""A log that tells what went wrong without telling about whom.

Addresses may hold a person's private link, and the words of an error may hold
what somebody typed. Neither is written down.
"""

import logging
import traceback
from http import HTTPStatus
from typing import Any


class LeaveOutAddresses(logging.Filter):
    """Name the page by its view, not by its address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite records about a request; the others pass as they are."""
        request = getattr(record, "request", None)
        if request is not None and hasattr(request, "META"):
            match = getattr(request, "resolver_match", None)
            status = getattr(record, "status_code", None)
            words = HTTPStatus(status).phrase if status else record.levelname.capitalize()
            record.msg = f"{words}: {request.method} {match.view_name if match else 'no such page'}"
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
