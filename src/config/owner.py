"""The second address of the database: that of the role which owns the tables.

The program itself needs no right to change or empty a table. Where there is a second address, the
few commands that do change tables use it, and nothing else does.
"""

from collections.abc import Sequence

import dj_database_url

from config.env import env, invalid

HINT = (
    "It may be the address of the PostgreSQL database in DATABASE_URL, with another name and "
    "password: those of the role that owns the tables."
)
COMMANDS = {"migrate", "forget_old_record"}


def owner_of(program: dj_database_url.DBConfig) -> dj_database_url.DBConfig | None:
    """The settings of the program's database for the owner of its tables, if it has another."""
    if not env.str("JOINEDUP_MIGRATE_DATABASE", ""):
        return None
    owner = env.database_url("JOINEDUP_MIGRATE_DATABASE")
    same = ("ENGINE", "HOST", "PORT", "NAME")
    is_postgresql = program["ENGINE"] == "django.db.backends.postgresql"
    if not (is_postgresql and all(owner.get(each) == program.get(each) for each in same)):
        raise invalid("JOINEDUP_MIGRATE_DATABASE", HINT)
    return owner


def changes_tables(arguments: Sequence[str]) -> bool:
    """Whether this is ``manage.py`` with a command that changes the tables themselves."""
    return len(arguments) > 1 and arguments[0].endswith("manage.py") and arguments[1] in COMMANDS
