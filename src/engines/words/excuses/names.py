"""Excuses by place: inside a web or e-mail address, a file name, a name or a law."""

import re
from functools import lru_cache

from engines.words.english import DETERMINERS, FUNCTION_WORDS
from engines.words.excuses.excuse import Candidate, Excuse
from engines.words.tokens import words_of

_REACH = 120
_ADDRESS = re.compile(
    r"://|\w@\w|^@\w|\bwww\.|\w_\w|(?<!\w)[/\\][\w.-]+[/\\]"
    r"|\w\.(?:docx?|pdf|xlsx?|csv|txt|html?|png|jpe?g|gif|svg|pptx?|md|zip|odt|ods|rtf|json|ya?ml"
    r"|org|com|net|gov|info|co|uk|eu|example|nhs|ac|io)\b",
    re.IGNORECASE,
)
_HEADS = frozenset(
    "act acts bill regulations order code convention charter treaty initiative team foundation "
    "council trust unit network forum project projects programme program scheme service services "
    "group groups society association panel policy strategy plan register inquiry commission "
    "commissioner manager managers worker workers officer officers lead coordinator ordinator "
    "nurse "
    "navigator navigators practitioner advisor adviser specialist consultant partnership alliance "
    "charity centre center house hostel institute institution institutions link college university "
    "ltd limited cic plc anonymous fund grant duty framework protocol bulletin journal report "
    "guide "
    "guidance toolkit handbook award awards week day campaign conference summit band club choir "
    "court "
    "clinic hospital ward academy school department ministry directorate division agency authority "
    "board committee collective union federation coalition movement march helpline hub database "
    "index "
    "survey census study review statement bureau press magazine podcast film theatre opera party "
    "pact "
    "covenant accord manifesto procedure pathway offer contract wanderers rovers united city "
    "museum "
    "disorder syndrome disease road street lane avenue close drive square hall lodge gardens "
    "terrace "
    "bridge farm campus pub arms inn".split()
)
_LAW_SAYS = re.compile(
    r"\b(?:section \d+\w*|act|regulations|code of guidance|statutory guidance|statute|legislation|"
    r"convention|schedule \d+)(?: \d{4})? (?:\w+ )?(?:sets out|set "
    r"out|defines?|says|say|means|provides?|"
    r"states?|refers?|lists?|covers?|gives?|appl(?:y|ies)|uses?|requires?|treats?|speaks?|still)\b"
    r"|\b(?:within the meaning of|as defined (?:in|by)|for the purposes of)\b"
)
_LEGAL = frozenset(
    "charged charge offence arrested arrest cautioned caution convicted prosecuted fined penalty "
    "crime "
    "law act guilty policy diagnosis diagnosed icd dsm".split()
)
_SMALL = frozenset("of the for and on in to with a an at by".split())


def address(candidate: Candidate) -> Excuse | None:
    """Inside a web address, an e-mail address or a file name."""
    if candidate.words == ["c/o"] and _is_care_of(candidate):
        return candidate.excuse("address", candidate.first, candidate.after + 1)
    text = candidate.passage.plain.cased
    start = candidate.passage.starts[candidate.first]
    end = candidate.passage.ends[candidate.after - 1]
    low, high = start, end
    while low > 0 and start - low < _REACH and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and high - end < _REACH and not text[high].isspace():
        high += 1
    if high - low == end - start:
        return None
    written = text[low:high].strip(".,;:!?()[]<>\"'")
    return Excuse("address", written) if _ADDRESS.search(written) else None


def _is_care_of(candidate: Candidate) -> bool:
    """ "c/o the day centre", "c/o Mrs Lane", but not "c/o chest pain"."""
    if not candidate.behind:
        return False
    return candidate.behind[0] in DETERMINERS or (
        candidate.passage.is_capitalised(candidate.after) and not _is_shouted(candidate)
    )


def name(candidate: Candidate) -> Excuse | None:
    """Inside a name that the entry lists, or one told by its capitals and its last word."""
    for listed in candidate.listed.names:
        if (place := _stands_in(candidate, listed)) is not None:
            return candidate.excuse("in-name", *place)
    return _capitalised_name(candidate) or _said_by_law(candidate)


def _said_by_law(candidate: Candidate) -> Excuse | None:
    """ "Section 191 of the Housing Act 1996 sets out when ...": the words are the law's."""
    if (
        candidate.words[-1] == "section"
        and candidate.behind[:1]
        and candidate.behind[0][0].isdigit()
    ):
        return candidate.excuse("name-or-law", candidate.first, candidate.after + 1)
    found = _LAW_SAYS.search(" ".join(candidate.before))
    return Excuse("name-or-law", found.group()) if found else None


