"""The values of a prepared question: what they may be, and others to stand in for them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models

# How the database takes values of each type. A moment is a date too, so it comes first.
FIELDS: dict[type, models.Field] = {
    int: models.BigIntegerField(),
    str: models.CharField(),
    UUID: models.UUIDField(),
    datetime: models.DateTimeField(),
    date: models.DateField(),
}
NUMBERS = range(-(2**63), 2**63)  # that a database can count


def is_many(value: object) -> bool:
    """Whether this is a collection of values."""
    return isinstance(value, list | tuple | set | frozenset)


def padded(value: Any) -> Any:
    """A collection in one of few lengths: what it ends with is asked for several times."""
    if not is_many(value):
        return value
    listed = list(value)
    wanted = 1 << (len(listed) - 1).bit_length() if listed else 0
    return listed + listed[-1:] * (wanted - len(listed))


def type_of(value: object) -> type:
    """The type as which a value is asked for. Raises TypeError for any other, None among them."""
    if type(value) in FIELDS:
        return type(value)
    for kind in FIELDS:
        if isinstance(value, kind):
            return kind
    raise TypeError(f"{value!r} is not of a type that can be asked for.")


def is_moment(parameter: object) -> bool:
    """Whether this is a day or a moment, which is another one tomorrow."""
    return isinstance(parameter, date) or bool(re.match(r"\d{4}-\d\d-\d\d", str(parameter)))


def is_uncountable(value: object) -> bool:
    """Whether this is a number that no database can hold."""
    return type(value) is int and value not in NUMBERS


def shape(value: Any) -> object:
    """What two values have in common that can be asked for with the same SQL."""
    return tuple(map(type_of, value)) if is_many(value) else type_of(value)


def flat(values: Iterable[Any]) -> list[Any]:
    """The values one after the other, as the database takes them."""
    connection = connections[DEFAULT_DB_ALIAS]
    parts: list[Any] = []
    for each in values:
        parts += each if is_many(each) else [each]
    return [
        # Numbers and words need nothing done to them.
        each
        if type(each) in (int, str)
        else FIELDS[type_of(each)].get_db_prep_value(each, connection)
        for each in parts
    ]


def stand_in(value: Any, numbers: Iterable[int]) -> Any:
    """Values of the same types that stand nowhere else in a query."""
    if is_many(value):
        return [stand_in(each, numbers) for each in value]
    number = next(iter(numbers))
    day = datetime(2400, 1, 1) + timedelta(days=number)
    return {
        int: number,
        str: f"stand-in {number}",
        UUID: UUID(int=number),
        datetime: day.astimezone(),
        date: day.date(),
    }[type_of(value)]
