"""Questions that are asked again and again: Django makes their SQL once.

Most of what a small query costs is the making of its SQL, which is the same each time but for a
few values. Only the SQL is kept; what the database answers never is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from joinedup.core.asked import flat, is_moment, is_uncountable, padded, shape, stand_in

R = TypeVar("R")


@dataclass(frozen=True)
class _Plan:
    """A query as Django made it, and where each of its parameters comes from: the place of a
    value among those given, or (None) what it always is. ``read`` turns what the database gives
    into Python's values, column by column."""

    queryset: Any
    compiler: SQLCompiler
    sql: str
    parameters: tuple[tuple[int | None, Any], ...]
    read: dict[int, Any]

    def filled(self, values: list[Any]) -> list[Any]:
        return [always if at is None else values[at] for at, always in self.parameters]


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
        return next(iter(self.of_each([values])), None)

    def of_each(self, several: Iterable[tuple[object, ...]]) -> list[R]:
        """The rows for each of several values, out of one query. All are of one shape, such as
        numbers, or collections as long as one another."""
        asked = [[padded(each) for each in values] for values in several]
        shapes = {tuple(map(shape, values)) for values in asked}
        if not shapes:
            return []
        if len(shapes) > 1:
            raise TypeError("These values are of several shapes.")
        given = [flat(values) for values in asked]
        if any(is_uncountable(each) for values in given for each in values):
            # Nobody asks in earnest, and Django knows that nothing has such a number.
            return [row for values in asked for row in self._build(*values)]
        # By database, for there may be another one.
        key = (connections[DEFAULT_DB_ALIAS].vendor, *shapes)
        if key not in self._plans:
            self._plans[key] = self._plan(asked[0])
        plan = self._plans[key]
        return _rows(plan, [plan.filled(values) for values in given]) if plan else []

    def _plan(self, values: list[Any]) -> _Plan | None:
        """Let Django make the query of two sets of other values, and see where they went."""
        made = []
        for turn in (1, 2):
            numbers = count(20_000 + 1000 * turn)  # in a small field, too
            stand_ins = [stand_in(each, numbers) for each in values]
            queryset: Any = self._build(*stand_ins)
            compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
            try:
                sql, parameters = compiler.as_sql()
            except EmptyResultSet:  # nothing is in an empty collection
                return None
            made.append((queryset, compiler, sql, parameters, flat(stand_ins)))
        (queryset, compiler, sql, one, ours), (*_, other_sql, other, others) = made
        if sql != other_sql or queryset._prefetch_related_lookups:
            raise TypeError("This function makes more than one query, or another of other values.")
        places = {pair: place for place, pair in enumerate(zip(ours, others, strict=True))}
        pairs = list(zip(one, other, strict=True))
        for here, there in pairs:
            if (here, there) not in places and (here != there or is_moment(here)):
                raise TypeError(f"{here!r} is none of the values, and not always the same.")
        parameters = tuple((places.get(pair), pair[0]) for pair in pairs)
        read = compiler.get_converters([column for column, *_ in compiler.select])
        return _Plan(queryset, compiler, sql, parameters, read)


def _rows(plan: _Plan, parameters: list[list[Any]]) -> list[Any]:
    """Run the query for each of these parameters, and let Django make of the answer what it makes
    of any."""
    sql, connection = plan.sql, connections[DEFAULT_DB_ALIAS]
    if len(parameters) > 1:
        # Made of nothing but Django's SQL.
        parts = (f"SELECT * FROM ({sql}) AS part{n}" for n in range(len(parameters)))  # noqa: S608
        sql = " UNION ALL ".join(parts)
    with connection.cursor() as cursor:
        cursor.execute(sql, [each for part in parameters for each in part])
        rows: Iterable[Any] = cursor.fetchall()
    if plan.read:
        rows = _read(rows, plan.read, connection)
    # Looks like the queryset, its query and its compiler, whose answer is there already.
    answer: Any = SimpleNamespace(
        db=DEFAULT_DB_ALIAS,
        model=plan.queryset.model,
        _fields=plan.queryset._fields,
        _known_related_objects={},
        selected=plan.queryset.query.selected,
        extra_select=plan.queryset.query.extra_select,
        values_select=plan.queryset.query.values_select,
        annotation_select=plan.queryset.query.annotation_select,
        select=plan.compiler.select,
        klass_info=plan.compiler.klass_info,
        annotation_col_map=plan.compiler.annotation_col_map,
        get_compiler=lambda *_, **__: answer,
        execute_sql=lambda *_, **__: None,
        results_iter=lambda *_, **__: iter(rows),
    )
    answer.query = answer
    return list(plan.queryset._iterable_class(answer))


def _read(rows: Iterable[Any], read: dict[int, Any], connection: Any) -> Iterator[Any]:
    for row in rows:
        values = list(row)
        for column, (steps, expression) in read.items():
            for step in steps:
                values[column] = step(values[column], expression, connection)
        yield tuple(values)
