"""Findings for a person at a terminal."""

from engines.words import Lexicon
from engines.words.cli.checking import Found, Result


def told(result: Result, lexicon: Lexicon) -> str:
    """Two lines a finding, and one that counts."""
    return "".join(map(_finding, result.found)) + _count(result, lexicon)


def _finding(found: Found) -> str:
    finding = found.finding
    # Words that go over the end of a line are told on one.
    surface = " ".join(finding.surface.split())
    line = f"{found.file}:{found.place.words}: {finding.severity}: “{surface}”. {finding.why}\n"
    if finding.instead:
        line += f"    Perhaps: {'; '.join(finding.instead)}\n"
    return line


def _count(result: Result, lexicon: Lexicon) -> str:
    counts = [f"{result.counts[severity]} {severity}" for severity in reversed(lexicon.severities)]
    files = "1 file" if result.files == 1 else f"{result.files} files"
    hidden = sum(result.counts.values()) - len(result.found)
    folded = " (--consider shows these)" if hidden else ""
    return f"Read {files}: {', '.join(counts)}{folded}.\n"
