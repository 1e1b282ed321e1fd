"""Who or what a label may describe.

It is the noun after the match when the match stands before one, else the subject of its clause,
else what is joined to it by "of", "by" and the like.
"""

from collections.abc import Iterator

from engines.words.clauses import Thing
from engines.words.english import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    kind_of,
    kind_of_word,
)
from engines.words.excuses.excuse import Candidate
from engines.words.excuses.unlisted import is_noun_like

# Names for people: "the gull is a beggar" is innocent, "junkie hostel" is not.
_NAMES = frozenset("criminalising dehumanising-noun othering".split())
# In these entries the subject is whoever does something to a person, not who is labelled.
_ACTING_SUBJECT = frozenset("euphemism othering".split())
_PERSON_OBJECTS = frozenset(
    "him her them people clients residents patients individuals anyone everybody tenants".split()
)
_PLACED = frozenset("in inside within around throughout along".split())
_JOINED_BY = _PLACED | frozenset("of by among amongst between at across for".split())
_HAVING = frozenset("has have had lacks lack lacked shows show showed showing having got".split())
_PRONOUNS = OBJECT_PRONOUNS | {"he", "she", "who"}
_BEFORE_NO_NOUN = AUXILIARIES | PREPOSITIONS | DETERMINERS | {"c/o"}
# After these the subject only reports: "staff noted poor engagement".
_TOLD = frozenset(
    "said says reported reports noted notes noticed raised described heard saw sees found finds "
    "thinks "
    "thought believes worried concerned complained complains recorded wrote writes mentioned "
    "told asked "
    "flagged knows know feels felt observed witnessed called closed discharged referred due "
    "because about "
    "regarding against for to".split()
)
_GIVEN_BY = frozenset(
    "engagement motivation compliance cooperation operation attitude resilience insight adherence "
    "behaviour attendance".split()
)
_ADJECTIVES = (
    "ive", "ic", "ful", "less", "ous", "able", "ible", "ant", "ent", "ed", "ing", "ile", "ly", "y",
    "al", "ult", "ward", "un", "ex", "clean", "reach", "engage", "with", "house", "place",
)  # fmt: skip


def bearers(candidate: Candidate) -> Iterator[tuple[Thing, bool]]:
    """What may be described, most certain first, and whether general kinds count for it."""
    clauses, low = candidate.clauses, candidate.sentence[0]
    words, first = candidate.passage.words, candidate.first
    acting = _is_acting(candidate)
    labels_noun = _is_person_noun(candidate.words[-1])
    if (thing := _in_gap(candidate)) is not None:
        yield thing, True
    yield from _following(candidate)
    if labels_noun:
        opening = clauses.opening(low, first)
        if opening is not None and opening.kind != "it":
            yield opening, False
    if not candidate.is_verbal and _may_stand_before_noun(candidate):
        noun = candidate.noun_after
        if noun is not None and noun.kind:
            category = candidate.entry.category
            names = category == "dehumanising-noun" or category in _ACTING_SUBJECT
            yield noun, not labels_noun and not names and not _is_plural_name(candidate)
            return
        if noun is not None and not labels_noun and _modifies(candidate, noun):
            yield Thing(noun.words, "thing", noun.at), True
            return
    elif (noun := candidate.noun_after) is not None and noun.kind:
        yield noun, False
    noun = clauses.noun_after(candidate.after, skip_determiners=True)
    if noun is not None and noun.kind != "trait":
        yield Thing(noun.words, "", noun.at), False
    if first > low and candidate.passage.joins(first - 1):
        before = words[first - 1]
        if before in OBJECT_PRONOUNS and before != "it" and not candidate.is_verbal:
            return
        kind = "" if before in DETERMINERS or before in PREPOSITIONS else kind_of([before])
        if kind and not candidate.is_verbal:
            near = Thing((before,), kind, first - 1)
            # "asked to leave the shelter because of his drinking"
            if words[first] not in PREPOSITIONS and words[first] not in CLAUSE_WORDS:
                yield near, is_adjective(candidate) and not labels_noun and not acting
        elif before.endswith(("ly", "lly")):
            yield Thing((before,), "", first - 1), False
    linked = candidate.is_linked
    if candidate.is_verbal or linked:
        subject = candidate.subject
        if subject is not None and not (subject.kind == "it" and _says_nothing(candidate)):
            yield subject, not acting and (subject.kind != "it" or _is_bare_adjective(candidate))
            if subject.kind == "person":
                return
    yield from _joined_nouns(candidate)
    if not (candidate.is_verbal or linked):
        yield from _owner(candidate, acting)


def _is_acting(candidate: Candidate) -> bool:
    """Whether the subject does something to a person, so that its kind excuses nothing."""
    if candidate.entry.category in _ACTING_SUBJECT:
        # "The site has issues", "the form was a nightmare": the subject is what is labelled.
        is_said_of_subject = candidate.words[0] in _HAVING or (
            not candidate.is_verbal and candidate.is_linked
        )
        return not is_said_of_subject
    if _PERSON_OBJECTS.intersection(candidate.words):
        return True
    if {"his", "her", "their"}.intersection(candidate.words[1:]):
        return True
    return candidate.is_verbal and kind_of(candidate.words[-1:]) == "person"


def _is_plural_name(candidate: Candidate) -> bool:
    """ "Illegals work here": a plural stands before no noun."""
    last = candidate.words[-1]
    return candidate.entry.category in _NAMES and last.endswith("s") and not last.endswith("ss")


