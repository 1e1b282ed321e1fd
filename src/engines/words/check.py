"""The question everybody asks: which words of this text deserve a second look?"""

from dataclasses import dataclass

from engines.words.alternatives import fitting
from engines.words.compiled import compile_lexicon
from engines.words.excuses import Candidate, Excuse, Setting, excuse_for
from engines.words.lexicon import Lexicon
from engines.words.matching import matches
from engines.words.reading import Passage, passages


@dataclass(frozen=True)
class Finding:
    """One label in a text; `start` and `end` count code points, the end is exclusive."""

    start: int
    end: int
    entry_id: str
    severity: str
    surface: str
    why: str
    instead: tuple[str, ...]
    sources: tuple[str, ...]
    excused_by: Excuse | None = None


def check(text: str, lexicon: Lexicon, *, include_excused: bool = False) -> list[Finding]:
    """Labels in a text, in reading order, never overlapping.

    Innocent uses are left out, or kept with their excuse when `include_excused` is set. Any text is
    taken. Time grows in proportion to its length.

    >>> from engines.words import load_lexicon
    >>> [found.surface for found in check("Some say he is hard-to-reach.", load_lexicon())]
    ['hard-to-reach']
    """
    compiled = compile_lexicon(lexicon)
    findings = []
    for offset, part in passages(text):
        passage = Passage(part)
        setting = Setting(passage, compiled)
        for match in matches(passage, compiled):
            entry = lexicon.entries[match.entry_id]
            # Entries with the very same words share their exceptions.
            candidates = [
                Candidate(setting, match, lexicon.entries[entry_id])
                for entry_id in (match.entry_id, *match.also)
            ]
            excuse = next(filter(None, map(excuse_for, candidates)), None)
            if excuse is not None and not include_excused:
                continue
            start, end = _span(passage, match)
            surface = text[offset + start : offset + end]
            findings.append(
                Finding(
                    start=offset + start,
                    end=offset + end,
                    entry_id=entry.id,
                    severity=entry.severity,
                    surface=surface,
                    why=entry.why,
                    instead=fitting(candidates[0]),
                    sources=entry.sources,
                    excused_by=excuse,
                )
            )
    return findings


def _span(passage: Passage, match) -> tuple[int, int]:
    first = match.first
    # "he's difficult" was read as "he is difficult"; a phrase starting at "is" starts after it.
    if (
        first > 0
        and passage.starts[first - 1] == passage.starts[first]
        and passage.words[first] != "not"
        and first + 1 < match.after
    ):
        first += 1
    return passage.plain.span(passage.starts[first], passage.ends[match.after - 1])
