"""Excuse: the text speaks about the wording itself. Quotation marks alone excuse nothing."""

import re

from engines.words.excuses.excuse import Candidate, Excuse
from engines.words.quotations import Quotation

# How many words besides the term a quotation may hold and still be the term itself.
_BESIDES = 4
_REACH = 9
_NOUNS = (
    "term|terms|word|words|phrase|phrases|label|labels|labelled|labelling|wording|jargon"
    "|expression|"
    "expressions|code|codes|heading|headings|headed|tick box|tick boxes|tickbox|drop down|dropdown|"
    "style guide|glossary|checklist|pejorative|euphemism|euphemisms|language|category|tag"
    "|shorthand|"
    "adjective|adjectives|noun|nouns|vocabulary|terminology|entry|option|field|cliche|buzzword"
)
_SAYING = "say|saying|write|writing|use|using|call|calling|put|record|recording|describe|describing"
_GOVERNS_QUOTED = re.compile(
    rf"\b(?:{_NOUNS}|instead of|rather than|say "
    rf"instead|(?:stop|stopped|avoid|avoids|avoiding|never|not"
    rf"|dont|without|banned|ban) (?:\w+ "
    rf"){{0,4}}?(?:{_SAYING}|saying)|avoid|avoiding|replace|replaced"
    r"|replacing|delete|deleted|deleting|cross out|crosses out|crossed out|crossing out"
    r"|strikes out|strike out|struck out|not "
    r"this|(?<!so )called|described (?:\w+ )?as|describing \w+ as|listed as|referred to as|known "
    r"as|mean by|means by"
    r"|meant by|what does|what "
    r"do|remove|removed|removing|scrap|scrapped|change|changed|swap|swapped"
    r"|retire|retired|drop|dropped|dropping|ditch|say|write|used to (?:say|write|call|use)"
    r"|(?:of|for|about|by) calling (?:\w+ ){0,2}|stop using|using|use of|definition "
    r"of|define|defines|spelling of|search for|searched for"
    r"|replaces|prefer|prefers|preferred|tick|ticked|discussed|debated|discuss)\b"
)
# These govern only what comes right after: "she called again" is no mention.
_CLOSE_ONLY = re.compile(
    r"\b(?:called|say|write|using|use of|replace|avoid|remove|removed|change|changed|drop|dropped|"
    r"prefer|prefers|preferred|known as|language|entry|option|field|code|category|tick|delete|"
    r"described as|listed as|discussed|discuss|debated)\b"
)
_AFTER_QUOTED = re.compile(
    rf"^(?:\w+ ){{0,5}}?(?:{_NOUNS})\b|^(?:as a|as an) (?:\w+ ){{0,2}}(?:{_NOUNS})"
    r"|^(?:was|were|is|are|has been|have been|should be|must be|will be|to be) (?:\w+ ){0,2}?"
    r"(?:replaced|deleted|crossed|struck|removed|avoided|dropped|retired|changed|banned|scrapped)"
    r"|^(?:with|by) (?:what|a description|something|the)\b"
)
_SUBJECT_OF = re.compile(
    r"^(?:itself |really |only |also |never |often |just "
    r")?(?:is|was|says|said|means|meant|tells|hides|"
    r"hid|divides|divided|puts|places|implies|implied|suggests|suggested|sounds|sounded|blames"
    r"|covers|"
    r"follows|stigmatises|hurts|makes|made|can|could|may|might|does|did|has|comes|came|reads"
    r"|describes|"
    r"refers|appears|appeared|ignores|reduces|turns|gives|needs|shuts|closes|carries|feels|felt"
    r"|should"
    r"|must|still|sticks|stuck|says)\b"
)
_BEFORE_SUBJECT = frozenset("that why how whether is was when does because if and or but".split())
_TERM_NOUN = (
    r"(?:term|terms|word|words|phrase|phrases|label|labels|expression|jargon|euphemism|wording|"
    r"adjective|heading|headed|code|language)"
)
_GOVERNS_BARE = re.compile(
    rf"\b(?:the|a|an|this|that|old|of|our|these|such|as|its|their|no|using)? ?{_TERM_NOUN}"
    r"(?: such as| like| is| was| were| of| for| including)?$"
    rf"|\b{_TERM_NOUN} (?:such as|like|including)(?: \w+){{1,8}} (?:and|or)$"
    r"|\b(?:stop|stopped|avoid|avoiding|not|never|dont|without|no longer) (?:\w+ ){0,2}?"
    r"(?:say|saying|write|writing|use|using|call|calling)"
    r"(?: \w+){0,2}(?: as)?$"
    r"|^(?:say|write|use|put|record|prefer|try)\b.* (?:not|instead of|rather than|never|and not)$"
    r"|\b(?:we|they|staff|i|please|to|should|now|guide) (?:\w+ "
    r")?(?:say|write|use|record|put|prefer)\b"
    r".* (?:not|instead of|rather than|never)$"
    r"|^(?:delete|replace|cross out|strike out|remove)$"
    r"|\b(?:say|write) instead of$"
)
_AFTER_BARE = re.compile(
    r"^(?:is|was|are|as|were|remains|became) (?:also |still |just |not |only |really |itself )*"
    r"(?:a|an|the|another|one|our) (?:\w+ ){0,3}?"
    r"(?:term|word|phrase|label|expression|euphemism|code word|jargon|wording|pejorative)\b"
    r"|^(?:label|labels|tag|wording|heading|jargon)\b"
    r"|^(?:is|are|was|were) (?:a )?(?:pejorative|jargon|stigmatising language|a loaded|outdated "
    r"(?:term|language|wording))"
    r"|^(?:as|is) (?:a |the )?(?:phrase|term|label|word)"
)
_GUIDES = re.compile(r"\b(?:style guide|glossary|say instead|language guide|word list|wordlist)\b")


