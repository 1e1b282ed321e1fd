"""Excuses by who speaks and whether they mean it: self-description and denial."""

import re

from engines.words.english import (
    BE,
    DETERMINERS,
    FUNCTION_WORDS,
    LINKING,
    PREPOSITIONS,
    is_adverb,
    kind_of_word,
)
from engines.words.excuses.excuse import Candidate, Excuse

_OF_SELF = re.compile(
    r"\b(?:(?:describes?|described|describing|calls?|called|calling|sees|refers "
    r"to|introduces|introduced|"
    r"regards|labels|styles|thinks of) (?:himself|herself|themselves|themself|myself|ourselves)"
    r"|(?:self )?identif(?:y|ies|ied|ying) (?:\w+ )?as|self describes as|proud to be"
    r"|(?:prefers?|asks?|asked|likes?|wants?|chooses?|chose|wishes) to be "
    r"(?:called|described|known|"
    r"referred to)(?: as)?"
    r"|(?:refers?|referred) to (?:himself|herself|themselves|themself) as|my name is \w+)\b"
)
_ENDS_REACH = frozenset("but because who which while although so when if".split())
_OBJECTS = frozenset(
    "him her them people clients residents patients individuals these those".split()
)
_NOT_SAID_OF_SELF = frozenset("euphemism othering".split())
_PARTIAL = frozenset(
    "always just only merely simply very fully entirely quite particularly really yet completely "
    "consistently wholly totally necessarily sure saying so exactly another again".split()
)
_BETWEEN = (
    LINKING
    | DETERMINERS
    | frozenset(
        "at any kind sort in way being be to come came across as of regarded considered "
        "described seen "
        "thought himself herself themselves or nor and either having have had has one".split()
    )
)
_REJECTED = re.compile(
    r"\b(?:no (?:\w+ )?(?:evidence|sign|suggestion|indication|reason to "
    r"(?:think|believe|say|suppose)|"
    r"proof|basis for)"
    r"|nothing (?:\w+ )?(?:shows?|showed|suggests?|suggested|indicates?|to "
    r"(?:show|suggest|say|indicate))"
    r"|(?:not|never) (?:\w+ )?(?:true|the case|accurate|correct|right|fair) (?:that|to)"
    r"|is not (?:\w+ )?(?:true|right|fair)"
    r"|untrue|(?:it )?(?:is|was|would be|were|be) "
    r"(?:wrong|unfair|inaccurate|incorrect|misleading|false|"
    r"a mistake|a myth) (?:that|to "
    r"(?:say|call|describe|label|suggest|see|think|write|claim|assume))"
    r"|myth that|wrong to (?:say|call|describe|label|suggest|see|think|assume)"
    r"|(?:do|did|does|could|would|can|should) not (?:\w+ "
    r")?(?:accept|believe|think|agree|consider|find|"
    r"support the view|call|describe|label|see|regard|say)"
    r"|never (?:accept|accepted|believed|thought|agreed)"
    r"|should (?:not|never) be (?:called|described|seen|labelled|treated|regarded|recorded)"
    r"|far from(?: being)?|anything but|contrary to|reject(?:s|ed)? (?:the|any) (?:\w+ )?that"
    r"|cannot be (?:called|described|said)|can not be (?:called|described|said)"
    r"|disagree(?:s|d)? that|dispute(?:s|d)? that|no one (?:thinks|believes|said) )\b"
)
_BE_OR_HAVE = BE | {"have", "had"}


def self_description(candidate: Candidate) -> Excuse | None:
    """People may name themselves as they wish."""
    before = candidate.tail
    if (found := _OF_SELF.search(before)) and not _barred(before[found.end() :]):
        return Excuse("self-description", found.group())
    return _i_am(candidate) or _i_do(candidate)


