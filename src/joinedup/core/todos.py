"""What waits for somebody: each app says what, for whom, and how the first page shows it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from joinedup.core.registry import contributions

# Of each kind; the page of the thing itself shows the rest.
A_FEW = 8


class Layout(Enum):
    """How the things of a section stand together."""

    CARDS = "cards"
    ROWS = "rows"
    STACK = "stack"
    PLAIN = "plain"


@dataclass(frozen=True)
class Section:
    """A part of the first page. To-dos of several apps may share one."""

    name: str
    order: int
    title: Promise
    layout: Layout


# The sections that several apps share.
RUN = Section("run", 40, _("For the series you run"), Layout.ROWS)
COORDINATE = Section("coordinate", 50, _("For you as coordinator"), Layout.ROWS)
MINE = Section("mine", 100, _("My words, my communities"), Layout.ROWS)


def everybody(member: Any) -> bool:
    """Asked for every member."""
    return True


@dataclass(frozen=True)
class Todo:
    """One question of what waits.

    ``find`` takes a member and the moment and gives what waits, in the order in which it is shown,
    with the same number of queries however much it is. ``template`` draws it; it finds the list
    as ``items``. ``audience`` says whether to ask at all. What does not ask for anything, and is
    there to look forward to or to remember, has ``asks`` false. In one section, to-dos stand by
    ``order``, and where that is equal an app's before those of apps that rest on it.
    """

    name: str
    section: Section
    find: Callable[[Any, datetime], Iterable[Any]]
    template: str
    audience: Callable[[Any], bool] = everybody
    asks: bool = True
    order: int = 0


@dataclass(frozen=True)
class FoundTodo:
    """What waits, with the template that draws it."""

    todo: Todo
    items: list[Any]


@dataclass(frozen=True)
class FoundSection:
    """A section with everything in it that waits."""

    section: Section
    found: list[FoundTodo]

    @property
    def asks(self) -> bool:
        """Something in it asks for something."""
        return any(each.todo.asks for each in self.found)


def declared_todos() -> list[Todo]:
    """The to-dos of all apps, in the order in which the first page shows them."""
    return sorted(contributions("TODOS"), key=lambda todo: (todo.section.order, todo.order))


def todos_for(member: Any, now: datetime) -> list[FoundSection]:
    """What waits for a member, section by section; sections with nothing in them are left out."""
    sections: dict[str, FoundSection] = {}
    for todo in declared_todos():
        items = list(todo.find(member, now)) if todo.audience(member) else []
        if items:
            section = sections.setdefault(todo.section.name, FoundSection(todo.section, []))
            section.found.append(FoundTodo(todo, items))
    return list(sections.values())
