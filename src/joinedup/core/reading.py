"""Pages that tell how things are at one moment, whoever votes, speaks or takes back meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def at_one_moment(view: View) -> View:
    """Let everything that a view reads be as it was when it read first, so that numbers on a page
    agree with each other and with what is listed. For pages that tell numbers.

    Above the decorators that say who may come in, for they find what the page is about; but below
    one that counts tries: nothing can be written while such a page is made. A form that is sent
    is not asked to.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        with one_moment():
            return view(request, *args, **kwargs)

    # Types know of no such mark on a function.
    setattr(wrapper, "is_of_one_moment", True)  # noqa: B010
    return wrapper


@contextmanager
def one_moment() -> Iterator[None]:
    """Read all that is read inside as it is when the first is read; nothing can be written."""
    if connection.in_atomic_block:
        # A transaction that has begun, as in tests, cannot be told how to read.
        yield
    elif connection.vendor == "sqlite":
        with _sqlite_reader(), transaction.atomic():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


@contextmanager
def _sqlite_reader() -> Iterator[None]:
    """Let the next transaction only read. Others take the lock for writing as they begin, which
    readers need not wait for: see ``config.env``."""
    # The first in a thread to ask has no connection yet, and so no mode.
    connection.ensure_connection()
    # What begins transactions knows of a mode; its class does not tell.
    database: Any = connection
    mode, database.transaction_mode = database.transaction_mode, None
    connection.cursor().execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        connection.cursor().execute("PRAGMA query_only = OFF")
        database.transaction_mode = mode
