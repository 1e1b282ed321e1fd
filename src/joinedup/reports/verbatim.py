"""Finding what was copied from somebody's words, so that it can be taken out.

White space, capitals, punctuation and the kind of quotation mark make no difference. A copy is
six words in a row, or a whole sentence of three words or more. Shorter ones are too
common to be known as anybody's.
"""

import re
import unicodedata
from collections import defaultdict

RUN = 6
SENTENCE = 3

# One sign is one word in scripts that put no spaces between words.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['\u2018\u2019\u02bc`][^\W_{_UNSPACED}]+)*"
)
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`]")
_SENTENCE_END = re.compile(r"[.!?\u2026\u061f\u3002\uff01\uff1f]+|\n")


def _words(text):
    """The words of a text as (plain form, start, end)."""
    return [
        (
            unicodedata.normalize("NFKC", _APOSTROPHES.sub("", each[0])).casefold(),
            each.start(),
            each.end(),
        )
        for each in _WORD.finditer(text)
    ]


def _plain(text):
    return [word for word, _start, _end in _words(text)]


def _with_marks(text, end):
    """The end of a word with the marks that belong to its last letter."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


class Copies:
    """Takes copies of somebody's words out of other texts.

    ``question`` is what they were asked: repeating it does not make it theirs.

    >>> Copies("We missed the bus. Nobody rang.").take_out("He said: nobody  RANG.", "[gone]")
    'He said: nobody  RANG.'
    >>> Copies("We missed the bus. Nobody rang.").take_out("“We missed the bus!”", "[gone]")
    '“[gone]!”'
    """

    def __init__(self, text: str, *, question: str = ""):
        self.words = _plain(text)
        self.question = f" {' '.join(_plain(question))} "
        self.sentences = self._sentences(text)
        self.places = defaultdict(list)
        for place in range(len(self.words) - SENTENCE + 1):
            self.places[tuple(self.words[place : place + SENTENCE])].append(place)

    def _sentences(self, text):
        """Where whole sentences begin and end, counted in words; all of it together too."""
        begin, found = 0, [(0, len(self.words))]
        for sentence in _SENTENCE_END.split(text):
            end = begin + len(_plain(sentence))
            found.append((begin, end))
            begin = end
        return [(begin, end) for begin, end in found if end - begin >= SENTENCE]

    def take_out(self, text: str, instead: str) -> str:
        """The text with every copy replaced by ``instead``; the same text when there is none."""
        if not self.places:
            return text
        kept, done, at = [], 0, 0
        words = _words(text)
        plain = [word for word, _start, _end in words]
        while at < len(words):
            length = self._copied(plain, at)
            if length:
                kept += [text[done : words[at][1]], instead]
                done = _with_marks(text, words[at + length - 1][2])
            at += length or 1
        return "".join([*kept, text[done:]])

    def _copied(self, plain, at):
        """How many words from here on are a copy."""
        longest = 0
        for place in self.places.get(tuple(plain[at : at + SENTENCE]), ()):
            length = SENTENCE
            while (
                place + length < len(self.words)
                and at + length < len(plain)
                and self.words[place + length] == plain[at + length]
            ):
                length += 1
            if length > longest and self._is_theirs(place, place + length):
                longest = length
        return longest

    def _is_theirs(self, begin, end):
        is_long = end - begin >= RUN or any(
            begin <= first and last <= end for first, last in self.sentences
        )
        return is_long and f" {' '.join(self.words[begin:end])} " not in self.question
