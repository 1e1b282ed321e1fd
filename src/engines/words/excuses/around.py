"""Excuses by the words directly after or before."""

from functools import lru_cache

from engines.words.english import singulars
from engines.words.excuses.excuse import Candidate, Excuse
from engines.words.lexicon import FollowedBy, PrecededBy
from engines.words.tokens import words_of

# Nouns that are verbs as often: "the poor work", "the homeless sleep".
_ALSO_VERBS = frozenset(
    "sleep work walk face live move start end queue wait rest shop visit use stay travel leave "
    "drink "
    "die help camp run end fall rise turn trust watch study play order demand suffer share".split()
)


@lru_cache(maxsize=4096)
def _words(listed: str) -> tuple[str, ...]:
    return words_of(listed.lower())


def excuse_around(candidate: Candidate) -> Excuse | None:
    """Followed by or preceded by what the entry lists."""
    for unless in candidate.entry.unless:
        if isinstance(unless, FollowedBy):
            for listed in unless.words:
                if length := _follows(candidate, _words(listed)):
                    after = candidate.after
                    return candidate.excuse("followed-by", after, after + length)
            if excuse := _a_noun_follows(candidate, unless):
                return excuse
        elif isinstance(unless, PrecededBy):
            for listed in unless.words:
                if length := _precedes(candidate, _words(listed)):
                    first = candidate.first
                    return candidate.excuse("preceded-by", first - length, first)
    return None


def _follows(candidate: Candidate, listed: tuple[str, ...]) -> int:
    passage, at = candidate.passage, candidate.after
    # "genuine need" is listed as followed by "need for".
    if len(listed) > 1 and listed[0] == candidate.words[-1]:
        listed = listed[1:]
    if not listed or at + len(listed) > len(passage.words):
        return 0
    for offset, word in enumerate(listed):
        typed = passage.words[at + offset]
        last = offset == len(listed) - 1
        if not passage.joins(at + offset - 1):
            return 0
        if typed != word and not (last and word in singulars(typed)):
            return 0
    return len(listed)


def _precedes(candidate: Candidate, listed: tuple[str, ...]) -> int:
    passage, at = candidate.passage, candidate.first - len(listed)
    if not listed or at < 0 or passage.words[at : candidate.first] != list(listed):
        return 0
    return len(listed) if all(passage.joins(k) for k in range(at, candidate.first)) else 0


def _a_noun_follows(candidate: Candidate, unless: FollowedBy) -> Excuse | None:
    """ "The poor" are people; "the poor lighting" is not. Also heads further on: "elderly gas
    boiler"."""
    noun = candidate.clauses.noun_after(candidate.after)
    if noun is None:
        return None
    names_group = candidate.words[0] == "the" and len(candidate.words) < 4
    if names_group and noun.kind and noun.words[0] not in _ALSO_VERBS:
        return candidate.excuse("followed-by", candidate.after, noun.at + 1)
    if noun.at > candidate.after and any(
        listed in singulars(noun.words[-1]) for listed in unless.words
    ):
        return candidate.excuse("followed-by", candidate.after, noun.at + 1)
    return None
