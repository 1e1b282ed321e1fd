"""The lexicons that texts are checked with: the starting one, and what communities made of it."""

from functools import lru_cache
from itertools import chain
from typing import TypedDict
from uuid import UUID

from engines.words import Describes, Entry, Lexicon, load_lexicon
from engines.words.patterns import expand
from joinedup.access.models import Community
from joinedup.words.models import LexiconChange

# Communities whose lexicon is kept ready; a version more or less takes another place.
KEPT_READY = 32
WORDINGS_SHOWN = 12


class KeptEntry(TypedDict):
    """What a change keeps of an entry: plain data, for JSON."""

    patterns: list[str]
    category: str
    severity: str
    why: str
    instead: list[str]
    describes: list[str]
    debate: str


@lru_cache(maxsize=1)
def starting() -> Lexicon:
    """The lexicon everybody begins with."""
    return load_lexicon()


def lexicon_of(community: Community) -> Lexicon:
    """The lexicon of a community as it stands now. One query, and another after a change."""
    changes = LexiconChange.objects.filter(lexicon__community=community).order_by("-version")
    latest = changes.values_list("lexicon", "version", "key", "lexicon__redactions").first()
    return _kept_ready(*latest) if latest else starting()


@lru_cache(maxsize=KEPT_READY)
def _kept_ready(lexicon_id: int, version: int, _key: UUID, _redactions: int) -> Lexicon:
    # The key of the change is part of the place: a change that was rolled back leaves its
    # number to another.
    return at_version(lexicon_id, version)


def at_version(lexicon_id: int, version: int) -> Lexicon:
    """A community's lexicon as it was at one of its versions."""
    latest: dict[str, KeptEntry | None] = {}
    changes = LexiconChange.objects.filter(lexicon=lexicon_id, version__lte=version).order_by(
        "version"
    )
    for change in changes.only("entry_id", "entry"):
        latest[change.entry_id] = change.entry or None
    start = starting()
    return start.changed(
        put=[entry_from(entry_id, kept) for entry_id, kept in latest.items() if kept],
        retired=[each for each, kept in latest.items() if not kept and each in start.entries],
    )


def entry_from(entry_id: str, kept: KeptEntry) -> Entry:
    """An entry as the engine takes it, from what a change keeps of it.

    What the starting lexicon excuses stays excused; ``describes`` adds to it.
    """
    begun = starting().entries.get(entry_id)
    unless = begun.unless if begun else ()
    if kept["describes"]:
        unless += (Describes(tuple(kept["describes"])),)
    return Entry(
        id=entry_id,
        patterns=tuple(kept["patterns"]),
        category=kept["category"],
        severity=kept["severity"],
        why=kept["why"],
        instead=tuple(kept["instead"]),
        unless=unless,
        sources=begun.sources if begun else (),
        debate=kept["debate"],
        case_sensitive=begun.case_sensitive if begun else False,
    )


def wordings_of(entry: Entry, lexicon: Lexicon) -> tuple[list[str], int]:
    """The forms of an entry's words to show, and how many more there are.

    Of many, the first of each pattern: some of the others nobody writes, such as "block a beds".

    >>> wordings_of(starting().entries["bed-blocker"], starting())
    (['bed blocker', 'bed blocking', 'block a bed'], 24)
    """
    forms = [expand(pattern, lexicon.placeholders) for pattern in entry.patterns]
    everything = list(dict.fromkeys(chain.from_iterable(forms)))
    if len(everything) <= WORDINGS_SHOWN:
        return everything, 0
    shown = list(dict.fromkeys(of_one[0] for of_one in forms))[:WORDINGS_SHOWN]
    return shown, len(everything) - len(shown)


def kept_of(entry: Entry) -> KeptEntry:
    """What a change keeps of an entry: the reverse of ``entry_from``.

    Of the exceptions only those a community added; those of the starting lexicon stay with it.
    """
    begun = starting().entries.get(entry.id)
    added = entry.unless[len(begun.unless) if begun else 0 :]
    return {
        "patterns": list(entry.patterns),
        "category": entry.category,
        "severity": entry.severity,
        "why": entry.why,
        "instead": list(entry.instead),
        "describes": [word for each in added if isinstance(each, Describes) for word in each.words],
        "debate": entry.debate,
    }
