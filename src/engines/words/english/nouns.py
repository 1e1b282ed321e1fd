"""Nouns by kind: things, organisations, staff, people, and traits of a person."""

from collections.abc import Sequence
from functools import cache

from engines.words.english.nature import NATURE
from engines.words.english.people import GIVEN_NAMES, ORGANISATIONS, PEOPLE, STAFF, TRAITS
from engines.words.english.things import THINGS

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "people": "person",
    "children": "child",
    "mice": "mouse",
    "wives": "wife",
    "lives": "life",
    "knives": "knife",
    "shelves": "shelf",
    "leaves": "leaf",
    "feet": "foot",
    "teeth": "tooth",
    "criteria": "criterion",
    "data": "data",
    "bacteria": "bacteria",
    "analyses": "analysis",
    "geese": "goose",
    "buses": "bus",
}
# Endings of abstract nouns, which are no person.
_ABSTRACT = ("tion", "sion", "ment", "ware", "ology", "ance", "ence", "ure", "age", "ism")
_NOT_ABSTRACT = frozenset(
    "teenage cure sure pure secure mature future dance chance advance hence once absence presence "
    "influence patience manage engage encourage damage average village insure ensure measure "
    "sentence experience difference silence violence audience fence offence".split()
)


def singulars(word: str) -> tuple[str, ...]:
    """The word itself and what it may be the plural of.

    >>> singulars("agencies")
    ('agencies', 'agency', 'agencie')
    """
    if word in _IRREGULAR:
        return word, _IRREGULAR[word]
    if not word.endswith("s") or len(word) < 4 or word.endswith("ss"):
        return (word,)
    if word.endswith("ies"):
        return word, word[:-3] + "y", word[:-1]
    if word.endswith(("ses", "xes", "zes", "ches", "shes")):
        return word, word[:-2], word[:-1]
    return word, word[:-1]


def is_given_name(word: str) -> bool:
    """Whether a noun is a given name as often: "Dean", "Robin", "Holly"."""
    return word in GIVEN_NAMES


def is_nature(word: str) -> bool:
    """Whether this is an animal or a plant."""
    return any(one in NATURE for one in singulars(word))


@cache
def kind_of_word(word: str) -> str:
    """ "person", "staff", "organisation", "trait" or "thing"; "" when not known.

    >>> kind_of_word("boilers"), kind_of_word("nurse"), kind_of_word("kelly")
    ('thing', 'staff', '')
    """
    for one in singulars(word):
        for kind, nouns in _KINDS:
            if one in nouns:
                return kind
    if len(word) > 7 and word not in _NOT_ABSTRACT and singulars(word)[-1].endswith(_ABSTRACT):
        return "thing"
    return ""


def kind_of(words: Sequence[str]) -> str:
    """The kind of a noun phrase, by its last two words and then its last.

    >>> kind_of(["fire", "door"]), kind_of(["staff", "member"])
    ('thing', 'staff')
    """
    if len(words) > 1:
        pair = " ".join(words[-2:])
        for one in singulars(pair):
            for kind, nouns in _KINDS:
                if one in nouns:
                    return kind
    return kind_of_word(words[-1]) if words else ""


_KINDS = (
    ("person", PEOPLE),
    ("trait", TRAITS),
    ("staff", STAFF),
    ("organisation", ORGANISATIONS),
    ("thing", THINGS | NATURE),
)
