"""Texts as words, in a form in which a copy is like what it was copied from, and runs of words.

Unicode form, case, quotation marks, dashes, signs without width, ligatures, kinds of digits,
letters that look alike and signs written as HTML writes them make no difference. Nor does
spacing: words are compared letter by letter, for whoever copies may divide a word at the end of a
line, or run several together. Every word knows where it stands in the text as it was written,
and ends where a sign that is read as one ends.
"""

import html
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from joinedup.core.look_alikes import AMONG_LATIN, LOOK_ALIKES
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
_SIGNS_A_WORD = {"han": 2, "south_east": 3, "run_together": 5}
# Longer ones are several run together. As in those scripts, each letter is taken for a word then.
LONGEST_WORD = 20  # letters
# Shorter ones that are as long as this may be two.
_LONG_WORD = 9  # letters
_LATIN = re.compile("[a-zA-Z]")
# Several of them stand in what a machine made, such as the address of a page.
_NUMBER = re.compile("[0-9]+")
# As HTML writes a sign; written so twice, too.
_ENTITY = re.compile("&(?:amp;)*(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


class Word(NamedTuple):
    """A word in the form in which it is compared, where it stands in its text, and how many words
    of a script with spaces say as much."""

    plain: str
    start: int
    end: int
    weight: float


def words_of(text: str) -> list[Word]:
    """The words of a text, in order.

    >>> words_of("Don\u2019t!")
    [Word(plain='dont', start=0, end=5, weight=1)]
    >>> [word.plain for word in words_of("wro\u0301bel \ufb01sh\u2014Stra\u00dfe&nbsp;\u0441at")]
    ['wr\u00f3bel', 'fish', 'strasse', 'cat']
    """
    text, places = _without_entities(text)
    words = [
        Word(plain, chunk.start() + start, chunk.start() + end, weight)
        for chunk in _CHUNK.finditer(text.translate(BLANKS))
        for plain, start, end, weight in _words_in(chunk[0])
    ]
    if not places:
        return words
    return [each._replace(start=places[each.start], end=places[each.end]) for each in words]


def _without_entities(text: str) -> tuple[str, list[int]]:
    """A text with every sign as itself, and where each begins in the text as it was written;
    no places where it was written so."""
    parts, places, done = [], [], 0
    for found in _ENTITY.finditer(text) if "&" in text else ():
        sign = html.unescape(f"&{found[1]};")
        if not sign.endswith(";") or sign == ";":
            parts += [text[done : found.start()], sign]
            places += [*range(done, found.start()), *[found.start()] * len(sign)]
            done = found.end()
    if not parts:
        return text, []
    return "".join([*parts, text[done:]]), [*places, *range(done, len(text) + 1)]


@lru_cache(maxsize=2**15)
def _words_in(chunk: str) -> tuple[tuple[str, int, int, float], ...]:
    """The words of a stretch without spaces. The same few thousand come again and again."""
    found: list[tuple[str, int, int, float]] = []
    letters: list[tuple[str, int, int]] = []
    is_whole, is_latin = False, _may_be_latin(chunk)
    for start, stop in _clusters(chunk):
        for sign in _folded(chunk[start:stop], is_latin):
            if sign in _SKIPPED or sign == "\n":
                continue
            is_mark = _is_mark(sign)
            is_part = sign.isalnum() or (is_mark and bool(letters))
            stands_alone = not is_mark and _is_unspaced(sign)
            if letters and (not is_part or stands_alone or (is_whole and not is_mark)):
                found += _as_words(letters)
                letters = []
            if is_part:
                if not letters:
                    is_whole = stands_alone
                letters.append((sign, start, stop))
    return (*found, *_as_words(letters))


def _as_words(letters: list[tuple[str, int, int]]) -> list[tuple[str, int, int, float]]:
    """The word that these letters are, or each by itself where they are several words."""
    if not letters:
        return []
    word = unicodedata.normalize("NFC", "".join(sign for sign, _start, _stop in letters))
    if len(word) <= LONGEST_WORD or len(_NUMBER.findall(word)) > 1:
        return [(word, letters[0][1], letters[-1][2], _weight(word[0]))]
    of_each = groupby(letters, key=lambda letter: letter[1:])
    signs = [("".join(sign for sign, *_ in group), *place) for place, group in of_each]
    weight = 1 / _SIGNS_A_WORD["run_together"]
    return [
        (unicodedata.normalize("NFC", sign), start, stop, weight) for sign, start, stop in signs
    ]


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


def _may_be_latin(chunk: str) -> bool:
    """Whether Latin letters tell so, or none of another script tells otherwise, as where a word is
    divided after its first."""
    others = (sign for sign in chunk if sign.isalpha())
    return _LATIN.search(chunk) is not None or all(ord(sign) in AMONG_LATIN for sign in others)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


def _folded(cluster: str, is_latin: bool) -> str:
    if cluster.isascii():
        return cluster.lower()
    if is_latin:
        cluster = cluster.translate(AMONG_LATIN)
    # Apostrophes now, for an acute accent that stands for one becomes a space with a mark.
    seen = "".join(sign for sign in cluster if sign not in _SKIPPED)
    folded = unicodedata.normalize("NFKC", seen).casefold()
    # Capitals do not tell whether the small letters were Turkish: with a dot, and without.
    folded = folded.replace("i\u0307", "i").replace("\u0131", "i")
    # A letter with marks is looked at without them.
    folded = unicodedata.normalize("NFKD", folded).translate(LOOK_ALIKES)
    folded = unicodedata.normalize("NFKC", folded)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in folded)


