"""Light grammar: who or what a phrase speaks of. No tagger: closed classes and lists of nouns.

A noun phrase is told by its determiners, prepositions and neighbours; where this cannot tell, the
answer is None, and nothing is excused.
"""

from dataclasses import dataclass

from engines.words.english import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    FUNCTION_WORDS,
    LINKING,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    is_adverb,
    is_given_name,
    kind_of,
    kind_of_word,
)
from engines.words.english.clause_words import (
    BEFORE_PREDICATE,
    COORDINATING,
    FARTHEST,
    NOT_NOUNS,
    OPENS_CLAUSE,
    PARTICIPLES,
    PARTICLES,
    QUANTITIES,
    RELATIVE,
    REPORTING,
    SENTENCE_PRONOUNS,
    STOPS,
    SUBORDINATING,
    TITLES,
    WITHIN_PREDICATE,
)
from engines.words.reading import Passage

_ENDS_COORDINATION = (STOPS | DETERMINERS) - {"and", "or"}
_STOPS_CLIMBING = STOPS - PREPOSITIONS


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun phrase found: its words, the last being the head, its kind, and where it is."""

    words: tuple[str, ...]
    kind: str
    at: int


class Clauses:
    """Questions about the clauses of a passage."""

    def __init__(self, passage: Passage):
        self.passage = passage
        self.words = passage.words

    def noun_after(self, after: int, *, skip_determiners: bool = False) -> Thing | None:
        """The head of the noun phrase that starts right after a phrase."""
        words, at = self.words, after
        if skip_determiners:
            while at < len(words) and self.passage.joins(at - 1) and words[at] in DETERMINERS:
                at += 1
        run: list[str] = []
        best: Thing | None = None
        while at < len(words) and len(run) < 6 and self.passage.joins(at - 1):
            word = words[at]
            if word in STOPS or word in DETERMINERS or word in NOT_NOUNS:
                break
            run.append(word)
            if kind := kind_of(run):
                best = Thing(tuple(run), kind, at)
            elif word.endswith("ing") or (best is not None and not is_adjective_like(word)):
                break
            at += 1
        if best is None and run:
            return Thing(tuple(run[:1]), "", after)
        return best

    def subject(self, first: int, low: int) -> Thing | None:
        """The subject of the clause whose verb or complement starts at `first`."""
        if (link := self._coordinated_link(first - 1, low)) is not None:
            first = link
        at, crossed = self._before_predicate(first, low)
        found = self._subject_ending(at, low, crossed)
        if found is None and self.words[low] == "of":
            # "Of the forty boilers, nine were"
            return self.noun_after(low + 1, skip_determiners=True)
        return found

    def has_link_before(self, first: int, low: int) -> bool:
        """Whether a linking verb stands before, as in "is quite a ..."."""
        at = first - 1
        while at >= low and (
            self.words[at] in WITHIN_PREDICATE
            or is_adverb(self.words[at])
            or self.words[at] in {"not", "never"}
        ):
            if not self._near(at):
                return False
            at -= 1
        if (at >= low and self.words[at] in {"and", "or"}) or self.passage.between(at) == ", ":
            return self._coordinated_link(at, low) is not None
        return at >= low and self.words[at] in LINKING and self._near(at)

    def _coordinated_link(self, at: int, low: int) -> int | None:
        """The "was" of "was long and chaotic", when `at` is the "and"."""
        if at < low or not (self.words[at] in {"and", "or"} or self.passage.between(at) == ", "):
            return None
        for back in range(at, max(low, at - 6) - 1, -1):
            if self.words[back] in LINKING:
                return back
            if self.words[back] in _ENDS_COORDINATION:
                return None
        return None

    def _clause_start(self, at: int, low: int) -> int:
        """Where the clause before a coordination starts: after "that", "because" and the like."""
        for back in range(at - 1, max(low, at - FARTHEST) - 1, -1):
            if self.words[back] in SUBORDINATING:
                return back + 1
        return low

    def _near(self, at: int) -> bool:
        return self.passage.joins(at) or self.passage.between(at) in (", ", ",")

    def _before_predicate(self, first: int, low: int) -> tuple[int, bool]:
        """The last word before the verb group, and whether a comma was crossed."""
        at, crossed = first - 1, False
        while at >= low and first - at < FARTHEST:
            between = self.passage.between(at)
            if not self.passage.joins(at):
                if between.strip() in (",", "-"):
                    crossed = True
                    if self.words[at] not in BEFORE_PREDICATE and not is_adverb(self.words[at]):
                        return at, True
                else:
                    return low - 1, False
            word = self.words[at]
            if self._is_month(at):
                break
            if not (word in BEFORE_PREDICATE or word in WITHIN_PREDICATE or is_adverb(word)):
                break
            at -= 1
        return at, crossed

    def _subject_ending(self, at: int, low: int, crossed: bool, depth: int = 0) -> Thing | None:
        """The subject whose last word may be `at`; steps back over what hangs on it."""
        if at < low or depth > 3:
            return None
        word = self.words[at]
        if crossed:
            opening = self._comma_before(at, low)
            if opening is not None and word not in COORDINATING:
                return self._subject_ending(opening, low, False, depth + 1)
            if word not in COORDINATING:
                # A note leaves its subject out: "appointment booked, failed to attend".
                return None
        if word in RELATIVE:
            return self._antecedent(at - 1, low)
        if word in COORDINATING:
            if (pronoun := self._last_pronoun(at, low)) is not None:
                return pronoun
            return self.opening(self._clause_start(at, low), at)
        if word in SENTENCE_PRONOUNS or word in SUBJECT_PRONOUNS:
            return self._pronoun(at, low)
        return self._chunk(at, low)

    def _last_pronoun(self, at: int, low: int) -> Thing | None:
        """The "he" of "the doors are locked, as he is loud and"."""
        for back in range(at - 1, max(low, at - 12) - 1, -1):
            if self.words[back] in {"he", "she"}:
                opens = back == low or self.words[back - 1] in CLAUSE_WORDS
                return Thing((self.words[back],), "person", back) if opens else None
        return None

    def _antecedent(self, at: int, low: int) -> Thing | None:
        while at >= low and self.words[at] in {"itself", "themselves"}:
            at -= 1
        return self._chunk(at, low, climb=False) if at >= low else None

    def _comma_before(self, at: int, low: int) -> int | None:
        """The word before an earlier comma: the subject of "The caterer, booked in May, was"."""
        for back in range(at - 1, max(low, at - 12) - 1, -1):
            if self.passage.between(back).startswith(","):
                return back
        return None

    def _pronoun(self, at: int, low: int) -> Thing:
        word = self.words[at]
        if word in {"it", "this", "that", "these", "those"}:
            return Thing((word,), "it", at)
        if word in {"i", "we"}:
            return Thing((word,), "self", at)
        if word == "there":
            return Thing((word,), "", at)
        if word == "they" and (earlier := self._spoken_of_before(low)):
            return earlier
        return Thing((word,), "person", at)

    def _spoken_of_before(self, low: int) -> Thing | None:
        """What "they" most likely means: the subject of the sentence before, if no person."""
        paragraph, _ = self.passage.paragraph(low) if low < len(self.words) else (low, low)
        if low - 1 < paragraph:
            return None
        before, after = self.passage.sentence(low - 1, low - 1)
        before = max(before, paragraph)
        people = ("person", "")
        if any(
            kind_of_word(word) == "person" or word in {"he", "she", "him", "her", "they", "them"}
            for word in self.words[before:after]
        ):
            return None
        found = self.opening(before, after)
        return found if found is not None and found.kind not in people else None

    def _chunk(self, at: int, low: int, climb: bool = True) -> Thing | None:
        """The noun phrase ending at `at`; climbs from "of the roof" to what the roof belongs to."""
        end = at
        while end >= low and is_adverb(self.words[end]):
            end -= 1
        while True:
            start = end
            while start >= low and not self._bounds(start, end):
                start -= 1
            run = self.words[start + 1 : end + 1]
            if not run:
                return None
            place = start
            while place >= low and self.words[place] in DETERMINERS and self.passage.joins(place):
                place -= 1
            preposition = (
                place >= low
                and self.words[place] in PREPOSITIONS
                and self.words[place] not in {"like", "as", "than"}
                and self.words[place] not in OPENS_CLAUSE
                and self.passage.joins(place)
                # "the by-election"
                and self.passage.between(place) != "-"
            )
            proper = self.passage.is_capitalised(end) and (
                not kind_of(run) or self._is_somebody(run, start + 1)
            )
            if proper and len(run) < 4 and not preposition:
                return self._named(run, start + 1)
            if climb and preposition and place - 1 >= low and self.passage.joins(place - 1):
                if self.words[place] == "of" and self.words[place - 1] in QUANTITIES:
                    return self._named(run, start + 1)
                if self.words[place - 1] in _STOPS_CLIMBING:
                    return None
                if self.words[place - 1].isdigit():
                    # "lot 2 of the bid"
                    return self._named(run, start + 1)
                end = place - 1
                continue
            if climb and preposition:
                return None
            pronoun = start > low and self.words[start] in {"we", "i", "you", "they"}
            if climb and pronoun and len(run) < 3 and kind_of(run) in ("", "trait"):
                # "the spreadsheet (that) we use"
                back = start - 1 - (self.words[start - 1] in RELATIVE)
                return self._antecedent(back, low)
            if climb and self.words[start] in AUXILIARIES and start >= low:
                # "the boiler that was installed in May is": what the relative clause hangs on.
                for back in range(start - 1, max(low, start - 10), -1):
                    if self.words[back] in RELATIVE:
                        return self._antecedent(back - 1, low)
            return self._named(run, start + 1)

    def _is_month(self, at: int) -> bool:
        return self.words[at] == "may" and self.words[at - 1] in PREPOSITIONS

    def _is_particle(self, at: int) -> bool:
        """The second half of "roll-out"."""
        return self.words[at] in PARTICLES and self.passage.between(at - 1) == "-"

    def _bounds(self, at: int, end: int) -> bool:
        word = self.words[at]
        return (
            (word in STOPS and not self._is_month(at) and not self._is_particle(at))
            or word in REPORTING
            or word in DETERMINERS
            or (at < end and not self.passage.joins(at))
            or end - at > 6
        )

    def _named(self, run: list[str], start: int) -> Thing:
        last = start + len(run) - 1
        if self._is_somebody(run, start):
            return Thing((run[-1],), "person", last)
        kind = kind_of(run)
        if not kind and self._is_particle(last):
            kind = "thing"
        if not kind and run[-1].endswith("ing") and not self._is_name(last):
            kind = "activity"
        if not kind and kind_of_word(run[0]) == "staff" and self._is_titled_name(start, last):
            kind = "staff"
        if not kind and self._is_name(last):
            return Thing((run[-1],), "person", last)
        if not kind and len(run) > 1 and run[-1].endswith(PARTICIPLES):
            for cut in range(len(run) - 1, 0, -1):
                if kind := kind_of(run[:cut]):
                    return Thing(tuple(run[:cut]), kind, start + cut - 1)
        return Thing(tuple(run), kind, last)

    def _is_somebody(self, run: list[str], start: int) -> bool:
        """ "Mr King", "Dean", "Robin Field": a name that is a noun too."""
        if run[0] in TITLES:
            return len(run) > 1
        last = start + len(run) - 1
        if is_given_name(run[-1]) and self._is_name(last) and len(run) > 1:
            # "I hear Martin has"
            return not self.passage.is_capitalised(last - 1)
        if not is_given_name(run[0]) or len(run) > 2:
            return False
        if not all(self.passage.is_capitalised(start + at) for at in range(len(run))):
            return False
        return not (
            start and self.passage.joins(start - 1) and self.words[start - 1] in DETERMINERS
        )

    def _is_titled_name(self, first: int, last: int) -> bool:
        """ "Councillor Jones", "Dr Patel"."""
        return last > first and all(
            self.passage.is_capitalised(at) for at in range(first, last + 1)
        )

    def _is_name(self, at: int) -> bool:
        return self.passage.is_capitalised(at) and not self._opens_sentence(at)

    def _opens_sentence(self, at: int) -> bool:
        return at == 0 or self.passage.ends_sentence(at - 1)

    def opening(self, low: int, high: int) -> Thing | None:
        """The subject that opens the words `low`..`high`: their first noun phrase."""
        at = low
        while at < high and (is_adverb(self.words[at]) or self.words[at] in COORDINATING):
            at += 1
        if at < high and self.words[at] in PREPOSITIONS:
            at = self._past_opening_phrase(at, high)
        run: list[str] = []
        best: Thing | None = None
        while at < high and len(run) < 8:
            word = self.words[at]
            if not run and word in SUBJECT_PRONOUNS:
                return self._pronoun(at, at)
            if word in DETERMINERS and not run:
                at += 1
                continue
            if word in STOPS or word in DETERMINERS or (run and not self.passage.joins(at - 1)):
                break
            run.append(word)
            if len(run) <= 2 and self._is_somebody(run, at - len(run) + 1):
                best = Thing((word,), "person", at)
            elif kind := kind_of(run):
                best = Thing(tuple(run), kind, at)
            elif best is not None:
                break
            at += 1
        return best or (Thing(tuple(run), "", at - 1) if run else None)

    def _past_opening_phrase(self, at: int, high: int) -> int:
        for place in range(at, min(high, at + 10)):
            if self.passage.between(place).startswith(","):
                return place + 1
        for place in range(at + 2, min(high, at + 8)):
            opens = self.words[place] in DETERMINERS or self.words[place] in SUBJECT_PRONOUNS
            if opens and self.words[place - 1] not in PREPOSITIONS:
                return place
        return high


def is_adjective_like(word: str) -> bool:
    """Whether an unknown word looks like an adjective, which may stand before a noun."""
    return word not in FUNCTION_WORDS and word.endswith(
        ("al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ary", "y", "ed", "ing", "ern")
    )