def _modifies(candidate: Candidate, noun: Thing) -> bool:
    """Whether the match is an adjective before this unlisted noun, as in "an aggressive lymphoma";
    not "client aggressive overnight"."""
    word = noun.words[0]
    if candidate.entry.category == "dehumanising-noun" or _is_plural_name(candidate):
        return False
    words, after = candidate.passage.words, noun.at + 1
    if (
        word.endswith("s")
        and words[after : after + 1]
        and (words[after] in DETERMINERS | OBJECT_PRONOUNS)
    ):
        # "Her refusal to engage leaves us with nowhere to go."
        return False
    if not (is_adjective(candidate) and is_noun_like(word)) or word.endswith(("ed", "ing")):
        return False
    first, low = candidate.first, candidate.sentence[0]
    if candidate.passage.is_capitalised(noun.at):
        return False
    if first == low:
        return True
    before = candidate.passage.words[first - 1]
    return before in DETERMINERS or before in PREPOSITIONS or before in {"and", "or"}


def _owner(candidate: Candidate, acting: bool) -> Iterator[tuple[Thing, bool]]:
    """The subject of "the novel has an unreliable narrator", told by what stands between."""
    low, first = candidate.sentence[0], candidate.first
    subject = candidate.clauses.opening(low, first)
    if subject is None or not subject.kind:
        return
    between = candidate.passage.words[subject.at + 1 : first]
    people = any(
        kind_of([word]) == "person" or word in _TOLD or word in _PRONOUNS for word in between
    )
    if people or candidate.behind[:1] in (["from"], ["by"], ["among"], ["in"], ["of"]):
        return
    yield subject, not acting and bool(between) and between[0] in _HAVING


def _may_stand_before_noun(candidate: Candidate) -> bool:
    last = candidate.words[-1]
    return last not in _BEFORE_NO_NOUN


def _is_bare_adjective(candidate: Candidate) -> bool:
    """ "It is chaotic" speaks of a thing; "it is attention seeking" of a person."""
    last = candidate.words[-1]
    return kind_of_word(last) != "person" and last.endswith(
        ("ic", "ile", "able", "ant", "ient", "ane")
    )


def _following(candidate: Candidate) -> Iterator[tuple[Thing, bool]]:
    """The next few words, for things that only the entry knows: "an undesirable side effect"."""
    passage, at = candidate.passage, candidate.after
    run: list[str] = []
    while len(run) < 4 and at < len(passage.words) and passage.joins(at - 1):
        word = passage.words[at]
        if word in DETERMINERS or word in PREPOSITIONS or word in CLAUSE_WORDS:
            return
        run.append(word)
        yield Thing(tuple(run), "", at), False
        at += 1


def _in_gap(candidate: Candidate) -> Thing | None:
    """A noun put inside the phrase: "kept the shared kitchen clean"."""
    low, high = candidate.match.gap
    run = candidate.passage.words[low:high]
    if run and run[0] != "for" and (kind := kind_of(run)):
        return Thing((run[-1],), kind if run[0] in DETERMINERS else "", high - 1)
    return None


def _joined_nouns(candidate: Candidate) -> Iterator[tuple[Thing, bool]]:
    """ "the contractor's non-compliance", "poor engagement from the council", "... of the
    clutch"."""
    passage, clauses = candidate.passage, candidate.clauses
    words, first, after = passage.words, candidate.first, candidate.after
    acting = _is_acting(candidate) or _is_person_noun(candidate.words[-1])
    acting |= candidate.entry.category == "dehumanising-noun"
    if first > candidate.sentence[0] and passage.joins(first - 1):
        written = passage.written(first - 1)
        if "'" in written:
            owner = words[first - 1].removesuffix("s")
            if kind := kind_of([owner]) or kind_of([words[first - 1]]):
                yield Thing((owner,), kind, first - 1), not acting
    if after + 1 < len(words) and passage.joins(after - 1):
        link = words[after]
        by_whom = link in _JOINED_BY or (link == "from" and candidate.words[-1] in _GIVEN_BY)
        if by_whom or (link == "from" and _is_person_noun(candidate.words[-1])):
            noun = clauses.noun_after(after + 1, skip_determiners=True)
            if noun is not None and not candidate.is_verbal:
                by_somebody = noun.kind in ("staff", "organisation") and link not in _PLACED
                by_somebody &= link != "at" or candidate.words[-1] in _GIVEN_BY
                by_somebody |= link in ("among", "amongst") and not noun.kind
                yield noun, (by_somebody or link == "of") and by_whom and not acting
            elif noun is not None and (link in _PLACED or noun.kind == "thing"):
                yield noun, False
        elif link in ("with", "on", "to") and candidate.words[-1] in _GIVEN_BY:
            noun = clauses.noun_after(after + 1, skip_determiners=True)
            if noun is not None and noun.kind == "thing":
                yield noun, False


def _says_nothing(candidate: Candidate) -> bool:
    """ "It is difficult to engage him", "it was a difficult client": "it" stands for nothing."""
    if not candidate.is_verbal and kind_of_word(candidate.words[-1]) == "person":
        return True
    if "to" not in candidate.words:
        return False
    behind = candidate.behind
    return bool(behind) and (
        behind[0] in OBJECT_PRONOUNS | POSSESSIVES | DETERMINERS or kind_of(behind[:1]) == "person"
    )


_NO_PERSON = frozenset("older other compliant noncompliant reluctant defiant resistant".split())


def _is_person_noun(word: str) -> bool:
    if word in {"user", "users", "flyer", "flyers", "show", "shows"}:
        return True
    return kind_of([word]) == "person" or (
        word.endswith(("er", "ers", "ors", "ist", "ists", "ant", "ants", "ees"))
        and word not in _NO_PERSON
    )


def is_adjective(candidate: Candidate) -> bool:
    """Whether the match ends like an adjective, so that a noun after it may be what it modifies."""
    last = candidate.words[-1]
    return last.endswith(_ADJECTIVES) and not last.endswith(("ment", "family"))
