"""Words: finds labels that can hurt people who use services, and knows when they are innocent."""

from pathlib import Path

from engines.words.cache import cached, keep
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
    """The lexicon in a file, from the cache where it is there.

    Raises BadLexicon with the line that is wrong, or OSError when the file cannot be read.
    """
    content = Path(path).read_bytes()
    if (lexicon := cached(content)) is None:
        # Reading YAML is slow to start, and seldom needed.
        from engines.words.loading import read_lexicon

        lexicon = read_lexicon(content, path)
        keep(content, lexicon)
    return lexicon
