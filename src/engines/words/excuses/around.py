"""Excuses by the words directly after or before."""

from engines.words.english import singulars
from engines.words.excuses.excuse import Candidate, Excuse

# Nouns that are verbs as often: "the poor work", "the homeless sleep".
_ALSO_VERBS = frozenset(
    "sleep work walk face live move start end queue wait rest shop visit use stay travel leave "
    "drink die help camp run end fall rise turn trust watch study play order demand suffer "
    "share".split()
)


def excuse_around(candidate: Candidate) -> Excuse | None:
    """Followed by or preceded by what the entry lists."""
    if candidate.listed.follows_any:
        if length := _follows(candidate):
            return candidate.excuse("followed-by", candidate.after, candidate.after + length)
        if excuse := _a_noun_follows(candidate):
            return excuse
    if candidate.listed.preceding and (length := _precedes(candidate)):
        return candidate.excuse("preceded-by", candidate.first - length, candidate.first)
    return None


def _follows(candidate: Candidate) -> int:
    """How many words of a listed phrase come right after the match."""
    passage, at = candidate.passage, candidate.after
    if at >= len(passage.words) or not passage.joins(at - 1):
        return 0
    table = candidate.listed.following
    for word in singulars(passage.words[at]):
        for listed in table.get(word, ()):
            if _stands_at(passage, at, listed):
                return len(listed)
    # "genuine need" is listed as followed by "need for".
    for listed in table.get(candidate.words[-1], ()):
        if len(listed) > 1 and _stands_at(passage, at, listed[1:]):
            return len(listed) - 1
    return 0


def _stands_at(passage, at: int, listed: tuple[str, ...]) -> bool:
    words = passage.words
    if at + len(listed) > len(words) or words[at : at + len(listed) - 1] != list(listed[:-1]):
        return False
    last = at + len(listed) - 1
    if listed[-1] != words[last] and listed[-1] not in singulars(words[last]):
        return False
    return all(passage.joins(place) for place in range(at, last))


def _precedes(candidate: Candidate) -> int:
    """How many words of a listed phrase come right before the match."""
    passage, first = candidate.passage, candidate.first
    if not first:
        return 0
    for listed in candidate.listed.preceding.get(passage.words[first - 1], ()):
        at = first - len(listed)
        if at >= 0 and passage.words[at:first] == list(listed):
            return len(listed) if all(passage.joins(k) for k in range(at, first)) else 0
    return 0


def _a_noun_follows(candidate: Candidate) -> Excuse | None:
    """ "The poor" are people; "the poor lighting" is not. Also heads further on: "elderly gas
    boiler"."""
    noun = candidate.noun_after
    if noun is None:
        return None
    names_group = candidate.words[0] == "the" and len(candidate.words) < 4
    if names_group and noun.kind and noun.words[0] not in _ALSO_VERBS:
        return candidate.excuse("followed-by", candidate.after, noun.at + 1)
    if noun.at > candidate.after and not candidate.listed.heads.isdisjoint(
        singulars(noun.words[-1])
    ):
        return candidate.excuse("followed-by", candidate.after, noun.at + 1)
    return None
