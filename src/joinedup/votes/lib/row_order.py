"""Where rows of ballots lie on the embedded database: anywhere.

SQLite puts each row after the one before, so that the order of rows would be the order in which
people came. A trigger moves each to a place by chance as it is written. On PostgreSQL the place of
a row, and the transaction that wrote it, cannot be chosen: there ballots are mixed while voting is
open (``services.anonymising``).
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("votes_ballot", "votes_vote")


def install(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers; a migration operation."""
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        schema_editor.execute(
            f"""CREATE TRIGGER {table}_lies_anywhere AFTER INSERT ON {table} BEGIN
            UPDATE {table} SET rowid = random() WHERE rowid = NEW.rowid; END""",  # noqa: S608
            params=None,
        )


def remove(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away; the way back of the migration."""
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_lies_anywhere", params=None)
