"""Alternatives that fit the place of the match, where grammar can be known from words alone.

A noun is offered for a noun, in its number; a verb phrase for a verb phrase, agreeing with its
subject;
after "is" an alternative loses its own "is". What cannot fit is left out, unless nothing would be
left;
a prompt for facts ("...") and a whole sentence ("we have lost touch") stay, after those that fit.
"""

import re
from enum import Enum
from functools import lru_cache

from engines.words.clauses import Thing
from engines.words.english import BE, DETERMINERS, kind_of_word, singulars
from engines.words.excuses.excuse import Candidate

_PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children"}
_PLURALS |= {
    one: one + "s" for one in "adult member resident tenant parent patient boy girl".split()
}
_PLURALS |= {"family": "families", "someone": "people", "mother": "mothers", "lesbian": "lesbians"}
_SINGULARS = {plural: one for one, plural in _PLURALS.items() if one != "someone"}
_FINITE = frozenset(
    "is are was were has have had does did said says told asked asks left lost missed took died "
    "ended "
    "went ran stopped started wants sees needs finds uses lives talks relies drinks knows "
    "follows gets "
    "goes comes came declined agreed made survived seemed appeared describes reports disagrees "
    "gave "
    "chose decided keeps speaks communicates walks volunteers could cut gets returned tested "
    "moved would "
    "buys calls".split()
)
_BASE = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go"}
_OWN_SUBJECT = re.compile(
    r"(?:we|our|there|things|life|contact|his|her|their|two|the|several services|few|neighbours|"
    r"complaint|parents|risk|say|name|leave|offer)\b"
)
_NOT_PLURAL = frozenset("is has was does this less us his always".split())


class Slot(Enum):
    """What kind of words fit the place of a match."""

    VERB = "verb"
    PLURAL_VERB = "plural verb"
    PARTICIPLE = "participle"
    NOUN = "noun"
    PLURAL_NOUN = "plural noun"
    COMPLEMENT = "complement"  # after "is"
    PREDICATE = "predicate"  # with its own "is"
    ADJECTIVE = "adjective"  # before a noun
    ANY = "any"


def fitting(candidate: Candidate) -> tuple[str, ...]:
    """The entry's alternatives for this place, best first; all of them when none is sure to fit."""
    return _fitting(candidate.entry.instead, _slot(candidate))


@lru_cache(maxsize=4096)
def _fitting(alternatives: tuple[str, ...], slot: Slot) -> tuple[str, ...]:
    fitted: list[str] = []
    prompts: list[str] = []
    for text in alternatives:
        if "..." in text or ";" in text or _OWN_SUBJECT.match(text):
            prompts.append(text)
        elif (new := _fit(text, slot)) is not None:
            fitted.append(new)
    return tuple(dict.fromkeys(fitted + prompts)) or alternatives


def _slot(candidate: Candidate) -> Slot:
    words = candidate.words
    if candidate.is_verbal and words[0] not in BE:
        if words[0].endswith("ing"):
            return Slot.PARTICIPLE
        several = candidate.subject is not None and _means_several(candidate.subject)
        return Slot.PLURAL_VERB if several else Slot.VERB
    if _is_noun_slot(candidate):
        return Slot.PLURAL_NOUN if _is_plural(words) else Slot.NOUN
    if words[0] in BE:
        return Slot.PREDICATE
    if candidate.is_linked:
        return Slot.COMPLEMENT
    noun = candidate.noun_after
    return Slot.ADJECTIVE if noun is not None and noun.kind else Slot.ANY


def _fit(text: str, slot: Slot) -> str | None:
    first, *rest = text.split()
    first = first.lower()
    is_finite = first in _FINITE
    if slot is Slot.PARTICIPLE:
        return text if first.endswith("ing") else None
    if slot is Slot.VERB:
        return text if is_finite else None
    if slot is Slot.PLURAL_VERB:
        return " ".join([_plural_verb(first), *rest]) if is_finite else None
    if slot in (Slot.COMPLEMENT, Slot.PREDICATE) and first in BE:
        return text if slot is Slot.PREDICATE else " ".join(rest)
    if is_finite and slot is not Slot.ANY:
        return None
    if slot in (Slot.NOUN, Slot.PLURAL_NOUN):
        return _in_number(text, first, slot is Slot.PLURAL_NOUN)
    if slot is Slot.ADJECTIVE and (first in _PLURALS or " who " in text):
        return None
    return text


def _means_several(subject: Thing) -> bool:
    head = subject.words[-1]
    if head in {"they", "we", "you", "these", "those", "people"}:
        return True
    return head not in {"it", "he", "she", "this", "that", "i"} and _is_plural([head])


def _plural_verb(verb: str) -> str:
    if verb in _BASE:
        return _BASE[verb]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def _is_noun_slot(candidate: Candidate) -> bool:
    words = candidate.words
    if words[0] in DETERMINERS and len(words) > 1:
        return True
    if kind_of_word(words[-1]) == "person" or words[-1].endswith(("er", "ers", "or", "ors")):
        return True
    return candidate.entry.category in ("dehumanising-noun", "slur")


def _is_plural(words: list[str]) -> bool:
    last = words[-1]
    if last in {"people", "men", "women", "children", "folk"}:
        return True
    if words[0] == "the" and kind_of_word(last) != "person":
        return True
    return last not in _NOT_PLURAL and len(singulars(last)) > 1


def _in_number(text: str, first: str, plural: bool) -> str | None:
    """The noun phrase in this number, or None when its other number is not known."""
    rest = text.split()[1:]
    if plural and first in _PLURALS:
        who = [
            _plural_verb(word) if at and rest[at - 1] == "who" else word
            for at, word in enumerate(rest)
        ]
        return " ".join([_PLURALS[first], *who])
    if not plural and first in _SINGULARS and "who" not in rest:
        return " ".join([_SINGULARS[first], *rest])
    if not plural and first in _SINGULARS:
        return None
    return text
