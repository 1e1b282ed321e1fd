"""Excuses by what is described: a boiler may be non-compliant, a handover chaotic.

Besides what an entry lists, staff, organisations and things without feelings are innocent bearers
of most labels, and so is a common noun on no list, since words for people are few and listed.
"""

from engines.words.clauses import Thing
from engines.words.english import (
    BE,
    is_adverb,
    is_nature,
)
from engines.words.excuses.bearers import bearers, is_adjective
from engines.words.excuses.excuse import Candidate, Excuse
from engines.words.excuses.unlisted import is_agent, is_unlisted_noun

# What a label of this category says of staff or an organisation blames nobody who is helped.
_OF_STAFF = frozenset(
    "blame-for-non-engagement moral-judgement doubt-casting service-jargon-that-blames "
    "deficit-pathologising victim-blaming".split()
)
_OF_THINGS = _OF_STAFF | {"outdated-clinical", "criminalising", "dehumanising-noun", "euphemism"}
_PASSIVE = BE | {"getting", "got"}
_DONE_TO = frozenset(
    "refused denied ignored rejected declined manipulated failed abandoned abused".split()
)
_REQUIREMENTS = frozenset(
    "regulation regulations gdpr act legislation law standard standards directive requirement "
    "requirements specification accessibility guideline guidelines statute legal statutory rra "
    "safety licensing licence planning procurement audit cqc ofsted".split()
)
_FICTION = frozenset(
    "novel novels sitcom panto pantomime opera operetta thriller musical screenplay playwright "
    "storyline protagonist antagonist heroine fictional whodunnit".split()
)


def excuse_described(candidate: Candidate) -> Excuse | None:
    """Excused when what is described is listed by the entry, or is no person who is helped."""
    if excuse := _something_done_to_them(candidate):
        return excuse
    if excuse := _with_requirements(candidate):
        return excuse
    if excuse := _of_nature(candidate):
        return excuse
    if excuse := _in_fiction(candidate):
        return excuse
    for thing, general in bearers(candidate):
        if candidate.listed.describes(thing.words) or (general and _is_innocent(candidate, thing)):
            low = thing.at - len(thing.words) + 1
            return candidate.excuse("describes", low, thing.at + 1)
        if thing.kind in ("person", "trait"):
            return None
    return None


def _is_innocent(candidate: Candidate, thing: Thing) -> bool:
    category = candidate.entry.category
    if not thing.kind:
        if category not in _OF_THINGS or not is_unlisted_noun(candidate.passage, thing):
            return False
        return not is_agent(thing.words[-1]) or _may_be_of_staff(candidate)
    if thing.kind in ("staff", "organisation", "self"):
        return _may_be_of_staff(candidate)
    if thing.kind == "activity":
        # "Caring is demanding", but "sleeping out is a lifestyle choice".
        return category in _OF_THINGS and is_adjective(candidate)
    return thing.kind in ("thing", "it") and category in _OF_THINGS


def _may_be_of_staff(candidate: Candidate) -> bool:
    category = candidate.entry.category
    # An entry that names nothing innocent, as "substance abuse", is about the wording itself.
    names_innocent = candidate.listed.describes_any
    blames = candidate.is_verbal and category == "blame-for-non-engagement"
    return category in _OF_STAFF and (names_innocent or blames)


def _something_done_to_them(candidate: Candidate) -> Excuse | None:
    """ "He was refused support": it was done to him."""
    if candidate.words[0] not in _DONE_TO:
        return None
    words, at = candidate.passage.words, candidate.first - 1
    while at > candidate.sentence[0] and is_adverb(words[at]):
        at -= 1
    if at >= candidate.sentence[0] and words[at] in _PASSIVE:
        return candidate.excuse("describes", at, at + 1)
    behind = candidate.behind
    if behind[:1] == ["by"]:
        noun = candidate.clauses.noun_after(candidate.after + 1, skip_determiners=True)
        if noun is not None and noun.kind in ("staff", "organisation"):
            return candidate.excuse("describes", candidate.after, noun.at + 1)
    return None


def _of_nature(candidate: Candidate) -> Excuse | None:
    """ "A vagrant warbler", "squatter pigeons"."""
    if candidate.is_verbal or candidate.entry.category == "slur":
        return None
    noun = candidate.noun_after
    if noun is None or noun.at != candidate.after or not is_nature(noun.words[-1]):
        return None
    return candidate.excuse("describes", noun.at, noun.at + 1)


def _in_fiction(candidate: Candidate) -> Excuse | None:
    """ "The hero of the novel is a liar." """
    low, high = candidate.sentence
    words = candidate.passage.words
    if _FICTION.isdisjoint(words[low:high]):
        return None
    at = next(at for at in range(low, high) if words[at] in _FICTION)
    return candidate.excuse("describes", at, at + 1)


def _with_requirements(candidate: Candidate) -> Excuse | None:
    """Compliance with the law is asked of organisations."""
    if (
        not candidate.words[-1].startswith(("compl", "noncompl"))
        and "comply" not in candidate.words
    ):
        return None
    if candidate.behind[:1] not in (["with"], ["under"]):
        return None
    for offset, word in enumerate(candidate.behind[1:6], start=1):
        if word in _REQUIREMENTS:
            return candidate.excuse("describes", candidate.after, candidate.after + offset + 1)
    return None
