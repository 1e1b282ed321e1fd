"""An excuse, and a match with everything its excuses ask about."""

from dataclasses import dataclass

from engines.words.clauses import Clauses, Thing
from engines.words.compiled import Compiled
from engines.words.english import AUXILIARIES, FUNCTION_WORDS
from engines.words.excuses.listed import Listed
from engines.words.lexicon import Entry
from engines.words.matching import Match
from engines.words.quotations import Quotation, Quotations
from engines.words.reading import Passage

# How many words before a match may deny it or say whose words they are.
_REACH = 25
_NEGATIVES = frozenset("not never hardly barely rarely poorly".split())


@dataclass(frozen=True)
class Excuse:
    """Which exception applies, and the words that triggered it, as in the text."""

    kind: str
    words: str


class Setting:
    """What the candidates of one passage share."""

    def __init__(self, passage: Passage, compiled: Compiled):
        self.passage, self.compiled = passage, compiled
        self.clauses = Clauses(passage)
        self._quotations: Quotations | None = None

    @property
    def quotations(self) -> Quotations:
        if self._quotations is None:
            self._quotations = Quotations(self.passage)
        return self._quotations

    def listed(self, entry: Entry) -> Listed:
        """The entry's exceptions, arranged once for each compiled lexicon."""
        known = self.compiled.listed.get(entry.id)
        if known is None:
            known = self.compiled.listed[entry.id] = Listed(entry)
        return known


class Candidate:
    """A match in its sentence: its words, and those of the sentence `before` and `behind` it."""

    def __init__(self, setting: Setting, match: Match, entry: Entry):
        self.passage, self.compiled = setting.passage, setting.compiled
        self.clauses = setting.clauses
        self.match, self.entry, self.listed = match, entry, setting.listed(entry)
        self.first, self.after = first, after = match.first, match.after
        self.sentence = low, high = self.passage.sentence(first, after - 1)
        words = self.passage.words
        self.words = words[first:after]
        self.before, self.behind = words[low:first], words[after:high]
        self.is_verbal = self._opens_with_verb()
        self._setting = setting
        # Plain attributes and not cached properties: Python 3.11 takes a lock for each of those.
        self._quotations: list[Quotation] | None = None
        self._noun_after: Thing | bool | None = False
        self._subject: Thing | bool | None = False
        self._is_linked: bool | None = None
        self._tail: str | None = None

    @property
    def quotations(self) -> list[Quotation]:
        """The quotations around the match, the innermost first."""
        if self._quotations is None:
            self._quotations = self._setting.quotations.around(self.first, self.after)
        return self._quotations

    @property
    def all_quotations(self) -> Quotations:
        return self._setting.quotations

    @property
    def noun_after(self) -> Thing | None:
        """The head of the noun phrase right after the match."""
        if self._noun_after is False:
            self._noun_after = self.clauses.noun_after(self.after)
        return self._noun_after

    @property
    def subject(self) -> Thing | None:
        """The subject of the clause, when the match is its verb or complement."""
        if self._subject is False:
            self._subject = self.clauses.subject(self.first, self.sentence[0])
        return self._subject

    @property
    def is_linked(self) -> bool:
        """Whether a linking verb stands before, as in "is quite a ..."."""
        if self._is_linked is None:
            self._is_linked = self.clauses.has_link_before(self.first, self.sentence[0])
        return self._is_linked

    @property
    def tail(self) -> str:
        """The words before the match in its sentence, from the last hard break on."""
        if self._tail is None:
            passage, first = self.passage, self.first
            low = start = max(self.sentence[0], first - _REACH)
            piece = passage.plain.folded[passage.starts[low] : passage.starts[first]]
            has_break = ";" in piece or ":" in piece
            for at in range(low, first) if has_break else ():
                if passage.between(at).strip()[:1] in {";", ":"}:
                    start = at + 1
            self._tail = " ".join(passage.words[start:first])
        return self._tail

    def _opens_with_verb(self) -> bool:
        """Whether the match opens with a verb, so that it says what a subject does."""
        word = self.words[0]
        if word == "lack" and self.words[1:2] == ["of"]:
            return False
        if word in AUXILIARIES or word in _NEGATIVES:
            return True
        if word.endswith("ing") and self.words[1:2] and self.words[1] in FUNCTION_WORDS:
            return True
        return word in self.compiled.verbs

    def excuse(self, kind: str, first: int, after: int) -> Excuse:
        """An excuse triggered by the words `first` up to, not including, `after`."""
        folded = self.passage.plain.cased
        start, end = self.passage.starts[first], self.passage.ends[after - 1]
        return Excuse(kind, " ".join(folded[start:end].split()))
