"""How the embedded database guards the record and chains its lines.

A transaction takes the lock for writing as it begins (``config.env``), so the head of the chain
cannot change while a line is put after it. Django gives SQLite its function SHA256: another
program, which lacks it, can add no line.
"""

from joinedup.record.models import NOTHING

REFUSAL = "SELECT RAISE(ABORT, 'The record cannot be changed.')"
YOUNG = "sealed_at > strftime('%Y-%m-%d %H:%M:%f', 'now', '-7 years')"


def _never(table: str, verb: str, condition: str = "TRUE") -> str:
    return f"""CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
    WHEN {condition} BEGIN {REFUSAL}; END"""


def _no_replace(table: str, *keys: str) -> str:
    # INSERT OR REPLACE deletes without asking the trigger for DELETE.
    same = " OR ".join(f"{key} = NEW.{key}" for key in keys)
    return f"""CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
    WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {REFUSAL}; END"""  # noqa: S608


def _latest(table: str) -> str:
    return f"""SELECT number, hash FROM {table}
    WHERE number = (SELECT max(number) FROM {table})"""  # noqa: S608


GUARDS = {
    statement.split()[2]: statement
    for statement in (
        _never("record_recordentry", "update"),
        # A line goes when it was sealed seven years ago, and its seal after it.
        _never(
            "record_recordentry",
            "delete",
            "NOT EXISTS (SELECT 1 FROM record_recordseal"  # noqa: S608
            f" WHERE entry_id = OLD.id AND NOT {YOUNG})",
        ),
        _no_replace("record_recordentry", "id"),
        _never("record_recordseal", "update"),
        _never("record_recordseal", "delete", f"OLD.{YOUNG}"),
        _no_replace("record_recordseal", "number", "entry_id", "previous"),
        _never("record_recordstretch", "update"),
        _never("record_recordstretch", "delete"),
        _no_replace("record_recordstretch", "number"),
    )
}

CHAIN = {
    "record_recordentry_seal": f"""
    CREATE TRIGGER record_recordentry_seal AFTER INSERT ON record_recordentry BEGIN
        INSERT INTO record_recordseal (number, entry_id, previous, hash, sealed_at)
        SELECT number + 1, NEW.id, hash,
            SHA256(hash || ' ' || (number + 1) || ' ' || NEW.id || ' '
                || replace(moment, ' ', 'T') || 'Z ' || NEW.digest),
            moment
        FROM (
            SELECT number, hash, strftime('%Y-%m-%d %H:%M:%f', 'now') AS moment FROM (
                {_latest("record_recordseal")}
                UNION ALL {_latest("record_recordstretch")}
                UNION ALL SELECT 0, '{NOTHING}'
            ) ORDER BY number DESC LIMIT 1
        );
    END"""  # noqa: S608 (nothing in it comes from outside)
}

INSTALL = [*GUARDS.values(), *CHAIN.values()]
REMOVE = [f"DROP TRIGGER {name}" for name in (*GUARDS, *CHAIN)]
THERE = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
