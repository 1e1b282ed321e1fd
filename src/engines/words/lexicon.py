"""What a lexicon is: entries, what excuses them, and the sources they rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from engines.words.patterns import expand


class BadLexicon(Exception):
    """A lexicon that cannot be used, and the line that is the reason."""

    def __init__(self, path: Path | str, line: int, reason: str):
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True)
class FollowedBy:
    """Fine when one of these comes directly after."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class PrecededBy:
    """Fine when one of these comes directly before."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Describes:
    """Fine when the thing described is one of these."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class InName:
    """Fine inside one of these names."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """Guidance for people; no machine acts on it."""

    text: str


Exception_ = FollowedBy | PrecededBy | Describes | InName | Note


@dataclass(frozen=True)
class Source:
    """A guide or study; `checked` is "excerpt" (partly read) or "cited" (known through another)."""

    id: str
    title: str
    organisation: str
    year: int | None
    url: str
    checked: str


@dataclass(frozen=True)
class Entry:
    """One label: how it is written, why it can hurt, and what to say instead."""

    id: str
    patterns: tuple[str, ...]
    category: str
    severity: str
    why: str
    instead: tuple[str, ...] = ()
    unless: tuple[Exception_, ...] = ()
    sources: tuple[str, ...] = ()
    debate: str = ""
    case_sensitive: bool = False


@dataclass(frozen=True)
class Lexicon:
    """A community's words. Frozen to whoever holds it; the compiled form is made once, on use."""

    version: int
    language: str
    categories: Mapping[str, str]
    severities: tuple[str, ...]  # mildest first
    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    placeholders: Mapping[str, tuple[str, ...]]
    _made: dict = field(default_factory=dict, repr=False, compare=False)

    def changed(self, put: Iterable[Entry] = (), retired: Iterable[str] = ()) -> "Lexicon":
        """A community's own: entries added or replaced, entries left out.

        Raises ValueError, in words a coordinator understands, for an entry that cannot work and
        for retiring an entry that is not there.
        """
        entries = dict(self.entries)
        for entry_id in retired:
            if entry_id not in entries:
                raise ValueError(f"There is no entry called “{entry_id}” to leave out.")
            del entries[entry_id]
        for entry in put:
            self._refuse_unusable(entry)
            entries[entry.id] = entry
        return replace(self, entries=MappingProxyType(entries), _made={"changed from": self})

    def _refuse_unusable(self, entry: Entry) -> None:
        if not entry.id.strip():
            raise ValueError("An entry needs a name.")
        if entry.category not in self.categories:
            raise ValueError(f"There is no category called “{entry.category}”.")
        if entry.severity not in self.severities:
            raise ValueError(f"There is no severity called “{entry.severity}”.")
        for source in entry.sources:
            if source not in self.sources:
                raise ValueError(f"There is no source called “{source}”.")
        if not entry.patterns:
            raise ValueError("An entry needs at least one pattern.")
        for pattern in entry.patterns:
            expand(pattern, self.placeholders)
