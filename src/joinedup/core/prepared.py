"""Questions that are asked again and again: Django makes their SQL once.

Most of what a small query costs is the making of its SQL, which is the same each time but for a
few values. Only the SQL is kept; what the database answers never is.
"""

import re
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

R = TypeVar("R")

# How the database takes values of each type. A moment is a date too, so it comes first.
FIELDS: dict[type, models.Field] = {
    int: models.BigIntegerField(),
    str: models.CharField(),
    UUID: models.UUIDField(),
    datetime: models.DateTimeField(),
    date: models.DateField(),
}


@dataclass(frozen=True)
class _Plan:
    """A query as Django made it, and where each of its parameters comes from: the place of a
    value among those given, or (None) what it always is."""

    queryset: QuerySet
    compiler: SQLCompiler
    sql: str
    parameters: tuple[tuple[int | None, Any], ...]

    def filled(self, values: list[Any]) -> tuple[Any, ...]:
        return tuple(always if at is None else values[at] for at, always in self.parameters)


class Prepared(Generic[R]):
    """Turns a function that makes a queryset of a few values into one that gives its rows.

    Values are numbers, words, dates, UUIDs, or lists, tuples or sets of one of these; never None,
    which asks another question. The function may only hand them on to the query: when values of a
    shape come for the first time, it is called twice with stand-ins. What else is in the query
    never changes, so today is one of the values.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, R]]) -> None:
        self._build = build
        self._plans: dict[tuple[object, ...], _Plan | None] = {}

    def __call__(self, *values: object) -> list[R]:
        return self.of_each([values])

    def first(self, *values: object) -> R | None:
        """The first row, or None."""
        return next(iter(self(*values)), None)

    def of_each(self, several: Iterable[tuple[object, ...]]) -> list[R]:
        """The rows for each of several values, out of one query. All are of one shape, such as
        numbers, or collections as long as one another."""
        padded = [[_padded(each) for each in values] for values in several if _may_be(values)]
        shapes = {tuple(map(_shape, values)) for values in padded}
        if len(shapes) > 1:
            raise TypeError("These values are of several shapes.")
        for shape in shapes:  # none, where there is nothing to look for
            # By database, for there may be another one.
            key = (connections[DEFAULT_DB_ALIAS].vendor, *shape)
            if key not in self._plans:
                self._plans[key] = self._plan(padded[0])
            if plan := self._plans[key]:
                return _rows(plan, [plan.filled(_flat(values)) for values in padded])
        return []

    def _plan(self, values: list[Any]) -> _Plan | None:
        """Let Django make the query of two sets of other values, and see where they went."""
        made = []
        for turn in (1, 2):
            numbers = count(20_000 + 1000 * turn)  # in a small field, too
            stand_ins = [_stand_in(each, numbers) for each in values]
            queryset = self._build(*stand_ins)
            compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
            try:
                sql, parameters = compiler.as_sql()
            except EmptyResultSet:  # nothing is in an empty collection
                return None
            made.append((queryset, compiler, sql, parameters, _flat(stand_ins)))
        (queryset, compiler, sql, one, ours), (*_, other_sql, other, others) = made
        if sql != other_sql:
            raise TypeError("Of other values this function makes another query.")
        places = {pair: place for place, pair in enumerate(zip(ours, others, strict=True))}
        pairs = list(zip(one, other, strict=True))
        for here, there in pairs:
            if (here, there) not in places and (here != there or _is_moment(here)):
                raise TypeError(f"{here!r} is none of the values, and not always the same.")
        read = compiler.get_converters([column for column, *_ in compiler.select])
        compiler.get_converters = lambda _columns: read
        parameters = tuple((places.get(pair), pair[0]) for pair in pairs)
        return _Plan(queryset, compiler, sql, parameters)


def _rows(plan: _Plan, parameters: list[tuple[Any, ...]]) -> list[Any]:
    """Run the query for each of these parameters, as Django does."""
    sql = plan.sql
    if len(parameters) > 1:
        # Made of nothing but Django's SQL.
        parts = (f"SELECT * FROM ({sql}) AS part{n}" for n in range(len(parameters)))  # noqa: S608
        sql = " UNION ALL ".join(parts)
    together = tuple(each for part in parameters for each in part)
    compiler = copy(plan.compiler)
    compiler.connection = connections[DEFAULT_DB_ALIAS]  # that of this thread
    compiler.as_sql = lambda *_, **__: (sql, together)  # type: ignore[method-assign]
    query = copy(plan.queryset.query)
    query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
    queryset: QuerySet = QuerySet(plan.queryset.model, query)
    queryset._iterable_class = plan.queryset._iterable_class
    return list(queryset)


def _may_be(values: Iterable[object]) -> bool:
    """Whether a row can have these values; no number in it is larger than a database counts."""
    return not any(isinstance(each, int) and not -(2**63) <= each < 2**63 for each in values)


def _is_many(value: object) -> bool:
    return isinstance(value, list | tuple | set | frozenset)


def _padded(value: object) -> object:
    """A collection in one of few lengths: what it ends with is asked for several times."""
    if not _is_many(value):
        return value
    listed = list(cast("list[Any]", value))
    wanted = 1 << (len(listed) - 1).bit_length() if listed else 0
    return listed + listed[-1:] * (wanted - len(listed))


def _type(value: object) -> type:
    if type(value) in FIELDS:
        return type(value)
    for kind in FIELDS:
        if isinstance(value, kind):
            return kind
    raise TypeError(f"{value!r} is not of a type that can be asked for.")


def _is_moment(parameter: object) -> bool:
    """Whether this is a day or a moment, which is another one tomorrow."""
    return isinstance(parameter, date) or bool(re.match(r"\d{4}-\d\d-\d\d", str(parameter)))


def _shape(value: Any) -> object:
    return tuple(map(_type, value)) if _is_many(value) else _type(value)


def _flat(values: Iterable[Any]) -> list[Any]:
    """The values one after the other, as the database takes them."""
    connection = connections[DEFAULT_DB_ALIAS]
    flat: list[Any] = []
    for each in values:
        flat += each if _is_many(each) else [each]
    return [
        # Numbers and words need nothing done to them.
        each
        if type(each) in (int, str)
        else FIELDS[_type(each)].get_db_prep_value(each, connection)
        for each in flat
    ]


def _stand_in(value: Any, numbers: Iterable[int]) -> Any:
    """Values of the same types that stand nowhere else in a query."""
    if _is_many(value):
        return [_stand_in(each, numbers) for each in value]
    number = next(iter(numbers))
    day = datetime(2400, 1, 1) + timedelta(days=number)
    return {
        int: number,
        str: f"stand-in {number}",
        UUID: UUID(int=number),
        datetime: day.astimezone(),
        date: day.date(),
    }[_type(value)]
