"""An excuse, and a match with everything its excuses ask about."""

from dataclasses import dataclass
from functools import cached_property

from engines.words.clauses import Clauses
from engines.words.compiled import Compiled
from engines.words.english import AUXILIARIES, FUNCTION_WORDS
from engines.words.lexicon import Entry
from engines.words.matching import Match
from engines.words.quotations import Quotation, Quotations
from engines.words.reading import Passage


@dataclass(frozen=True)
class Excuse:
    """Which exception applies, and the words that triggered it, as in the text."""

    kind: str
    words: str


class Candidate:
    """A match in its sentence."""

    def __init__(
        self, passage: Passage, match: Match, entry: Entry, compiled: Compiled, kept: dict
    ):
        self.passage, self.match, self.entry, self.compiled = passage, match, entry, compiled
        self.first, self.after = match.first, match.after
        self._kept = kept

    @cached_property
    def sentence(self) -> tuple[int, int]:
        return self.passage.sentence(self.first, self.after - 1)

    @cached_property
    def words(self) -> list[str]:
        """The words of the match."""
        return self.passage.words[self.first : self.after]

    @cached_property
    def before(self) -> list[str]:
        """The words of the sentence before the match."""
        return self.passage.words[self.sentence[0] : self.first]

    @cached_property
    def behind(self) -> list[str]:
        """The words of the sentence after the match."""
        return self.passage.words[self.after : self.sentence[1]]

    @cached_property
    def quotations(self) -> list[Quotation]:
        """The quotations around the match, the innermost first."""
        return self.all_quotations.around(self.first, self.after)

    @property
    def all_quotations(self) -> Quotations:
        if "quotations" not in self._kept:
            self._kept["quotations"] = Quotations(self.passage)
        return self._kept["quotations"]

    @cached_property
    def clauses(self) -> Clauses:
        return Clauses(self.passage)

    @cached_property
    def is_verbal(self) -> bool:
        """Whether the match opens with a verb, so that it says what a subject does."""
        word = self.words[0]
        if word == "lack" and self.words[1:2] == ["of"]:
            return False
        if word in AUXILIARIES or word in {"not", "never", "hardly", "barely", "rarely", "poorly"}:
            return True
        if word.endswith("ing") and self.words[1:2] and self.words[1] in FUNCTION_WORDS:
            return True
        return word in self.compiled.verbs

    def excuse(self, kind: str, first: int, after: int) -> Excuse:
        """An excuse triggered by the words `first` up to, not including, `after`."""
        folded = self.passage.plain.cased
        start, end = self.passage.starts[first], self.passage.ends[after - 1]
        return Excuse(kind, " ".join(folded[start:end].split()))