def _i_am(candidate: Candidate) -> Excuse | None:
    """ "I am a recovering addict", "I was homeless and chaotic", "As an alcoholic, I"."""
    words, low = candidate.passage.words, candidate.sentence[0]
    at, steps = candidate.first - 1, 0
    while at >= low and steps < 6:
        word = words[at]
        if word in _BE_OR_HAVE and at > low:
            back = at - 1
            while back > low and (is_adverb(words[back]) or words[back] in _BE_OR_HAVE):
                back -= 1
            if word in {"have", "had"} and kind_of_word(candidate.words[-1]) == "person":
                # "We have eleven high need clients" speaks of them.
                return None
            may_say = candidate.entry.category not in _NOT_SAID_OF_SELF
            ours = words[back] == "we" and candidate.words[0] not in FUNCTION_WORDS
            if may_say and (words[back] == "i" or ours):
                return candidate.excuse("self-description", back, at + 1)
            return None
        if kind_of_word(word) == "person":
            # "I have eleven families on my caseload" speaks of them.
            break
        open_word = word not in FUNCTION_WORDS and word not in PREPOSITIONS
        if not (open_word or word in DETERMINERS or word in {"and", "very", "so", "quite"}):
            break
        at -= 1
        steps += 1
    opening = words[low : candidate.first]
    if opening[:1] == ["as"] and candidate.behind[:1] in (["i"], ["myself"], ["we"]):
        return candidate.excuse("self-description", candidate.after, candidate.after + 1)
    return None


def _i_do(candidate: Candidate) -> Excuse | None:
    """ "I kicked off", "I have complex needs": what the writer says of themselves."""
    if candidate.entry.category in _NOT_SAID_OF_SELF or _OBJECTS.intersection(candidate.words):
        return None
    if not candidate.is_verbal or set(candidate.behind[:1]) & _OBJECTS:
        return None
    subject = candidate.subject
    if subject is not None and subject.words == ("i",):
        return candidate.excuse("self-description", subject.at, subject.at + 1)
    return None


def denial(candidate: Candidate) -> Excuse | None:
    """The text rejects the label. A negative that is part of the label rejects nothing."""
    before = candidate.tail
    for found in _REJECTED.finditer(before):
        if not _barred(before[found.end() :]):
            return Excuse("denial", found.group().strip())
    if {"not", "never", "no", "non"} & set(candidate.words) or _is_negative(candidate):
        return None
    return _negated(candidate)


def _negated(candidate: Candidate) -> Excuse | None:
    words, low = candidate.passage.words, candidate.sentence[0]
    at, seen = candidate.first - 1, 0
    while at >= low and seen < 7 and _flows(candidate, at):
        word = words[at]
        if word in {"not", "never", "neither", "nor"}:
            if words[at + 1] in _PARTIAL or (word != "neither" and words[at + 1] == "one"):
                return None
            return candidate.excuse("denial", at, at + 1)
        if word == "than" and words[at - 1] == "rather":
            return candidate.excuse("denial", at - 1, at + 1)
        if not (word in _BETWEEN or _is_plain_adjective(candidate, at) or is_adverb(word)):
            return None
        at -= 1
        seen += 1
    return None


def _is_plain_adjective(candidate: Candidate, at: int) -> bool:
    """ "not angry or aggressive": one coordinated word may stand between."""
    words = candidate.passage.words
    return (
        words[at] not in FUNCTION_WORDS
        and at + 1 < candidate.first
        and words[at + 1] in {"or", "nor", "and"}
    )


def _flows(candidate: Candidate, at: int) -> bool:
    return candidate.passage.joins(at) or candidate.passage.between(at).strip(" \"'") == ""


def _is_negative(candidate: Candidate) -> bool:
    """ "not unwilling to engage" denies, but "did not fail" is rare; "lack" has its negative
    inside."""
    return candidate.words[0] in {"dna", "dnad", "no", "without"}


def _barred(between: str) -> bool:
    return bool(_ENDS_REACH.intersection(between.split()))
