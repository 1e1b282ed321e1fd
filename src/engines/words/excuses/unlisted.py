"""Nouns on no list. Words for people who are helped are few and listed; a common noun that is none
of them most likely means a thing, an animal, a firm or a trade: "the kiln", "these slugs"."""

from engines.words.clauses import Thing
from engines.words.english import DETERMINERS, FUNCTION_WORDS, is_adverb, kind_of_word, singulars
from engines.words.reading import Passage

# Given names that look like plurals.
_NAMES = frozenset(
    "james thomas lewis nicholas francis frances charles agnes doris iris phyllis gladys dennis "
    "rhys jones williams evans davies davis roberts hughes edwards adams harris phillips rogers "
    "watkins jenkins stevens richards peters andrews simmons reynolds simons hobbs briggs "
    "higgins".split()
)
_POSSIBLY_A_NAME = ("ss", "us", "is", "as", "os")
# Words that speak of a person, whatever comes before: "the evictee", "the eldest", "the accused".
_OF_PERSON = ("ee", "ees", "man", "men", "woman", "women", "ed", "mate", "mates")
_AGENT = ("er", "or", "ist", "ian", "eer", "ster")
_PLURAL_VERBS = frozenset("are were have do".split())
_NOT_A_NOUN = frozenset(
    "oldest referral referrals arrival arrivals appointment appointments "
    "first second third next last same different else ones such own due able likely unlikely pm am "
    "very quite too so rather ex pre post re per via etc eg ie yes no ok".split()
)


def is_unlisted_noun(passage: Passage, thing: Thing) -> bool:
    """Whether a thing of no known kind is a common noun, and not somebody's name or nickname."""
    word, at = thing.words[-1], thing.at
    if not is_noun_like(word) or word.endswith(_OF_PERSON):
        return False
    before = at - len(thing.words)
    has_determiner = before >= 0 and passage.words[before] in DETERMINERS and passage.joins(before)
    if has_determiner:
        return not passage.is_capitalised(at) or passage.written(at).isupper()
    if not word.endswith("s") or word.endswith(_POSSIBLY_A_NAME) or word in _NAMES:
        return False
    if not passage.is_capitalised(at):
        return True
    following = passage.words[at + 1 : at + 2]
    return len(thing.words) > 1 or (bool(following) and following[0] in _PLURAL_VERBS)


def is_noun_like(word: str) -> bool:
    """Whether a word on no list may be a noun at all."""
    return (
        len(word) >= 3
        and word.isalpha()
        and word not in FUNCTION_WORDS
        and word not in _NOT_A_NOUN
        and not is_adverb(word)
        and not kind_of_word(word)
    )


def is_agent(word: str) -> bool:
    """Whether a word names whoever does something: "tuner", "pianists"."""
    return singulars(word)[-1].endswith(_AGENT)
