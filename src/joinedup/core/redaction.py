"""Taking copies of somebody's words out of what others wrote.

White space, capitals, punctuation and the kind of quotation mark make no difference. A copy is
six words in a row, or a whole sentence of three words or more. Shorter ones are too
common to be known as anybody's.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import models
from django.db.models import Model, Q, QuerySet

from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.core.registry import contributions
from joinedup.core.texts import Text, Whose, declared_texts

# Takes the ids of the rows out of which words were taken, by model. Declared as ``REDACTIONS`` by
# apps that keep something made of such texts, such as files.
Redaction = Callable[[Mapping[str, set[int]]], None]

RUN = 6
SENTENCE = 3

# One sign is one word in scripts that put no spaces between words.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['\u2018\u2019\u02bc`][^\W_{_UNSPACED}]+)*"
)
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`]")
_SENTENCE_END = re.compile(r"[.!?\u2026\u061f\u3002\uff01\uff1f]+|\n")


def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as (plain form, start, end)."""
    return [
        (
            unicodedata.normalize("NFKC", _APOSTROPHES.sub("", each[0])).casefold(),
            each.start(),
            each.end(),
        )
        for each in _WORD.finditer(text)
    ]


def _plain(text: str) -> list[str]:
    return [word for word, _start, _end in _words(text)]


def _with_marks(text: str, end: int) -> int:
    """The end of a word with the marks that belong to its last letter."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


class CopiedText:
    """Takes copies of somebody's words out of other texts.

    ``question`` is what they were asked: repeating it does not make it theirs.

    >>> CopiedText("We missed the bus. Nobody rang.").take_out("He said: nobody  RANG.", "[gone]")
    'He said: nobody  RANG.'
    >>> CopiedText("We missed the bus. Nobody rang.").take_out("“We missed the bus!”", "[gone]")
    '“[gone]!”'
    """

    def __init__(self, text: str, *, question: str = ""):
        self.words = _plain(text)
        self.question = f" {' '.join(_plain(question))} "
        self.sentences = self._sentences(text)
        self.places = defaultdict(list)
        for place in range(len(self.words) - SENTENCE + 1):
            self.places[tuple(self.words[place : place + SENTENCE])].append(place)

    def _sentences(self, text: str) -> list[tuple[int, int]]:
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

    def _copied(self, plain: list[str], at: int) -> int:
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

    def _is_theirs(self, begin: int, end: int) -> bool:
        is_long = end - begin >= RUN or any(
            begin <= first and last <= end for first, last in self.sentences
        )
        return is_long and f" {' '.join(self.words[begin:end])} " not in self.question


def redact_copies(
    copied: CopiedText, instead: str, *, context: Model, since: datetime
) -> dict[str, set[int]]:
    """Replace every copy in the texts of editors and owners by ``instead``, in the transaction of
    the change it belongs to. Gives the ids of the rows that changed, by model.

    ``copied`` are words of this context that were written down at the moment ``since``. The whole
    place is searched, for a published report may be copied from anywhere. But only what was
    written afterwards, or stands in the same context, can be a copy: otherwise anybody could say
    the words of an old recommendation, take them back, and so erase the recommendation.
    """
    take_out = partial(copied.take_out, instead=instead)
    changed: dict[str, set[int]] = defaultdict(set)
    for text in declared_texts():
        if text.whose is Whose.EDITED:
            ids = _redact_rows(text, take_out, _candidates(text, context, since))
            if ids and text.redacted:
                text.redacted(ids)
            changed[text.model] |= ids
    for redaction in contributions("REDACTIONS"):
        redaction(changed)
    empty_log_on_commit()
    return dict(changed)


def _candidates(text: Text, context: Model, since: datetime) -> QuerySet:
    may_be_copy = Q(pk__in=[])
    if text.written:
        may_be_copy |= Q(**{f"{text.written}__gte": since})
    # Things of different models have the same numbers.
    if text.context_class is type(context):
        may_be_copy |= Q(**{text.context: context.pk})
    return text.model_class._default_manager.filter(may_be_copy).order_by()


def _redact_rows(text: Text, take_out: Callable[[str], str], rows: QuerySet) -> set[int]:
    fields = [text.model_class._meta.get_field(name) for name in text.fields]
    if any(isinstance(field, models.JSONField) for field in fields):
        # Read and written back as a whole: nobody else may write in between.
        rows = rows.select_for_update(of=("self",))
    redact = text.redact or _redact
    changed = set()
    for pk, *values in rows.values_list("pk", *text.fields):
        before = dict(zip(text.fields, values, strict=True))
        after = redact(before, take_out, pk)
        if after != before:
            # The sentence put in its place may be longer than a short copy was.
            cut = {
                field.name: _cut(after[field.name], field)
                for field in fields
                if field.name in after
            }
            text.model_class._default_manager.filter(pk=pk).update(**cut)
            changed.add(pk)
    return changed


def _redact(values: Mapping, take_out: Callable[[str], str], pk: int) -> dict:
    return {name: clean(value, take_out) for name, value in values.items()}


def clean(value: Any, take_out: Callable[[str], str]) -> Any:
    """Plain data with the copies taken out of every text in it."""
    if isinstance(value, str):
        return take_out(value)
    if isinstance(value, list):
        return [clean(each, take_out) for each in value]
    if isinstance(value, dict):
        return {key: clean(each, take_out) for key, each in value.items()}
    return value


def _cut(value: Any, field: Any) -> Any:
    return value[: field.max_length] if isinstance(value, str) else value
