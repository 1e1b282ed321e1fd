"""Excuses by what is described: a boiler may be non-compliant, a handover chaotic.

The thing described is the noun after the match when the match stands before one, else the subject
of
its clause, else what is joined to it by "of", "by" and the like. Besides what an entry lists,
staff,
organisations and things without feelings are innocent bearers of most labels.
"""

from collections.abc import Iterator

from engines.words.clauses import Thing
from engines.words.english import (
    AUXILIARIES,
    BE,
    CLAUSE_WORDS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    is_adverb,
    kind_of,
    singulars,
)
from engines.words.excuses.excuse import Candidate, Excuse
from engines.words.lexicon import Describes

# What a label of this category says of staff or an organisation blames nobody who is helped.
_OF_STAFF = frozenset(
    "blame-for-non-engagement moral-judgement doubt-casting service-jargon-that-blames "
    "deficit-pathologising victim-blaming".split()
)
_OF_THINGS = _OF_STAFF | {"outdated-clinical", "criminalising"}
# In these entries the subject is whoever does something to a person, not who is labelled.
_ACTING_SUBJECT = frozenset("euphemism othering".split())
_PERSON_OBJECTS = frozenset(
    "him her them people clients residents patients individuals anyone everybody tenants".split()
)
_DONE_TO = frozenset(
    "refused denied ignored rejected declined manipulated failed abandoned abused".split()
)
_PLACED = frozenset("in inside within around throughout along".split())
_JOINED_BY = _PLACED | frozenset("of by among amongst between at across for".split())
_HAVING = frozenset("has have had lacks lack lacked shows show showed showing having got".split())
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
_REQUIREMENTS = frozenset(
    "regulation regulations gdpr act legislation law standard standards directive requirement "
    "requirements specification accessibility guideline guidelines statute legal statutory rra "
    "safety licensing licence planning procurement audit cqc ofsted".split()
)


def excuse_described(candidate: Candidate) -> Excuse | None:
    """Excused when what is described is listed by the entry, or is no person who is helped."""
    listed = tuple(
        words
        for unless in candidate.entry.unless
        if isinstance(unless, Describes)
        for words in unless.words
    )
    if excuse := _something_done_to_them(candidate):
        return excuse
    if excuse := _with_requirements(candidate):
        return excuse
    for thing, general in _described(candidate):
        if _is_listed(thing, listed) or (general and _is_innocent(candidate, thing)):
            low = thing.at - len(thing.words) + 1
            return candidate.excuse("describes", low, thing.at + 1)
        if thing.kind in ("person", "trait"):
            return None
    return None


def _is_listed(thing: Thing, listed: tuple[str, ...]) -> bool:
    for words in listed:
        wanted = words.lower().replace("-", " ").split()
        tail = list(thing.words[-len(wanted) :])
        if (
            tail
            and tail[:-1] == wanted[:-1]
            and set(singulars(tail[-1])) & set(singulars(wanted[-1]))
        ):
            return True
    return False


def _is_innocent(candidate: Candidate, thing: Thing) -> bool:
    category = candidate.entry.category
    if thing.kind in ("staff", "organisation", "self"):
        # An entry that names nothing innocent, as "substance abuse", is about the wording itself.
        names_innocent = any(isinstance(one, Describes) for one in candidate.entry.unless)
        return category in _OF_STAFF and names_innocent
    if thing.kind == "activity":
        # "Caring is demanding", but "sleeping out is a lifestyle choice".
        return category in _OF_THINGS and _is_adjective(candidate)
    return thing.kind in ("thing", "it") and category in _OF_THINGS


def _described(candidate: Candidate) -> Iterator[tuple[Thing, bool]]:
    """What may be described, most certain first, and whether general kinds count for it."""
    clauses, low = candidate.clauses, candidate.sentence[0]
    words, first = candidate.passage.words, candidate.first
    acting = _is_acting(candidate)
    labels_noun = _is_person_noun(candidate.words[-1])
    if (thing := _in_gap(candidate)) is not None:
        yield thing, True
    yield from _following(candidate)
    if labels_noun:
        yield from ((one, False) for one in [clauses.opening(low, first)] if one is not None)
    if not candidate.is_verbal and _may_stand_before_noun(candidate):
        noun = clauses.noun_after(candidate.after)
        if noun is not None and noun.kind:
            yield noun, not labels_noun and candidate.entry.category not in _ACTING_SUBJECT
            return
    elif (noun := clauses.noun_after(candidate.after)) is not None and noun.kind:
        yield noun, False
    noun = clauses.noun_after(candidate.after, skip_determiners=True)
    if noun is not None and noun.kind != "trait":
        yield Thing(noun.words, "", noun.at), False
    if first > low and candidate.passage.joins(first - 1):
        before = words[first - 1]
        if before in OBJECT_PRONOUNS and before != "it" and not candidate.is_verbal:
            return
        if before not in DETERMINERS and before not in PREPOSITIONS and kind_of([before]):
            near = Thing((before,), kind_of([before]), first - 1)
            if near.kind not in ("person", "trait") or not candidate.is_verbal:
                yield near, _is_adjective(candidate) and not labels_noun
        elif before.endswith(("ly", "lly")):
            yield Thing((before,), "", first - 1), False
    linked = clauses.has_link_before(first, low)
    if candidate.is_verbal or linked:
        subject = clauses.subject(first, low)
        if subject is not None and not (subject.kind == "it" and _is_expletive(candidate)):
            yield subject, not acting and (subject.kind != "it" or _is_bare_adjective(candidate))
            if subject.kind == "person":
                return
    yield from _joined_nouns(candidate)
    if not (candidate.is_verbal or linked):
        yield from _owner(candidate, acting)


