"""The role that owns the tables, for tests: the tests themselves are the program's role.

On the embedded database, and where ``TEST_MIGRATE_DATABASE`` names no second role, both are one.
"""

from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from joinedup.record.lib.triggers import of_database


@contextmanager
def as_program():
    """Let every connection be that of the program's role."""
    _reconnect(settings.PROGRAM_ADDRESS)
    yield
    _reconnect(settings.OWNER_ADDRESS)


@contextmanager
def as_owner():
    """Let every connection be that of the owner, for a command that is."""
    _reconnect(settings.OWNER_ADDRESS)
    try:
        yield
    finally:
        _reconnect(settings.PROGRAM_ADDRESS)


def _reconnect(who):
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
    # All threads share these settings.
    connection.settings_dict.update(who)


@contextmanager
def owner_cursor():
    """A cursor of the owner, on a connection of its own where that is another role. What it does
    is kept at once."""
    if not settings.PROGRAM_ROLE:
        with connection.cursor() as cursor:
            yield cursor
        return
    other = connection.copy()
    other.settings_dict.update(settings.OWNER_ADDRESS)
    # The pool is one for all of a name, and holds connections of the program.
    other.settings_dict["OPTIONS"].pop("pool", None)
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()


@contextmanager
def unguarded(cursor):
    """Let the owner do what the triggers of the record refuse, and put them back."""
    triggers = of_database(connection.vendor)
    if connection.vendor == "sqlite":
        for name in (*triggers.GUARDS, *triggers.CHAIN):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
    else:
        for table in triggers.TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            for statement in triggers.INSTALL:
                cursor.execute(statement)
        else:
            for table in triggers.TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
