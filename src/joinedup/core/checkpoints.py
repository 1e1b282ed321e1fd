"""What was deleted leaves the file of the embedded database too, not only its tables.

SQLite is told to write zeros over what is deleted (``secure_delete``, in ``config.env``). But its
write-ahead log still holds the pages as they were before, until somebody empties it.
"""

from datetime import datetime

from django.db import OperationalError, connection, transaction


def empty_log_on_commit() -> None:
    """Empty the write-ahead log when the transaction has been kept, and not before.

    Never fails and never waits: while others read or write, the log stays as it is, and the job
    that runs every few minutes empties it.
    """
    transaction.on_commit(empty_log, robust=True)


def empty_log_by_job(at: datetime) -> int:
    """Empty the log if there is anything in it. No rows are changed."""
    empty_log_on_commit()
    return 0


def empty_log() -> bool:
    """Write the log into the database's file and make it empty; whether that could be done now.

    On PostgreSQL there is nothing to do: see ``docs/explanation/what-is-kept.md``.
    """
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (patience,) = cursor.fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy, *_pages = cursor.fetchone()
        except OperationalError:
            return False
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
    return not is_busy
