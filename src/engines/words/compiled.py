"""The compiled form of a lexicon: a trie of words, and tables for words written otherwise."""

import re
from collections.abc import Iterable, Mapping

from engines.words.english import FUNCTION_WORDS, real_words_nearby
from engines.words.lexicon import Lexicon
from engines.words.normalise import normalise
from engines.words.patterns import expand
from engines.words.tokens import spans_of, words_of

LEAF = ""
SHORTEST_CORRECTED = 6
_GROUP = re.compile(r"\(([^()]*)\)")
_DOUBLED = re.compile(r"(.)\1")


class Compiled:
    """A trie whose leaves are (entry id, the words as written when capitals count, or None)."""

    def __init__(self, trie: dict, verbs: Iterable[str]):
        self.trie = trie
        self.verbs = frozenset(verbs)
        self.vocabulary: set[str] = set()
        self.joined: dict[str, tuple[str, ...]] = {}
        self._learn(trie, "")
        self.misspelt = self._misspellings()
        self.undoubled: dict[str, str] = {
            _DOUBLED.sub(r"\1", word): word for word in self.vocabulary if len(word) >= 8
        }
        self._readings: dict[str, tuple[tuple[str, ...], ...]] = {}

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
                for known in self.misspelt.get(piece, ())
                if known[0] == word[0] and _is_one_slip(word, known)
            }
        )
        # The wrong letter doubled ("innapropriate") is two slips, and the commonest pair of them.
        if not corrected and (known := self.undoubled.get(_DOUBLED.sub(r"\1", word))):
            corrected = [known]
        return tuple(self.joined.get(known, (known,)) for known in corrected[:4])

    def _learn(self, node: dict, before: str) -> None:
        for word, below in node.items():
            if word == LEAF:
                continue
            self.vocabulary.add(word)
            if before not in FUNCTION_WORDS and word not in FUNCTION_WORDS and before:
                if len(before) + len(word) >= 7 and (len(before) > 3 or before in _PREFIXES):
                    self.joined[before + word] = (before, word)
            self._learn(below, word)

    def _misspellings(self) -> dict[str, list[str]]:
        for word in self.vocabulary:
            self.joined.pop(word, None)
        table: dict[str, list[str]] = {}
        for word in {*self.vocabulary, *self.joined}:
            if len(word) >= SHORTEST_CORRECTED and word.isalpha():
                for piece in (word, *_without_one(word)):
                    table.setdefault(piece, []).append(word)
        return table


_PREFIXES = frozenset("non un dis mis ex re co pre sub self over under anti poly dna".split())


def _without_one(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _is_one_slip(typed: str, known: str) -> bool:
    """One letter put in, left out, changed or swapped with its neighbour; not a mere ending."""
    if typed == known:
        return False
    if len(typed) == len(known):
        differ = [at for at, (a, b) in enumerate(zip(typed, known, strict=True)) if a != b]
        if len(differ) == 1:
            return True
        return (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and typed[differ[0]] == known[differ[1]]
            and typed[differ[1]] == known[differ[0]]
        )
    return abs(len(typed) - len(known)) == 1


def compile_lexicon(lexicon: Lexicon) -> Compiled:
    """The compiled form, made once for each lexicon object."""
    if "compiled" not in lexicon._made:
        trie: dict = {}
        for entry in lexicon.entries.values():
            for words, written in _sequences(entry.patterns, lexicon.placeholders):
                node = trie
                for word in words:
                    node = node.setdefault(word, {})
                leaf = node.setdefault(LEAF, [])
                case = list(written) if entry.case_sensitive else None
                if [entry.id, case] not in leaf:
                    leaf.append([entry.id, case])
        lexicon._made["compiled"] = Compiled(trie, _verbs(lexicon))
    return lexicon._made["compiled"]


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


def _verbs(lexicon: Lexicon) -> set[str]:
    """Words that patterns list in several tenses: "(refuse|refuses|refused|refusing)"."""
    found: set[str] = set()
    for entry in lexicon.entries.values():
        for pattern in entry.patterns:
            for group in _GROUP.findall(pattern):
                words = [word for word in group.split("|") if word.isalpha()]
                for word in words:
                    if word.endswith("ing") and len(word) > 4:
                        stem = word[:3] if len(word) > 5 else word[:2]
                        forms = [one for one in words if one.startswith(stem)]
                        if len(forms) > 1:
                            found.update(forms)
    return found
