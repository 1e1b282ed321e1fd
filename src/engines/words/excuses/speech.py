"""Excuse: words inside a quotation that is somebody's speech or writing."""

import re

from engines.words.excuses.excuse import Candidate, Excuse
from engines.words.quotations import Quotation

_SAID = (
    "said|says|say|saying|told|tells|wrote|writes|written|replied|replies|reply|asked|asks|added"
    "|adds|"
    "explained|explains|recalled|recalls|remembers|remembered|answered|answers|commented|comments|"
    "feedback|quote|quotes|quoted|quoting|speaker|began|begins|reads|read|stated|states|texted"
    "|emailed|"
    "posted|shouted|remarked|laughed|joked|reflected|reflects|whispered|signed|testified|"
    "put it|own words|in her words|in his words|in their words|words "
    "were|statement|voice|recalling|"
    "continued|continues|concluded|repeated|insisted|admitted|described|responded|cried|screamed"
    "|sang"
)
_BEFORE = re.compile(rf"\b(?:{_SAID})\b(?! (?:it|him|her|them|to)$)")
_RIGHT_AFTER = re.compile(rf"^(?:\w+ ){{0,3}}?(?:{_SAID})\b")
_OWN_WORDS = re.compile(
    r"\b(?:own words|speaker|feedback|comment|in (?:his|her|their) words|quote)\b"
)
_FIRST_PERSON = frozenset("i my me myself im we our".split())
_REACH = 8


def direct_speech(candidate: Candidate) -> Excuse | None:
    """In quotation marks, and attributed to somebody; a single scare-quoted word is not speech."""
    for quotation in candidate.quotations:
        if excuse := _attributed(candidate, quotation):
            return excuse
    return _own_words(candidate)


def _attributed(candidate: Candidate, quotation: Quotation, depth: int = 0) -> Excuse | None:
    passage = candidate.passage
    words = passage.words
    inside = words[quotation.first : quotation.after]
    besides = len(inside) - (candidate.after - candidate.first)
    low, high = passage.paragraph(candidate.first)
    opening = passage.plain.folded[: quotation.start][-3:].rstrip()[-1:]
    closing = passage.plain.folded[quotation.end - 1]
    before = words[max(low, quotation.first - _REACH) : quotation.first]
    before = before[_last_sentence(candidate, quotation, len(before)) :]
    if (found := _BEFORE.search(" ".join(before))) and (
        besides >= 2 or opening in {",", ":"} or found.end() == len(" ".join(before))
    ):
        return Excuse("direct-speech", found.group())
    after = words[quotation.after : min(high, quotation.after + 5)]
    if (found := _RIGHT_AFTER.search(" ".join(after))) and (besides >= 1 or closing in ",.!?"):
        return Excuse("direct-speech", found.group())
    if besides >= 2 and (own := sorted(_FIRST_PERSON.intersection(inside))):
        return Excuse("direct-speech", own[0])
    earlier = candidate.all_quotations.before(quotation)
    goes_on = earlier is not None and earlier.first >= low and besides >= 2
    if goes_on and depth < 3 and quotation.first - earlier.after <= 6:
        return _attributed(candidate, earlier, depth + 1)
    return None


def _last_sentence(candidate: Candidate, quotation: Quotation, length: int) -> int:
    """How many of the `length` words before the quotation belong to an earlier sentence."""
    skip = 0
    for offset in range(length - 1):
        if candidate.passage.ends_sentence(quotation.first - length + offset):
            skip = offset + 1
    return skip


def _own_words(candidate: Candidate) -> Excuse | None:
    """ "In her own words: I was a mess", without marks."""
    before = candidate.before
    if found := _OWN_WORDS.search(" ".join(before)):
        low = candidate.sentence[0]
        colon = any(
            candidate.passage.between(at).startswith(":") for at in range(low, candidate.first)
        )
        if colon and _FIRST_PERSON.intersection(before + candidate.behind):
            return Excuse("direct-speech", found.group())
    return None
