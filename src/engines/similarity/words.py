"""Words of a text, and which of them say something."""

import re
import unicodedata
from collections.abc import Iterator

WORD = re.compile(r"\w+(?:'\w+)*")
# What stands in sentences about anything. The texts at hand are too few to tell these from the
# rest: most words stand in one of them alone.
COMMON = frozenset(
    """
    a about after again all also always am an and any are aren't as at back be because been before
    being both but by came can can't come could couldn't day days did didn't do does doesn't doing
    don't down each either else even ever every few first for four from get gets getting go goes
    going gone got had hadn't has hasn't have haven't having he he'd he'll he's her here hers
    herself him himself his how i i'd i'll i'm i've if in into is isn't it it's its itself just
    know like made make makes making many may me might mine more most much must my myself neither
    never no nobody none nor not now of off on once one ones only onto or other others our ours out
    over own people per put said same say says see she she'd she'll she's should shouldn't since so
    some somebody someone something still such take tell than that that's the their theirs them
    then there there's these they they'd they'll they're they've thing things this those though
    three through time times to told too two under until up upon us very want wanted was wasn't
    way we we'd we'll we're we've well went were weren't what what's when where which while who
    who's whom whose why will with without won't would wouldn't year years yes yet you you'd you'll
    you're you've your yours yourself
    """.split()
)
ENDINGS = {
    "ies": "y",
    "ied": "y",
    "ings": "",
    "ing": "",
    "ed": "",
    "es": "",
    "'s": "",
    "s": "",
    "e": "",
}
SHORTEST_STEM = 4
SHORTEST_SHARED = 3


def telling_words(text: str) -> list[str]:
    """Each word that says something, once, folded; all words where none does.

    Of a text without words, what stands between its spaces: emoji, say.

    >>> telling_words("The damp, the DAMP came back")
    ['damp']
    >>> telling_words("So what"), telling_words("🌧 🌧")
    (['so', 'what'], ['🌧'])
    """
    folded = _plain(text).casefold()
    words = list(dict.fromkeys(WORD.findall(folded)))
    return [word for word in words if word not in COMMON] or words or _between_spaces(folded)


def shared_words(a: str, b: str, most: int = 3) -> list[str]:
    """The words that both texts share and that say most, the longest first, as written in `a`.

    Endings make no difference.

    >>> shared_words("Letters about the rent.", "My rent, and another letter")
    ['Letters', 'rent']
    """
    theirs = {stem for stem, _ in _stems(b)}
    shared: dict[str, str] = {}
    for stem, word in _stems(a):
        if stem in theirs:
            shared.setdefault(stem, word)
    # Seldom words are long.
    return sorted(shared.values(), key=len, reverse=True)[:most]


def _stems(text: str) -> Iterator[tuple[str, str]]:
    for word in WORD.findall(_plain(text)):
        folded = word.casefold()
        if folded not in COMMON and len(folded) >= SHORTEST_SHARED:
            yield stem_of(folded), word


def stem_of(word: str) -> str:
    """The word without the ending that it has in common with its kin.

    >>> [stem_of(word) for word in ("letters", "dripped", "families", "housing", "address")]
    ['letter', 'drip', 'family', 'hous', 'address']
    """
    for ending, instead in ENDINGS.items():
        if word.endswith(ending) and not word.endswith("ss"):
            stem = word.removesuffix(ending) + instead
            if len(stem) >= SHORTEST_STEM:
                is_doubled = stem[-1] == stem[-2] and stem[-1] not in "lsfz"
                return stem[:-1] if is_doubled and ending in ("ing", "ed") else stem
    return word


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'")


def _between_spaces(text: str) -> list[str]:
    return list(dict.fromkeys(text.split()))
