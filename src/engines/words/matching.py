"""Finding phrases: exact ones by walking the trie, then second chances around content words."""

from collections.abc import Iterator
from typing import NamedTuple

from engines.words.compiled import LEAF, Compiled
from engines.words.near import Gaps, other_readings
from engines.words.reading import Passage

LONGEST_PATTERN = 8


class Match(NamedTuple):
    """Words `first` up to, not including, `after`; `gap` holds the words put inside."""

    first: int
    after: int
    entry_id: str
    gap: tuple[int, int] = (0, 0)
    # Other entries with the very same words.
    also: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.gap == (0, 0)


def matches(passage: Passage, compiled: Compiled) -> list[Match]:
    """The phrases of a passage, in reading order; where they overlap, the longest counts."""
    found = set(_exact(passage, compiled))
    found.update(_second_chances(passage, compiled))
    return _longest(passage, found)


def _exact(passage: Passage, compiled: Compiled) -> Iterator[Match]:
    trie, words = compiled.trie, passage.words
    top = len(words)
    for first in [at for at, word in enumerate(words) if word in trie]:
        node = trie[words[first]]
        after = first + 1
        while True:
            if LEAF in node:
                yield from _leaves(passage, compiled, node, first, after)
            if after >= top or (below := node.get(words[after])) is None:
                break
            if not passage.joins(after - 1):
                break
            node = below
            after += 1


def _leaves(passage, compiled, node, first, after, gap=(0, 0)) -> Iterator[Match]:
    for key, case in node[LEAF]:
        entry_id = compiled.live.get(key)
        if entry_id and (case is None or _has_capitals(passage, first, after, case)):
            yield Match(first, after, entry_id, gap)


def _has_capitals(passage: Passage, first: int, after: int, case: list[str]) -> bool:
    """Letters written in capitals in the lexicon match capitals only."""
    typed = [passage.written(at).replace("'", "") for at in range(first, after)]
    typed = [word for at, word in enumerate(typed) if at == 0 or word != typed[at - 1]]
    return len(typed) == len(case) and all(
        len(word) == len(want)
        and all(
            not wanted.isupper() or letter == wanted
            for letter, wanted in zip(word, want, strict=True)
        )
        for word, want in zip(typed, case, strict=True)
    )


def _second_chances(passage: Passage, compiled: Compiled) -> Iterator[Match]:
    words, trie = passage.words, compiled.trie
    readings = other_readings(passage, compiled)
    gaps = Gaps(passage, compiled)
    misread = set()
    for at in readings:
        misread.update(range(max(0, at - LONGEST_PATTERN), at + 1))
    for first, word in enumerate(words):
        if word in trie and first not in misread and gaps.may_open(first):
            yield from _with_gap(passage, compiled, gaps, first)
    for first in misread:
        yield from _walk(passage, trie, first, first, readings, gaps, (0, 0), 0, compiled)


def _with_gap(passage: Passage, compiled: Compiled, gaps: Gaps, first: int) -> Iterator[Match]:
    """The phrase from `first` on with words put inside it once, every word as written."""
    words, node, at = passage.words, compiled.trie[passage.words[first]], first + 1
    top = len(words)
    while at < top:
        joined = passage.joins(at - 1)
        if not joined and not passage.between(at - 1).startswith(","):
            return
        for beyond in gaps.across(first, at, node):
            below, after = node.get(words[beyond]), beyond + 1
            while below is not None:
                if LEAF in below:
                    yield from _leaves(passage, compiled, below, first, after, (at, beyond))
                if after >= top or not passage.joins(after - 1):
                    break
                below, after = below.get(words[after]), after + 1
        if not joined or (node := node.get(words[at])) is None:
            return
        at += 1


def _walk(passage, node, first, at, readings, gaps, gap, depth, compiled) -> Iterator[Match]:
    """All ways on from `at`: as written, read otherwise, or after one to four inserted words."""
    if at >= len(passage.words) or depth > LONGEST_PATTERN + 4:
        return
    if at > first and at != gap[1] and not passage.joins(at - 1):
        if gap != (0, 0) or at == first or not passage.between(at - 1).startswith(","):
            return
        steps: list = []
    else:
        steps = [((passage.words[at],), at + 1), *readings.get(at, ())]
    for pieces, beyond in steps:
        below = node
        for piece in pieces:
            below = below.get(piece)
            if below is None:
                break
        if below is None:
            continue
        if LEAF in below:
            yield from _leaves(passage, compiled, below, first, beyond, gap)
        yield from _walk(passage, below, first, beyond, readings, gaps, gap, depth + 1, compiled)
    if gap == (0, 0) and at > first:
        for beyond in gaps.across(first, at, node):
            yield from _walk(
                passage, node, first, beyond, readings, gaps, (at, beyond), depth + 1, compiled
            )


def _longest(passage: Passage, found: set[Match]) -> list[Match]:
    def weight(match: Match) -> tuple:
        inserted = 0
        if not match.is_exact:
            inserted = passage.ends[match.gap[1] - 1] - passage.starts[match.gap[0]]
        length = passage.ends[match.after - 1] - passage.starts[match.first] - inserted
        return -length, not match.is_exact, match.first, match.entry_id

    taken: set[int] = set()
    kept: dict[tuple[int, int], Match] = {}
    for match in sorted(found, key=weight):
        place = match.first, match.after
        if (same := kept.get(place)) is not None:
            if match.entry_id not in (same.entry_id, *same.also):
                kept[place] = same._replace(also=(*same.also, match.entry_id))
        elif taken.isdisjoint(range(*place)):
            taken.update(range(*place))
            kept[place] = match
    return sorted(kept.values(), key=lambda match: match.first)