def _is_acting(candidate: Candidate) -> bool:
    """Whether the subject does something to a person, so that its kind excuses nothing."""
    entry = candidate.entry
    if entry.category in _ACTING_SUBJECT or _PERSON_OBJECTS.intersection(candidate.words):
        return True
    if {"his", "her", "their"}.intersection(candidate.words[1:]):
        return True
    return kind_of(candidate.words[-1:]) == "person"


def _owner(candidate: Candidate, acting: bool) -> Iterator[tuple[Thing, bool]]:
    """The subject of "the novel has an unreliable narrator", told by what stands between."""
    low, first = candidate.sentence[0], candidate.first
    subject = candidate.clauses.opening(low, first)
    if subject is None or not subject.kind:
        return
    between = candidate.passage.words[subject.at + 1 : first]
    people = any(
        kind_of([word]) == "person"
        or word in _TOLD
        or word in OBJECT_PRONOUNS | {"he", "she", "who"}
        for word in between
    )
    if people or candidate.behind[:1] in (["from"], ["by"], ["among"], ["in"], ["of"]):
        return
    yield subject, not acting and bool(between) and between[0] in _HAVING


def _may_stand_before_noun(candidate: Candidate) -> bool:
    last = candidate.words[-1]
    return last not in AUXILIARIES | PREPOSITIONS | DETERMINERS | {"c/o"}


def _is_bare_adjective(candidate: Candidate) -> bool:
    """ "It is chaotic" speaks of a thing; "it is attention seeking" of a person."""
    return candidate.words[-1].endswith(("ic", "ile", "able", "ant", "ient", "ane"))


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
                by_somebody = noun.kind in ("staff", "organisation") and link != "in"
                yield noun, (by_somebody or link == "of") and by_whom and not acting
            elif noun is not None and (link in _PLACED or noun.kind == "thing"):
                yield noun, False
        elif link == "with" and candidate.words[-1] in _GIVEN_BY:
            noun = clauses.noun_after(after + 1, skip_determiners=True)
            if noun is not None and noun.kind == "thing":
                yield noun, False


def _something_done_to_them(candidate: Candidate) -> Excuse | None:
    """ "He was refused support": it was done to him."""
    if candidate.words[0] not in _DONE_TO:
        return None
    words, at = candidate.passage.words, candidate.first - 1
    while at > candidate.sentence[0] and is_adverb(words[at]):
        at -= 1
    if at >= candidate.sentence[0] and words[at] in BE | {"getting", "got"}:
        return candidate.excuse("describes", at, at + 1)
    behind = candidate.behind
    if behind[:1] == ["by"]:
        noun = candidate.clauses.noun_after(candidate.after + 1, skip_determiners=True)
        if noun is not None and noun.kind in ("staff", "organisation"):
            return candidate.excuse("describes", candidate.after, noun.at + 1)
    return None


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


def _is_expletive(candidate: Candidate) -> bool:
    """ "It is difficult to engage him": "it" stands for nothing."""
    if "to" not in candidate.words:
        return False
    behind = candidate.behind
    return bool(behind) and (
        behind[0] in OBJECT_PRONOUNS | POSSESSIVES | DETERMINERS or kind_of(behind[:1]) == "person"
    )


def _is_person_noun(word: str) -> bool:
    if word in {"user", "users", "flyer", "flyers", "show", "shows"}:
        return True
    return kind_of([word]) == "person" or (
        word.endswith(("er", "ers", "ors", "ist", "ists", "ant", "ants", "ees"))
        and word not in {"older", "other", "compliant", "noncompliant", "reluctant", "defiant"}
    )


_ADJECTIVES = (
    "ive", "ic", "ful", "less", "ous", "able", "ible", "ant", "ent", "ed", "ing", "ile", "ly", "y",
    "al", "ult", "ward", "un", "ex", "clean", "reach", "engage", "with", "house", "place",
)  # fmt: skip


def _is_adjective(candidate: Candidate) -> bool:
    last = candidate.words[-1]
    return last.endswith(_ADJECTIVES) and not last.endswith(("ment", "family"))
