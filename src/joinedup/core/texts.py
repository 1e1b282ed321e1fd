"""Every text field of every model: whose words it holds, and what becomes of them.

Withdrawal, erasure, a person's own export, search and the language check read this table, and a
system check refuses a text field that nobody declared (``core.E001``).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.utils.functional import Promise

from joinedup.core.registry import contributions

# Fields that can hold what somebody typed, drew or sent.
TEXT_FIELDS = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.BinaryField,
    models.FileField,
)
Clean = Callable[[str], str]


class Whose(Enum):
    """Whose words a field holds."""

    # What somebody said, in their words. Withdrawn by a service of their own, gone at once.
    OWN = "own"
    # Who somebody is and how to reach them. Stays when words are withdrawn; leaves with the person.
    # What they tell others of themselves may hold copies, as texts that were edited may.
    PERSONAL = "personal"
    # What those who run, answer or edit wrote, also what they called something. May hold copies of
    # what somebody said, which are taken out when those words are withdrawn. Belongs to the
    # community or the place, and stays with it.
    EDITED = "edited"
    # Such a text as it was before a copy was taken out. Gone within days.
    KEPT = "kept"
    # Codes, addresses, kinds and numbers, which are nobody's words.
    CODE = "code"


class Writer(Enum):
    """Who writes an edited text, and so what they can have read before."""

    # Those who run the community it belongs to: they read everything that is said there.
    ORGANISERS = "organisers"
    # Any member: they read what everybody in the community may read.
    MEMBERS = "members"
    # Also people who belong to no community: they read what is published.
    ANYBODY = "anybody"
    # The program, out of other texts, for a short while. What is taken out of it is not kept.
    PROGRAM = "program"


@dataclass(frozen=True)
class Text:
    """What becomes of some text fields of a model.

    ``member`` leads from a row to the member whose it is (OWN, PERSONAL) or who wrote it
    (EDITED): that member's own export holds it. ``"self"`` where the row is the member. ``email``
    names a field with an address, where rows are known to be somebody's by it alone.

    Texts with ``written``, which leads to the moment of the latest change, are searched for copies;
    all EDITED ones have it. ``by`` says who writes them: only what was written after words
    were said, by somebody who could have read them, can be a copy of them. ``writers`` leads to
    members of whom one wrote it, where ``member`` cannot say who. A service that changes such a
    text must change the moment, too. ``context`` leads to the thing within which words are said,
    where there is one, such as a series.

    ``called`` says in plain words what such a text is, for those who decide about a copy in it.
    What ``is_public`` the world can read. ``thing`` leads to what the text is of, or was of where
    the row is its history, and ``part`` finds it inside JSON, by the row's values and the
    way to the text: the same words in a thing and its history are one copy, in one text.

    ``redact`` takes a row's values, as a dictionary of these fields, and what takes copies out of
    a text, and gives the values cleaned: for JSON, and where a cleaned text must still be one
    of a kind. ``redacted`` is told the ids of the rows that changed. ``erase`` takes
    the rows of a person, and empties them where blank fields would not do.

    ``is_searched`` fields are looked through when somebody searches, and the language check reads
    ``is_checked`` ones while they are written. How long rows are kept is said in ``keeping``.
    """

    model: str
    fields: tuple[str, ...]
    whose: Whose
    member: str = ""
    email: str = ""
    by: Writer = Writer.ORGANISERS
    writers: str = ""
    written: str = ""
    context: str = ""
    called: str | Promise = ""
    is_public: bool = False
    thing: str = "pk"
    part: Callable[[Mapping, Sequence], str] | None = None
    redact: Callable[[Mapping, Clean, int], dict] | None = None
    redacted: Callable[[set[int]], None] | None = None
    erase: Callable[[QuerySet, datetime], None] | None = None
    is_searched: bool = False
    is_checked: bool = False

    @property
    def model_class(self) -> type[models.Model]:
        return model_called(self.model)

    @property
    def context_class(self) -> type[models.Model] | None:
        """The model of what ``context`` leads to; None without one."""
        return self._class_at(self.context) if self.context else None

    @property
    def thing_class(self) -> type[models.Model]:
        """The model of what ``thing`` leads to."""
        return self._class_at(self.thing)

    def _class_at(self, path: str) -> type[models.Model]:
        found: Any = self.model_class
        for name in () if path == "pk" else path.split(LOOKUP_SEP):
            found = found._meta.get_field(name).related_model
        return found


def declared_texts() -> Iterator[Text]:
    """The declarations of all apps."""
    yield from contributions("TEXTS")


def text_in(model: str, field: str) -> Text:
    """The declaration of a field's text."""
    return next(each for each in declared_texts() if each.model == model and field in each.fields)


def model_called(label: str) -> type[models.Model]:
    """The model that texts are declared of: "reports.Finding"."""
    return apps.get_model(label)


# Takes a model's label, ids of members and a moment, and gives the ids of the rows that one of them
# changed since. Declared as ``WRITERS`` by the app that knows who did what.
Writers = Callable[[str, Collection[int], datetime], QuerySet[Any, int]]

# Takes the ids of the rows out of which words were taken, or into which they were put back, by
# model. Declared as ``REDACTIONS`` by apps that keep something made of such texts, such as files.
Follow = Callable[[Mapping[str, set[int]]], None]


def follow_redactions(changed: Mapping[str, set[int]]) -> None:
    """Let apps follow: texts of these rows were changed because of words taken back."""
    for text in declared_texts():
        if text.redacted and changed.get(text.model):
            text.redacted(changed[text.model])
    for follow in contributions("REDACTIONS"):
        follow(changed)


def text_fields(model: type[models.Model]) -> list[str]:
    """The names of a model's own fields that can hold somebody's words.

    A field with choices holds one of them.
    """
    return [
        field.name
        for field in model._meta.local_concrete_fields
        if isinstance(field, TEXT_FIELDS) and not field.choices
    ]


def checked_fields(model: type[models.Model]) -> list[str]:
    """The fields of a model that the language check reads while they are written."""
    return _fields(model, "is_checked")


def search_filter(model: type[models.Model], words: str, also: tuple[str, ...] = ()) -> Q:
    """Rows whose searched fields hold every one of the words; ``also`` in neighbours' fields."""
    names = (*_fields(model, "is_searched"), *also)
    found = Q()
    for word in search_words(words):
        found &= Q(*((f"{name}__icontains", word) for name in names), _connector=Q.OR)
    return found


# Each word of a search is a condition more; nobody remembers more than these.
MOST_WORDS = 10


def search_words(words: str) -> list[str]:
    """The words of a search that are looked for."""
    return words.split()[:MOST_WORDS]


def _fields(model: type[models.Model], mark: str) -> list[str]:
    return [
        field
        for text in declared_texts()
        if text.model == model._meta.label and getattr(text, mark)
        for field in text.fields
    ]
