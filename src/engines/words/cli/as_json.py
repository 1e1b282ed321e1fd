"""Findings for another program. The how-to page on checking files describes each key."""

import json

from engines.words import Lexicon
from engines.words.cli.checking import Found, Result

# Raised when a key changes its meaning or goes; new keys may come.
VERSION = 1


def told(result: Result, lexicon: Lexicon) -> str:
    """One JSON object."""
    answer = {
        "version": VERSION,
        "lexicon": {"version": lexicon.version, "language": lexicon.language},
        "files": result.files,
        "counts": dict(result.counts),
        "findings": [_finding(found, lexicon) for found in result.found],
        "notes": [{"file": file, "note": note} for file, note in result.notes],
        "unread": [{"file": file, "reason": reason} for file, reason in result.unread],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _finding(found: Found, lexicon: Lexicon) -> dict:
    finding, place = found.finding, found.place
    sources = [lexicon.sources[each] for each in finding.sources]
    return {
        "file": found.file,
        "place": place.words,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "words": finding.surface,
        "entry": finding.entry_id,
        "category": lexicon.entries[finding.entry_id].category,
        "severity": finding.severity,
        "why": finding.why,
        "instead": list(finding.instead),
        "sources": [
            {"title": s.title, "organisation": s.organisation, "year": s.year, "url": s.url}
            for s in sources
        ],
    }
