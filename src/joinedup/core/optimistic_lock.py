"""Noticing that somebody else saved first.

A form carries the fingerprint of the texts it was opened with. When the stored texts have
another one on saving, somebody saved in between.
"""

import hashlib
import json

from joinedup.core.exceptions import ServiceError


class ChangedMeanwhile(ServiceError):
    """Somebody else saved since the page was opened."""


def fingerprint(*values: object) -> str:
    """A short fingerprint of texts, numbers or plain data, as 16 hexadecimal digits.

    >>> fingerprint("a", "b") == fingerprint("ab")
    False
    """
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def refuse_when_changed(expected: str | None, current: str) -> None:
    """Raise ChangedMeanwhile unless the fingerprint is as ``expected``; None: nobody looked."""
    if expected is not None and expected != current:
        raise ChangedMeanwhile