@lru_cache(maxsize=4096)
def _name_words(listed: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The words of a listed name, and which of them have capitals."""
    cased = listed.replace("’", "'")
    words = words_of(cased.lower())
    capitals = tuple(word[0].isupper() for word in re.findall(r"[^\W_]+(?:['&][^\W_]+)*", cased))
    return words, capitals if len(capitals) == len(words) else (False,) * len(words)


def _stands_in(candidate: Candidate, listed: str) -> tuple[int, int] | None:
    passage = candidate.passage
    name_words, capitals = _name_words(listed)
    length = len(name_words)
    first = candidate.first
    while first < candidate.after - 1 and passage.words[first] in DETERMINERS:
        first += 1
    for low in range(max(0, candidate.after - length), first + 1):
        if low + length > len(passage.words):
            break
        if not _same(passage.words[low : low + length], name_words):
            continue
        if not all(passage.joins(at) for at in range(low, low + length - 1)):
            continue
        proper = all(
            passage.is_capitalised(low + offset)
            for offset, capital in enumerate(capitals)
            if capital
        )
        if not proper:
            continue
        if length == 1 and any(capitals) and _proves_nothing(candidate, low):
            continue
        # The name of an offence, when it is all there is, needs the law beside it.
        is_all = (
            candidate.match.is_exact and low >= candidate.first and low + length <= candidate.after
        )
        lawful = _LEGAL.intersection(candidate.before + candidate.behind)
        if is_all and not any(capitals) and not lawful:
            continue
        return low, low + length
    return None


def _same(typed: list[str], listed: tuple[str, ...]) -> bool:
    return typed[:-1] == list(listed[:-1]) and typed[-1] in (listed[-1], listed[-1] + "s")


def _proves_nothing(candidate: Candidate, at: int) -> bool:
    """A capital proves nothing in a sentence's first word, or where all is capitals."""
    return at == candidate.sentence[0] or candidate.passage.written(at).isupper()


def _capitalised_name(candidate: Candidate) -> Excuse | None:
    passage = candidate.passage
    low, high = candidate.sentence
    own = range(candidate.first, candidate.after)
    if not all(
        passage.is_capitalised(at) for at in own if passage.words[at] not in _SMALL
    ) or _is_shouted(candidate):
        return None
    start, end = candidate.first, candidate.after
    while start > low and _continues(candidate, start - 1, start - 1):
        start -= 1
    while end < high and _continues(candidate, end, end - 1):
        end += 1
    while start < candidate.first and passage.words[start] in _SMALL:
        start += 1
    while end > candidate.after and passage.words[end - 1] in _SMALL:
        end -= 1
    capitals = [at for at in range(start, end) if passage.words[at] not in _SMALL]
    others = [at for at in capitals if at not in own]
    heads = [at for at in capitals if passage.words[at] in _HEADS and at >= candidate.first]
    heads += [at for at in others if passage.words[at] in _HEADS]
    if heads and others and len(capitals) > 1:
        return candidate.excuse("name-or-law", start, end)
    # Without such a word: "Lady and the Tramp", but not a heading or a sentence's first word.
    telling = [at for at in others if at != low and passage.words[at] not in FUNCTION_WORDS]
    linked = any(passage.words[at] in _SMALL for at in range(start, end) if at not in own)
    if telling and linked and candidate.first != low and not _is_heading(candidate):
        return candidate.excuse("name-or-law", start, end)
    return None


def _continues(candidate: Candidate, at: int, gap: int) -> bool:
    passage = candidate.passage
    if not (passage.joins(gap) or passage.between(gap) == " & "):
        return False
    return passage.is_capitalised(at) or passage.words[at] in _SMALL


def _is_shouted(candidate: Candidate) -> bool:
    """Whether the words around are all capitals, as in some case notes."""
    low, high = candidate.sentence
    letters = [
        candidate.passage.written(at).isupper()
        for at in range(max(low, candidate.first - 6), min(high, candidate.after + 6))
        if candidate.passage.written(at).isalpha() and len(candidate.words) > 0
    ]
    return sum(letters) > 0.6 * len(letters)


def _is_heading(candidate: Candidate) -> bool:
    """Whether nearly every word of the sentence has a capital."""
    low, high = candidate.sentence
    content = [
        at
        for at in range(low, high)
        if candidate.passage.words[at] not in FUNCTION_WORDS
        and candidate.passage.words[at].isalpha()
    ]
    capitals = sum(candidate.passage.is_capitalised(at) for at in content)
    return capitals >= 0.75 * len(content)
