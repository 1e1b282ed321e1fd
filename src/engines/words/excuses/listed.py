"""What an entry lists as innocent, arranged so that a match asks only about the words beside it."""

from collections.abc import Sequence

from engines.words.english import singulars
from engines.words.lexicon import Describes, Entry, FollowedBy, InName, PrecededBy
from engines.words.tokens import words_of

Table = dict[str, list[tuple[str, ...]]]


class Listed:
    """The exceptions of one entry, by the word that would have to stand in the text."""

    def __init__(self, entry: Entry):
        self.names = _words(entry, InName)
        self.describes_any = any(isinstance(one, Describes) for one in entry.unless)
        self.following: Table = {}
        self.follows_any = any(isinstance(one, FollowedBy) for one in entry.unless)
        # A single word after the match, or the head of a longer noun phrase there.
        self.heads = frozenset(_words(entry, FollowedBy))
        for listed in _words(entry, FollowedBy):
            if words := words_of(listed.lower()):
                self.following.setdefault(words[0], []).append(words)
        self.preceding: Table = {}
        for listed in _words(entry, PrecededBy):
            if words := words_of(listed.lower()):
                self.preceding.setdefault(words[-1], []).append(words)
        self._described: Table = {}
        for listed in _words(entry, Describes):
            *before, last = listed.lower().replace("-", " ").split()
            for one in singulars(last):
                self._described.setdefault(one, []).append(tuple(before))

    def describes(self, words: Sequence[str]) -> bool:
        """Whether the noun phrase ends with something listed, singular or plural."""
        if not self._described or not words:
            return False
        for one in singulars(words[-1]):
            for before in self._described.get(one, ()):
                if not before or tuple(words[-1 - len(before) : -1]) == before:
                    return True
        return False


def _words(entry: Entry, kind: type) -> tuple[str, ...]:
    return tuple(word for one in entry.unless if isinstance(one, kind) for word in one.words)
