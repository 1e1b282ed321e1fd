"""The database itself refuses to change or delete a line of the record."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    f"""CREATE TRIGGER record_recordentry_no_{verb} BEFORE {verb} ON record_recordentry
    BEGIN SELECT RAISE(ABORT, 'The record cannot be changed.'); END"""
    for verb in ("update", "delete")
] + [
    # INSERT OR REPLACE deletes without asking the trigger for DELETE.
    """CREATE TRIGGER record_recordentry_no_replace BEFORE INSERT ON record_recordentry
    WHEN EXISTS (SELECT 1 FROM record_recordentry WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'The record cannot be changed.'); END"""
]
POSTGRESQL = [
    """CREATE FUNCTION record_recordentry_refuse() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'The record cannot be changed.'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER record_recordentry_no_change BEFORE UPDATE OR DELETE ON record_recordentry
    FOR EACH ROW EXECUTE FUNCTION record_recordentry_refuse()""",
]


def install(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers; a migration operation."""
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement)


def remove(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away; the way back of the migration."""
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("update", "delete", "replace"):
            schema_editor.execute(f"DROP TRIGGER record_recordentry_no_{verb}")
    else:
        schema_editor.execute("DROP TRIGGER record_recordentry_no_change ON record_recordentry")
        schema_editor.execute("DROP FUNCTION record_recordentry_refuse()")
