"""What the program may do in the database, where the tables belong to another role.

The role in ``JOINEDUP_MIGRATE_DATABASE`` makes the tables; that of ``DATABASE_URL`` gets, after
each ``migrate``, the rights it needs and no more. Apps name in ``RIGHTS`` the tables of which it
may do less than read, add, change and delete.
"""

from dataclasses import dataclass

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connections
from django.db.backends.utils import CursorWrapper

from joinedup.core.registry import contributions

EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"


@dataclass(frozen=True)
class Rights:
    """What the program may do with the rows of a model, as SQL says it."""

    model: str
    may: str


def give_rights(sender: AppConfig, using: str, **kwargs: object) -> None:
    """Give the role of the program its rights, after ``migrate`` ran as the owner of the tables."""
    connection = connections[using]
    role = settings.PROGRAM_ROLE
    if not role or connection.settings_dict["USER"] == role:
        return
    quote = connection.ops.quote_name
    less = {apps.get_model(each.model): each.may for each in contributions("RIGHTS")}
    rights = {
        model._meta.db_table: less.get(model, EVERYTHING)
        for model in apps.get_models(include_auto_created=True)
    }
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"REVOKE ALL ON {quote(table)} FROM {quote(role)}")
            # What is of no model is only read, such as which migrations were done.
            may = rights.get(table, "SELECT")
            cursor.execute(f"GRANT {may} ON {quote(table)} TO {quote(role)}")
        cursor.execute(
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {_schema(cursor)} TO {quote(role)}"
        )


def _schema(cursor: CursorWrapper) -> str:
    cursor.execute("SELECT quote_ident(current_schema())")
    (schema,) = cursor.fetchone()
    return schema
