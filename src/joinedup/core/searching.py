"""One search over everything somebody may see: each app says what of its own it looks through."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from joinedup.core.registry import contributions
from joinedup.core.texts import search_filter, search_words

# Of each kind. Who wants more gives another word.
A_FEW = 6


@dataclass(frozen=True)
class Found:
    """Something found: what it is called, where it is, and of what it is part."""

    title: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class Search:
    """One kind of thing that is looked through.

    ``visible_to`` gives the rows somebody may see; ``also`` are neighbours' fields beside those
    that ``TEXTS`` declares as searched, and ``find`` takes the place of both where that is not
    enough. ``shown`` says how a row stands in the list. Rows are found with one query.
    """

    title: Promise
    visible_to: Callable[[Any], QuerySet]
    shown: Callable[[Any], Found]
    also: tuple[str, ...] = ()
    find: Callable[[QuerySet, str], QuerySet] | None = None

    def rows(self, person: Any, words: str) -> QuerySet:
        visible = self.visible_to(person)
        if self.find:
            return self.find(visible, words)
        return visible.filter(search_filter(visible.model, words, self.also))


@dataclass(frozen=True)
class FoundKind:
    """What was found of one kind; ``has_more`` than is shown."""

    title: Promise
    found: list[Found]
    has_more: bool


def search(person: Any, words: str) -> list[FoundKind]:
    """What somebody may see that holds every one of the words, kind by kind; kinds of which
    nothing was found are left out. One query a kind, however much there is."""
    if not search_words(words):
        return []
    kinds = []
    for each in contributions("SEARCHES"):
        rows = list(each.rows(person, words)[: A_FEW + 1])
        if rows:
            found = [each.shown(row) for row in rows[:A_FEW]]
            kinds.append(FoundKind(each.title, found, len(rows) > A_FEW))
    return kinds
