"""One table of everything that is kept: what it is, for how long, and why.

A job by date forgets what has had its time (``pruning``), the page about privacy lists the table,
and ``docs/explanation/what-is-kept.md`` is made from it. So what is said is what is done. A system
check refuses a model that nobody put in (``core.E009``).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import ngettext

from joinedup.core.registry import contributions

# Takes the rows whose time is over and the moment; gives how many it forgot.
Forget = Callable[[QuerySet, datetime], int]


def delete(rows: QuerySet, at: datetime) -> int:
    """Delete the rows."""
    return rows.delete()[0]


def blank(*fields: str) -> Forget:
    """Leave the rows, and empty these fields."""

    def forget(rows: QuerySet, at: datetime) -> int:
        return rows.update(**dict.fromkeys(fields, ""))

    return forget


@dataclass(frozen=True)
class Kept:
    """One class of what is kept.

    ``what``, ``until`` and ``why`` are said on the page about privacy, to people whom it is about.
    Without ``days`` it stays ``until`` somebody does what this says.

    With ``days``, ``models`` is one model, and ``rows`` those of its rows that are meant:
    ``forget`` takes away, or empties, each of them so many days after one of the moments that
    ``since`` leads to. ``until`` then says in words which moment that is. With no days at all the
    row knows itself when its time is over, and ``until`` says everything.

    What lies in files and not in rows has no ``models``: ``sweep`` takes away those whose time is
    over at a moment, and gives how many.
    """

    name: str
    models: tuple[str, ...]
    what: Promise
    until: Promise
    why: Promise
    days: int | None = None
    since: tuple[str, ...] = ()
    rows: Q = field(default_factory=Q)
    forget: Forget = delete
    sweep: Callable[[datetime], int] | None = None

    @property
    def goes_by_itself(self) -> bool:
        return self.days is not None

    @property
    def how_long(self) -> str:
        """In words."""
        if not self.days:
            return str(self.until)
        days = ngettext("%(count)s day", "%(count)s days", self.days) % {"count": self.days}
        return f"{days} {self.until}"

    def rows_over(self, at: datetime) -> QuerySet:
        """The rows whose time is over at this moment."""
        before = at - timedelta(days=self.days or 0)
        over = Q(*((f"{moment}__lt", before) for moment in self.since), _connector=Q.OR)
        return self.model_class._default_manager.filter(self.rows, over)

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.models[0])


def declared_kept() -> Iterator[Kept]:
    """What all apps keep: first what goes by itself, soonest first, then what stays."""
    declared = list(contributions("KEPT"))
    yield from sorted(
        (each for each in declared if each.goes_by_itself), key=lambda kept: kept.days
    )
    yield from (each for each in declared if not each.goes_by_itself)
