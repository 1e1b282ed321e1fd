"""Texts as words, in a form in which a copy is like what it was copied from, and runs of words.

Unicode form, case, spacing, quotation marks, dashes, signs without width, ligatures and kinds of
digits make no difference. Every word knows where it stands in the text as it was written,
and ends where a sign that is read as one ends.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from joinedup.core.signs import BLANKS, UNSEEN

# So many words in a row are nobody's phrase: see decision 25 for what was measured.
RUN = 8
# Fewer than these are everybody's, also as a whole sentence.
SHORTEST_SENTENCE = 4

# A soft hyphen at the end of a line says that the word goes on in the next.
_CHUNK = re.compile("(?:\u00ad\n|\\S)+")
_SENTENCE_END = re.compile(r"[.!?\u2026\u061f\u06d4\u0964\u3002\uff01\uff1f]+|\n")
# They stand inside words, or around them, and are left out.
_APOSTROPHES = frozenset("'`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u2032\u05f3\uff07")
# Left out besides what is seen by nobody: kashida, which only stretches a word, and what draws
# the sign before in a circle or a keycap, underlines it or strikes it through.
_LEFT_OUT = UNSEEN | set("\u0640\u0332\u0333\u0335\u0336\u0337\u0338")
_LEFT_OUT |= set(map(chr, range(0x20DD, 0x20E5)))
_SKIPPED = _LEFT_OUT | _APOSTROPHES
# Of those, the ones that belong to the sign before them and are no marks.
_JOINERS = frozenset("\u00ad\u034f\u0640\u200b\u200c\u200d\u2060\ufeff")
# Signs that lean on the one before them and are no marks: vowels and endings of Hangul written in
# parts, vowels of Thai and Lao, sound marks of half-width kana.
_LEANING = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\u0e33\u0eb3\uff9e\uff9f]")
# After these the next letter is written below the one before.
_STACKERS = frozenset("\u1039\u17d2")
# In scripts without spaces each sign is a word; how many of them say as much as one.
_HAN_AND_KANA = re.compile(
    "[\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SOUTH_EAST_ASIAN = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SIGNS_A_WORD = {"han": 2, "south_east": 3}


class Word(NamedTuple):
    """A word in the form in which it is compared, and where it stands in its text."""

    plain: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text, in order.

    >>> words_of("Don\u2019t!")
    [Word(plain='dont', start=0, end=5)]
    >>> [word.plain for word in words_of("wro\u0301bel \ufb01sh\u2014Stra\u00dfe")]
    ['wr\u00f3bel', 'fish', 'strasse']
    """
    return [
        Word(plain, chunk.start() + start, chunk.start() + end)
        for chunk in _CHUNK.finditer(text.translate(BLANKS))
        for plain, start, end in _words_in(chunk[0])
    ]


@lru_cache(maxsize=2**15)
def _words_in(chunk: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a stretch without spaces. The same few thousand come again and again."""
    found: list[tuple[str, int, int]] = []
    plain, begin, end, is_whole = "", 0, 0, False
    for start, stop in _clusters(chunk):
        for sign in _folded(chunk[start:stop]):
            if sign in _SKIPPED or sign == "\n":
                continue
            is_mark = _is_mark(sign)
            is_part = sign.isalnum() or (is_mark and bool(plain))
            stands_alone = not is_mark and _is_unspaced(sign)
            if plain and (not is_part or stands_alone or (is_whole and not is_mark)):
                found.append((plain, begin, end))
                plain = ""
            if is_part:
                if not plain:
                    begin, is_whole = start, stands_alone
                plain, end = plain + sign, stop
    if plain:
        found.append((plain, begin, end))
    return tuple((unicodedata.normalize("NFC", word), begin, end) for word, begin, end in found)


def _clusters(chunk: str) -> Iterator[tuple[int, int]]:
    """Where signs that are read as one begin and end: a letter with its marks."""
    start = 0
    for at in range(1, len(chunk) + 1):
        if at == len(chunk) or not _leans(chunk[at], chunk[at - 1]):
            yield start, at
            start = at


def _leans(sign: str, before: str) -> bool:
    if sign.isascii():
        return False
    return (
        _is_mark(sign)
        or sign in _JOINERS
        or before in _STACKERS
        or _LEANING.match(sign) is not None
    )


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


def _folded(cluster: str) -> str:
    if cluster.isascii():
        return cluster.lower()
    # Apostrophes now, for an acute accent that stands for one becomes a space with a mark.
    seen = "".join(sign for sign in cluster if sign not in _SKIPPED)
    folded = unicodedata.normalize("NFKC", seen).casefold()
    # Capitals do not tell whether the small letters were Turkish: with a dot, and without.
    folded = folded.replace("i\u0307", "i").replace("\u0131", "i")
    folded = unicodedata.normalize("NFKC", folded)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in folded)


def _is_unspaced(sign: str) -> bool:
    return sign > "\u0e00" and (
        _HAN_AND_KANA.match(sign) is not None or _SOUTH_EAST_ASIAN.match(sign) is not None
    )


def says_as_much_as(words: Iterable[Word]) -> float:
    """How many words of a script with spaces say as much."""
    return sum(_weight(word.plain[0]) for word in words)


def _weight(sign: str) -> float:
    if sign <= "\u0e00":
        return 1
    if _HAN_AND_KANA.match(sign):
        return 1 / _SIGNS_A_WORD["han"]
    return 1 / _SIGNS_A_WORD["south_east"] if _SOUTH_EAST_ASIAN.match(sign) else 1


def runs_of(words: Sequence[Word]) -> list[int]:
    """For each place from which RUN words follow, a number for this run. From the number nobody
    reads the words; two runs that differ have the same one practically never."""
    plain = [word.plain for word in words]
    return [_number(plain[at : at + RUN]) for at in range(len(plain) - RUN + 1)]


def _number(plain: Sequence[str]) -> int:
    digest = blake2b(" ".join(plain).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def packed(runs: Iterable[int]) -> bytes:
    """Numbers of runs as bytes, to keep."""
    return array("q", runs).tobytes()


def unpacked(kept: bytes | memoryview) -> array:
    numbers = array("q")
    numbers.frombytes(bytes(kept))
    return numbers


def short_sentences_of(text: str) -> set[tuple[str, ...]]:
    """The whole sentences of a text that are too short to be a run, and no mere phrase."""
    found = set()
    for sentence in _SENTENCE_END.split(text):
        words = words_of(sentence)
        if len(words) >= SHORTEST_SENTENCE and says_as_much_as(words) < RUN:
            found.add(tuple(word.plain for word in words))
    return found


def strings_of(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple, str]]:
    """Every text in plain data, with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from strings_of(each, (*path, place))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from strings_of(each, (*path, key))
