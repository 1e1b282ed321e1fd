"""The database itself refuses to change or delete a line of the record, and chains each to the one
before it."""

from types import ModuleType

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from joinedup.record.lib import postgresql, sqlite


def of_database(vendor: str) -> ModuleType:
    """The triggers as one kind of database says them."""
    return {"sqlite": sqlite, "postgresql": postgresql}[vendor]


def install(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers; a migration operation."""
    vendor = schema_editor.connection.vendor
    schema = ""
    if vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT quote_ident(current_schema())")
            (schema,) = cursor.fetchone()
    for statement in of_database(vendor).INSTALL:
        schema_editor.execute(statement.replace("%(schema)s", schema), params=None)


def remove(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away; the way back of the migration."""
    for statement in of_database(schema_editor.connection.vendor).REMOVE:
        schema_editor.execute(statement, params=None)


def missing() -> set[str]:
    """The names of triggers that are not there, or do nothing. What they do is not looked at."""
    triggers = of_database(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(triggers.THERE)
        there = {name for (name,) in cursor.fetchall()}
    return {*triggers.GUARDS, *triggers.CHAIN} - there
