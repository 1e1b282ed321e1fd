"""Findings as SARIF 2.1.0, which build servers and editors show beside the lines."""

import json
import os
from pathlib import Path
from urllib.parse import quote

from engines.words import Entry, Lexicon
from engines.words.cli.checking import Found, Place, Result

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"consider": "note", "avoid": "warning", "never": "error"}


def told(result: Result, lexicon: Lexicon) -> str:
    """One SARIF log with one run; its rules are the entries that were found."""
    rules = sorted({found.finding.entry_id for found in result.found})
    run = {
        "tool": {
            "driver": {
                "name": "Joinedup words",
                "version": f"{lexicon.language}-{lexicon.version}",
                "rules": [_rule(lexicon.entries[each], lexicon) for each in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not result.unread,
                "toolExecutionNotifications": [
                    *(_notification(*each, "note") for each in result.notes),
                    *(_notification(*each, "error") for each in result.unread),
                ],
            }
        ],
        "results": [_result(found, rules) for found in result.found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(entry: Entry, lexicon: Lexicon) -> dict:
    sources = [lexicon.sources[each] for each in entry.sources]
    lines = [entry.why]
    if entry.instead:
        lines.append(f"Perhaps: {'; '.join(entry.instead)}.")
    if entry.debate:
        lines.append(f"Debate: {entry.debate}")
    if sources:
        names = "; ".join(f"{source.title} ({source.organisation})" for source in sources)
        lines.append(f"Sources: {names}.")
    return {
        "id": entry.id,
        "shortDescription": {"text": f"{entry.category}: {lexicon.categories[entry.category]}"},
        "fullDescription": {"text": entry.why},
        "help": {"text": "\n\n".join(lines)},
        "defaultConfiguration": {"level": _level(entry.severity)},
        "properties": {"tags": [entry.category]},
    }


def _result(found: Found, rules: list[str]) -> dict:
    finding = found.finding
    message = f"“{' '.join(finding.surface.split())}”. {finding.why}"
    if finding.instead:
        message += f" Perhaps: {'; '.join(finding.instead)}."
    return {
        "ruleId": finding.entry_id,
        "ruleIndex": rules.index(finding.entry_id),
        "level": _level(finding.severity),
        "message": {"text": message},
        "locations": [_location(found.file, found.place)],
    }


def _location(file: str, place: Place) -> dict:
    location: dict = {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}
    if place.line is None:
        location["logicalLocations"] = [{"fullyQualifiedName": place.words}]
    else:
        location["physicalLocation"]["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
    return location


def _notification(file: str, sentence: str, level: str) -> dict:
    return {
        "level": level,
        "message": {"text": sentence},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}],
    }


def _level(severity: str) -> str:
    return LEVELS.get(severity, "warning")


def _uri(file: str) -> str:
    # Relative paths stay relative: who reads the log knows where the project is.
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
