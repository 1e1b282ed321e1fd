"""Words: finds labels that can hurt people who use services, and knows when they are innocent."""

from pathlib import Path

from engines.words.check import Finding, check
from engines.words.excuses import Excuse
from engines.words.lexicon import (
    BadLexicon,
    Describes,
    Entry,
    FollowedBy,
    InName,
    Lexicon,
    Note,
    PrecededBy,
    Source,
)
from engines.words.patterns import read_pattern

DEFAULT_LEXICON = Path(__file__).parent / "lexicons" / "en-GB.yaml"

__all__ = [
    "DEFAULT_LEXICON",
    "BadLexicon",
    "Describes",
    "Entry",
    "Excuse",
    "Finding",
    "FollowedBy",
    "InName",
    "Lexicon",
    "Note",
    "PrecededBy",
    "Source",
    "check",
    "load_lexicon",
    "read_pattern",
]


def load_lexicon(path: Path | str = DEFAULT_LEXICON) -> Lexicon:
    """The lexicon in a file. Raises BadLexicon with the line that is wrong, or OSError."""
    from engines.words.loading import read_lexicon

    return read_lexicon(Path(path).read_bytes(), path)
