"""From what a meeting decided about a term to what the lexicon says of it."""

import re
from datetime import datetime
from typing import TypedDict
from uuid import UUID
from zlib import crc32

from django.db import transaction
from django.utils.text import slugify

from engines.words import Entry, Lexicon, check
from joinedup.access.models import Community
from joinedup.people.models import Member
from joinedup.words.lib.lexicons import KeptEntry, at_version, kept_of, lexicon_of, starting
from joinedup.words.models import Decision, LexiconChange, Severity
from joinedup.words.services.entries import NothingToChange, put_entry, retire_entry

# Where a term that no entry covered begins; those who decide can move it.
USUAL_CATEGORY = "service-jargon-that-blames"
# What stands in a pattern for itself; every other sign of a term means something there, or nothing.
NOT_LITERAL = re.compile(r"[^\w\s'’‘&/.\-‐‑–]+")


# What is asked of writers from then on.
SEVERITIES: dict[str, Severity] = {
    Decision.CARE: Severity.CONSIDER,
    Decision.REPLACE: Severity.AVOID,
}


class _Told(TypedDict):
    """What a change of the lexicon says besides the entry."""

    key: UUID
    community: Community
    entry_id: str
    reason: str
    dissent: str
    source_title: str
    source_path: str
    by: Member
    at: datetime


@transaction.atomic
def decide_on_words(
    *,
    key: UUID,
    community: Community,
    term: str,
    decision: str,
    reason: str,
    instead: str = "",
    dissent: str = "",
    source_title: str,
    source_path: str,
    by: Member,
    at: datetime,
) -> LexiconChange | None:
    """Change the lexicon as a conversation decided; the change, or None where nothing changes.

    Decided again in the same conversation, the later decision counts; not decided after all,
    the entry becomes what it was before. Raises ValueError, as ``put_entry`` does, for a term
    no pattern can be made of.
    """
    lexicon = lexicon_of(community)
    entry_id = entry_for(term, lexicon)
    told: _Told = {
        "key": key,
        "community": community,
        "entry_id": entry_id,
        "reason": reason,
        "dissent": dissent,
        "source_title": source_title,
        "source_path": source_path,
        "by": by,
        "at": at,
    }
    latest = LexiconChange.objects.filter(lexicon__community=community, entry_id=entry_id).first()
    ours = latest if latest and latest.source_path == source_path else None
    before = _before(ours) if ours else lexicon.entries.get(entry_id)
    begun = before or starting().entries.get(entry_id)
    if not begun and not any(sign.isalnum() for sign in _literal(term)):
        return None  # no text can be searched for signs alone
    match decision:
        case Decision.KEEP:
            kept = None
        case Decision.OPEN:
            kept = kept_of(before) if before else None
            if not ours:
                return None
        case _:
            kept = kept_of(begun) if begun else _new(term, reason)
            others = [each for each in kept["instead"] if each != instead]
            kept |= {
                "severity": SEVERITIES[decision],
                "instead": [instead, *others] if instead else others,
            }
    if ours and (ours.entry, ours.reason, ours.dissent) == (kept or {}, reason, dissent):
        return ours
    if kept:
        return put_entry(kept=kept, **told)
    try:
        return retire_entry(**told)
    except NothingToChange:
        return None


def entry_for(term: str, lexicon: Lexicon) -> str:
    """The id of the entry that covers a whole term, or one made of the term.

    >>> from joinedup.words.lib.lexicons import starting
    >>> entry_for("hard-to-reach", starting())
    'hard-to-reach'
    >>> entry_for("Brew and chat", starting())
    'brew-and-chat'
    """
    for each in (lexicon, starting()):
        for finding in check(term, each, include_excused=True):
            if (finding.start, finding.end) == (0, len(term)):
                return finding.entry_id
    # Other scripts leave nothing of themselves in an address.
    return slugify(term)[:80] or f"term-{crc32(term.encode()):08x}"


def _before(change: LexiconChange) -> Entry | None:
    return at_version(change.lexicon_id, change.version - 1).entries.get(change.entry_id)


def _literal(term: str) -> str:
    return " ".join(NOT_LITERAL.sub(" ", term).split())


def _new(term: str, reason: str) -> KeptEntry:
    return {
        "patterns": [_literal(term)],
        "category": USUAL_CATEGORY,
        "severity": Severity.AVOID,
        "why": reason[:500],
        "instead": [],
        "describes": [],
        "debate": "",
    }