def _is_unspaced(sign: str) -> bool:
    return sign > "\u0e00" and (
        _HAN_AND_KANA.match(sign) is not None or _SOUTH_EAST_ASIAN.match(sign) is not None
    )


def _weight(sign: str) -> float:
    if sign <= "\u0e00":
        return 1
    if _HAN_AND_KANA.match(sign):
        return 1 / _SIGNS_A_WORD["han"]
    return 1 / _SIGNS_A_WORD["south_east"] if _SOUTH_EAST_ASIAN.match(sign) else 1


def says_as_much_as(words: Iterable[Word]) -> float:
    """How many words of a script with spaces say as much."""
    return sum(word.weight for word in words)


def runs_of(words: Sequence[Word]) -> list[int]:
    """For each place from which RUN words follow, a number for this run. From the number nobody
    reads the words; two runs that differ have the same one practically never."""
    plain = [word.plain for word in words]
    return [_number("".join(plain[at : at + RUN])) for at in range(len(plain) - RUN + 1)]


def marks_of(words: Sequence[Word]) -> set[int]:
    """The numbers by which a text is found that may hold a copy: of its runs, and of each long
    word with the one beside it, for there may be more words in it."""
    pairs = (
        _number(one.plain + other.plain)
        for one, other in pairwise(words)
        if max(len(one.plain), len(other.plain)) >= _LONG_WORD
    )
    return {*runs_of(words), *pairs}


def stretches_of(words: Sequence[Word]) -> dict[int, str]:
    """What of these words a run of a text can be in which they are divided or run together:
    letters by their number."""
    return dict(_stretches(words, range(RUN // 2, 2 * RUN + 1)))


def marks_of_copies(words: Sequence[Word], stretches: Mapping[int, str]) -> frozenset[int]:
    """The numbers by which a text is found that holds a copy of these words, of which these are the
    stretches, however divided or run together: one of them at least is among its own.

    Not those of two words: where they follow one another, nothing was run together.
    """
    letters = "".join(word.plain for word in words)
    of_letters = (_number(letters[at : at + RUN]) for at in range(len(letters) - RUN + 1))
    few = range(3, RUN // 2)
    return frozenset({*stretches, *dict(_stretches(words, few)), *of_letters})


def _stretches(words: Sequence[Word], lengths: range) -> Iterator[tuple[int, str]]:
    plain = [word.plain for word in words]
    for at in range(len(plain)):
        for length in lengths:
            if at + length <= len(plain):
                letters = "".join(plain[at : at + length])
                yield _number(letters), letters


def _number(letters: str) -> int:
    digest = blake2b(letters.encode(), digest_size=8).digest()
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
