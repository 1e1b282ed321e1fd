"""Words of plain text, as the patterns and the text both know them.

Contractions become two words ("won't" is "will not") and other apostrophes go, so that a straight,
a curly or a missing one makes no difference.
"""

import re
from collections.abc import Sequence

# "A&E" and "c/o" are one word.
WORD = re.compile(r"[^\W_]+(?:['&](?=[^\W_])[^\W_]+)*")
_CARE_OF = re.compile(r"(?<![^\W_])c/o(?![^\W_])")

_NOT = (
    "is are was were do does did has have had would could should must need might ought dare"
).split()
CONTRACTIONS: dict[str, tuple[str, ...]] = {
    **{f"{word}nt": (word, "not") for word in _NOT if word not in {"need", "dare", "do"}},
    **{f"{word}n't": (word, "not") for word in _NOT},
    "dont": ("do", "not"),
    "aint": ("is", "not"),
    "ain't": ("is", "not"),
    "cant": ("can", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "wont": ("will", "not"),
    "won't": ("will", "not"),
    "shan't": ("will", "not"),
    **{
        f"{who}'s": (who, "is")
        for who in "he she it that there who what here everyone someone".split()
    },
    **{f"{who}s": (who, "is") for who in ("he", "she")},
    **{f"{who}'re": (who, "are") for who in "they we you who".split()},
    "theyre": ("they", "are"),
    "i'm": ("i", "am"),
    "im": ("i", "am"),
    **{f"{who}'ve": (who, "have") for who in "i they we you who".split()},
    "ive": ("i", "have"),
    **{f"{who}'ll": (who, "will") for who in "i he she it they we you who".split()},
    **{f"{who}'d": (who, "would") for who in "i he she they we you who".split()},
}


def spans_of(folded: str) -> list[tuple[int, int]]:
    """Where the words of folded text are; "c/o" counts as one."""
    spans = [found.span() for found in WORD.finditer(folded)]
    if "c/o" not in folded:
        return spans
    starts = {found.start() for found in _CARE_OF.finditer(folded)}
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if start - 2 in starts:
            joined[-1] = (start - 2, end)
        else:
            joined.append((start, end))
    return joined


def pieces(word: str) -> Sequence[str]:
    """The words that one written word stands for.

    >>> pieces("won't"), pieces("people's"), pieces("c/o")
    (('will', 'not'), ('peoples',), ('c/o',))
    """
    if (known := CONTRACTIONS.get(word)) is not None:
        return known
    return (word.replace("'", ""),) if "'" in word else (word,)


def words_of(folded: str) -> tuple[str, ...]:
    """The words of a short folded text, contractions taken apart."""
    return tuple(piece for start, end in spans_of(folded) for piece in pieces(folded[start:end]))
