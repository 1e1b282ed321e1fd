"""The compiled form of a lexicon: a trie of words, and tables for words written otherwise."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from engines.words.english import FUNCTION_WORDS, real_words_nearby
from engines.words.lexicon import Entry, Lexicon
from engines.words.normalise import normalise
from engines.words.patterns import expand
from engines.words.tokens import spans_of, words_of

LEAF = ""
SHORTEST_CORRECTED = 6
_GROUP = re.compile(r"\(([^()]*)\)")
_DOUBLED = re.compile(r"(.)\1")
_PREFIXES = frozenset("non un dis mis ex re co pre sub self over under anti poly dna".split())


class Compiled:
    """A trie whose leaves are (key, the words as written when capitals count, or None).

    `live` tells which entry a key stands for; keys of entries changed or retired since are not in
    it.
    """

    def __init__(self, trie: dict, live: dict[str, str], verbs: Iterable[str]):
        self.trie = trie
        self.live = live
        self.verbs = frozenset(verbs)
        # By entry: its exceptions, arranged by whoever asks about them.
        self.listed: dict = {}
        self._readings: dict[str, tuple[tuple[str, ...], ...]] = {}

    @cached_property
    def vocabulary(self) -> set[str]:
        """Every word of every pattern."""
        return {word for _, word in self._pairs}

    @cached_property
    def joined(self) -> dict[str, tuple[str, ...]]:
        """Compounds written as one word, such as "roughsleeper"."""
        return {
            before + word: (before, word)
            for before, word in self._pairs
            if before
            and before not in FUNCTION_WORDS
            and word not in FUNCTION_WORDS
            and len(before) + len(word) >= 7
            and (len(before) > 3 or before in _PREFIXES)
            and before + word not in self.vocabulary
        }

    @cached_property
    def _pairs(self) -> set[tuple[str, str]]:
        """Neighbouring words of patterns; an empty word stands before the first."""
        pairs: set[tuple[str, str]] = set()
        seen: set[int] = set()
        waiting = [("", self.trie)]
        while waiting:
            before, node = waiting.pop()
            pairs.update((before, word) for word in node if word != LEAF)
            # Nodes are shared, and reached by one word each.
            if id(node) not in seen:
                seen.add(id(node))
                waiting += [(word, below) for word, below in node.items() if word != LEAF]
        return pairs

    @cached_property
    def _misspelt(self) -> dict[str, list[str]]:
        """Words of the vocabulary by what is left of them without one letter."""
        table: dict[str, list[str]] = {}
        prefixed = {whole for whole, (before, _) in self.joined.items() if before in _PREFIXES}
        for word in self.vocabulary | prefixed:
            if len(word) >= SHORTEST_CORRECTED and word.isalpha():
                for piece in (word, *_without_one(word)):
                    table.setdefault(piece, []).append(word)
        return table

    @cached_property
    def _undoubled(self) -> dict[str, str]:
        return {_DOUBLED.sub(r"\1", word): word for word in self.vocabulary if len(word) >= 8}

    def readings(self, word: str) -> tuple[tuple[str, ...], ...]:
        """What a word outside the vocabulary may stand for: compounds, other spellings, slips.

        >>> from engines.words import load_lexicon
        >>> compile_lexicon(load_lexicon()).readings("innapropriate")
        (('inappropriate',),)
        """
        known = self._readings.get(word)
        if known is None:
            if len(self._readings) > 50_000:
                self._readings.clear()
            known = self._readings[word] = self._found(word)
        return known

    def _found(self, word: str) -> tuple[tuple[str, ...], ...]:
        if word in self.joined:
            return (self.joined[word],)
        if len(word) < SHORTEST_CORRECTED or len(word) > 30 or not word.isalpha():
            return ()
        if "iz" in word and (british := word.replace("iz", "is")) in self.vocabulary:
            return ((british,),)
        if word in real_words_nearby():
            return ()
        corrected = sorted(
            {
                known
                for piece in (word, *_without_one(word))
                for known in self._misspelt.get(piece, ())
                if known[0] == word[0] and _is_one_slip(word, known)
            }
        )
        # The wrong letter doubled ("innapropriate") is two slips, and the commonest pair of them.
        if not corrected and (twin := self._undoubled.get(_DOUBLED.sub(r"\1", word))):
            corrected = [twin]
        return tuple(self.joined.get(known, (known,)) for known in corrected[:4])


def _without_one(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _is_one_slip(typed: str, known: str) -> bool:
    """One letter put in, left out, changed or swapped with its neighbour."""
    if len(typed) != len(known):
        return abs(len(typed) - len(known)) == 1
    differ = [at for at, (a, b) in enumerate(zip(typed, known, strict=True)) if a != b]
    if len(differ) != 2:
        return len(differ) == 1
    one, two = differ
    return two == one + 1 and typed[one] == known[two] and typed[two] == known[one]


def compile_lexicon(lexicon: Lexicon) -> Compiled:
    """The compiled form, made once for each lexicon object."""
    made = lexicon._made
    if "compiled" not in made:
        if (earlier := made.pop("changed from", None)) is not None:
            made["compiled"] = _changed(earlier, lexicon)
        else:
            trie: dict = {}
            for entry in lexicon.entries.values():
                for words, leaf in _leaves(entry, entry.id, lexicon.placeholders):
                    _grow(trie, words, leaf)
            live = {entry_id: entry_id for entry_id in lexicon.entries}
            made["compiled"] = Compiled(trie, live, _verbs(lexicon.entries.values()))
    return made["compiled"]


def _changed(earlier: Lexicon, lexicon: Lexicon) -> Compiled:
    """Compile only what differs; nodes of the earlier trie are copied where they grow."""
    base = compile_lexicon(earlier)
    new = [entry for entry in lexicon.entries.values() if earlier.entries.get(entry.id) != entry]
    renewed = {entry.id for entry in new}
    live = {
        key: entry_id
        for key, entry_id in base.live.items()
        if entry_id in lexicon.entries and entry_id not in renewed
    }
    trie = dict(base.trie)
    for entry in new:
        key = f"{entry.id} {id(entry)}"
        live[key] = entry.id
        for words, leaf in _leaves(entry, key, lexicon.placeholders):
            _grow(trie, words, leaf, copying=True)
    return Compiled(trie, live, base.verbs | _verbs(new))


def _grow(trie: dict, words: tuple[str, ...], leaf: list, copying: bool = False) -> None:
    node = trie
    for word in words:
        below = node.get(word)
        if below is None or copying:
            below = node[word] = dict(below or {})
        node = below
    leaves = node.get(LEAF, [])
    if leaf not in leaves:
        node[LEAF] = [*leaves, leaf]


def _leaves(entry: Entry, key: str, placeholders) -> Iterator[tuple[tuple[str, ...], list]]:
    for words, written in _sequences(entry.patterns, placeholders):
        yield words, [key, written if entry.case_sensitive else None]


def _sequences(patterns: Iterable[str], placeholders: Mapping[str, tuple[str, ...]]):
    """Every form as folded words, with the same words as written."""
    # A label for one person is one for several: {person} also stands for its plurals.
    wider = dict(placeholders)
    if "person" in wider and "people" in wider:
        wider["person"] = tuple(dict.fromkeys((*wider["person"], *wider["people"])))
    for pattern in patterns:
        for form in expand(normalise(pattern).cased, wider):
            folded = form.lower()
            words = words_of(folded)
            written = [form[start:end].replace("'", "") for start, end in spans_of(folded)]
            yield words, written
            if plural := _plural(words[-1]):
                yield (*words[:-1], plural), [*written[:-1], written[-1] + "s"]


def _plural(word: str) -> str:
    """The regular plural of the nouns that patterns often end with, "" for other words."""
    if word.endswith(_NOUN_ENDINGS) and word not in _NOT_COUNTED:
        return word + "s"
    return ""


_NOUN_ENDINGS = ("er", "or", "ist", "case", "historian", "addict", "lifestyle", "referral", "ident")
_NOT_COUNTED = frozenset("over under never together other another after ever order neither".split())


_NO_VERB = ("er", "ers", "ar", "ars", "ive", "ment", "thing", "things", "ly")


def _verbs(entries: Iterable[Entry]) -> frozenset[str]:
    """Words that patterns list in several tenses: "(refuse|refuses|refused|refusing)"."""
    found: set[str] = set()
    for entry in entries:
        for pattern in entry.patterns:
            for group in _GROUP.findall(pattern):
                words = [word for word in group.split("|") if word.isalpha()]
                for word in words:
                    if word.endswith("ing") and len(word) > 4:
                        stem = word[:3] if len(word) > 5 else word[:2]
                        forms = [
                            one
                            for one in words
                            if one.startswith(stem) and not one.endswith(_NO_VERB)
                        ]
                        if len(forms) > 1:
                            found.update(forms)
    return frozenset(found)
