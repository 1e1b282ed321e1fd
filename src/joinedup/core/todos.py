"""What waits for somebody: each app says what, for whom, and how the first page shows it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.db.models import Exists, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from joinedup.core.registry import contributions

# Of each kind; the page of the thing itself shows the rest.
A_FEW = 8
# So many are seen at once; the others unfold.
AT_ONCE = 3


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

    ``find`` takes a member and the moment and gives what waits, in the order in which it is shown:
    a queryset, which is asked only where it finds anything, or a list. To-dos with the same
    ``find`` are one question. ``show``, if it is given, makes of what was found, and the moment,
    what is shown. ``template`` draws it; it finds the list as ``items``. ``audience`` says whether
    to ask at all. What does not ask for anything, and is there to look forward to or to remember,
    has ``asks`` false. In one section, to-dos stand by ``order``, and where that is equal an app's
    before those of apps that rest on it.
    """

    name: str
    section: Section
    find: Callable[[Any, datetime], Iterable[Any]]
    template: str
    audience: Callable[[Any], bool] = everybody
    asks: bool = True
    order: int = 0
    show: Callable[[list[Any], datetime], list[Any]] | None = None


@dataclass(frozen=True)
class FoundTodo:
    """What waits, with the template that draws it."""

    todo: Todo
    items: list[Any]

    @property
    def nearest(self) -> list[Any]:
        """What is seen at once. One alone is not worth a fold."""
        return self.items if len(self.items) == AT_ONCE + 1 else self.items[:AT_ONCE]

    @property
    def others(self) -> list[Any]:
        """What unfolds."""
        return self.items[len(self.nearest) :]


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
    asked = [todo for todo in declared_todos() if todo.audience(member)]
    found = _found(member, {todo.find: todo.find(member, now) for todo in asked})
    sections: dict[str, FoundSection] = {}
    for todo in asked:
        items = todo.show(found[todo.find], now) if todo.show else found[todo.find]
        if items:
            section = sections.setdefault(todo.section.name, FoundSection(todo.section, []))
            section.found.append(FoundTodo(todo, items))
    return list(sections.values())


def _found(member: Any, questions: dict[Any, Iterable[Any]]) -> dict[Any, list[Any]]:
    """What each question finds. Most find nothing on most days: which find anything is asked of
    all querysets in one query."""
    querysets = {find: rows for find, rows in questions.items() if isinstance(rows, QuerySet)}
    names = {find: f"todo_{number}" for number, find in enumerate(querysets)}
    waits = (
        member._meta.model._base_manager.filter(pk=member.pk)
        .values(**{names[find]: Exists(rows) for find, rows in querysets.items()})
        .get()
    )
    return {
        find: list(rows) if waits.get(names.get(find), True) else []
        for find, rows in questions.items()
    }
