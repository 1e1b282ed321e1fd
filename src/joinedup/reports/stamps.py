"""Noticing that somebody else saved first.

A form carries the stamp of the texts it was opened with. When the stored texts have another
stamp on saving, somebody saved in between.
"""

import hashlib
import json


class ChangedMeanwhile(Exception):
    """Somebody else saved since the page was opened."""


def stamp_of(*values) -> str:
    """A short fingerprint of texts, numbers or plain data.

    >>> stamp_of("a", "b") == stamp_of("ab")
    False
    """
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def report_stamp(report) -> str:
    return stamp_of(report.title, report.summary, report.method, report.what_next)


def finding_stamp(finding) -> str:
    return stamp_of(finding.heading, finding.body)


def refuse_when_changed(seen, now):
    """Raise ChangedMeanwhile unless ``seen`` (None: nobody looked) is still so."""
    if seen is not None and seen != now:
        raise ChangedMeanwhile