def mention(candidate: Candidate) -> Excuse | None:
    """The words are spoken about, not used: "we avoid the term ..."."""
    around = candidate.quotations
    short = [one for one in around if _is_the_term(candidate, one)]
    if short and (excuse := _quoted(candidate, short[0])):
        return excuse
    return None if short else _bare(candidate)


def _is_the_term(candidate: Candidate, quotation: Quotation) -> bool:
    besides = (quotation.after - quotation.first) - (candidate.after - candidate.first)
    return besides <= _BESIDES


def _quoted(candidate: Candidate, quotation: Quotation, depth: int = 0) -> Excuse | None:
    words, low, high = candidate.passage.words, *candidate.sentence
    before = " ".join(words[max(low, quotation.first - _REACH) : quotation.first])
    after = " ".join(words[quotation.after : min(high, quotation.after + _REACH)])
    for found in _GOVERNS_QUOTED.finditer(before):
        distance = before[found.end() :].count(" ")
        if not _CLOSE_ONLY.fullmatch(found.group().strip()) or distance <= 2:
            return Excuse("mention", found.group())
    if found := _AFTER_QUOTED.search(after):
        return Excuse("mention", found.group())
    if found := _GUIDES.search(" ".join(words[low:high])):
        return Excuse("mention", found.group())
    exact = quotation.first >= candidate.first - 1 and quotation.after <= candidate.after + 1
    opens = quotation.first == low or words[quotation.first - 1] in _BEFORE_SUBJECT
    if exact and opens and (found := _SUBJECT_OF.search(after)):
        return Excuse("mention", found.group())
    earlier = candidate.all_quotations.before(quotation)
    if depth < 4 and earlier is not None and earlier.first >= low:
        between = words[earlier.after : quotation.first]
        if len(between) <= 3 and set(between) <= {"and", "or", "not", "to", "with", "nor", "but"}:
            return _quoted(candidate, earlier, depth + 1)
    return None


def _bare(candidate: Candidate) -> Excuse | None:
    if found := _GOVERNS_BARE.search(" ".join(candidate.before[-14:])):
        return Excuse("mention", found.group().strip())
    if found := _AFTER_BARE.search(" ".join(candidate.behind[:8])):
        return Excuse("mention", found.group())
    return None
