"""Marks in a text: what was found, put together for people to read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from engines.words import Entry, Finding, Lexicon, Source, check
from joinedup.words.models import DismissalReason, Severity

AT_ONCE = 3  # more would push what is being written out of sight


@dataclass
class Mark:
    """Everything one entry has to say about a text, said once however often it was found."""

    entry: Entry
    surfaces: list[str]
    instead: tuple[str, ...]
    sources: list[Source]
    number: int

    @property
    def severity(self) -> Severity:
        return Severity(self.entry.severity)

    @property
    def reasons(self) -> Sequence[tuple[str, Promise]]:
        """Why they may be fine where they stand, to choose from."""
        return DismissalReason.choices


@dataclass
class Marks:
    """The marks of a text. ``pieces`` is the text itself, in parts: (words, mark or None)."""

    strong: list[Mark] = field(default_factory=list)
    consider: list[Mark] = field(default_factory=list)
    pieces: list[tuple[str, Mark | None]] = field(default_factory=list)

    @property
    def first(self) -> list[Mark]:
        """The marks that are seen at once."""
        return self.strong[:AT_ONCE]

    @property
    def rest(self) -> list[Mark]:
        return self.strong[AT_ONCE:]

    def __len__(self) -> int:
        return len(self.strong) + len(self.consider)


def marks_in(text: str, lexicon: Lexicon) -> Marks:
    """Check a text. Keeps nothing of it, and writes nothing down."""
    return marks_of(text, check(text, lexicon), lexicon)


def marks_of(text: str, findings: Iterable[Finding], lexicon: Lexicon) -> Marks:
    """What was found in a text, for people to read."""
    marks, end = Marks(), 0
    found: dict[str, Mark] = {}
    for finding in findings:
        # A community may have changed its words since.
        if finding.entry_id not in lexicon.entries:
            continue
        mark = found.get(finding.entry_id)
        if mark is None:
            entry = lexicon.entries[finding.entry_id]
            mark = found[entry.id] = Mark(
                entry=entry,
                surfaces=[],
                instead=finding.instead,
                sources=[lexicon.sources[each] for each in entry.sources],
                number=len(found) + 1,
            )
            (marks.consider if mark.severity == Severity.CONSIDER else marks.strong).append(mark)
        if finding.surface not in mark.surfaces:
            mark.surfaces.append(finding.surface)
        marks.pieces += [(text[end : finding.start], None), (finding.surface, mark)]
        end = finding.end
    marks.pieces.append((text[end:], None))
    return marks
