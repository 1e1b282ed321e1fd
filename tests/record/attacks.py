"""What the owner of the tables could do to the record, each with what is said of it afterwards.

``./joinedup bench record`` tries them after fifty writers, and the suite after a few.
"""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from joinedup.access.events import Event
from joinedup.record.models import RecordEntry, RecordSeal
from tests.owner import owner_cursor, unguarded
from tests.record.writers import write_line


def entry(number):
    """The line of this number."""
    return RecordEntry.objects.get(pk=RecordSeal.objects.get(number=number).entry_id)


def _edit(cursor, last):
    cursor.execute("UPDATE record_recordentry SET by_kind = 'guest' WHERE id = %s", [entry(5).pk])


def _edit_with_digest(cursor, last):
    line = entry(5)
    line.by_kind, line.by_id = "guest", None
    cursor.execute(
        "UPDATE record_recordentry SET by_kind = 'guest', by_id = NULL, digest = %s WHERE id = %s",
        [line.compute_digest(), line.pk],
    )


def _edit_with_hash(cursor, last):
    _edit_with_digest(cursor, last)
    seal_anew(cursor, 5, RecordSeal.objects.get(number=5).previous)


def _rewrite(cursor, last):
    """Everything from a line on, so that the chain holds."""
    _edit_with_digest(cursor, last)
    previous = RecordSeal.objects.get(number=5).previous
    for number in range(5, last + 1):
        previous = seal_anew(cursor, number, previous)


def seal_anew(cursor, number, previous, sealed_at=None):
    """Put a line in the chain after this hash, as the database would have; its new hash."""
    seal = RecordSeal.objects.get(number=number)
    seal.previous = previous
    if sealed_at:
        seal.sealed_at = sealed_at.replace(microsecond=0)
    line = entry(number)
    seal.hash = seal.compute_hash(line.pk, line.compute_digest())
    cursor.execute(
        "UPDATE record_recordseal SET previous = %s, hash = %s, sealed_at = %s WHERE number = %s",
        [seal.previous, seal.hash, f"{seal.sealed_at:%Y-%m-%d %H:%M:%S.%f}Z", number],
    )
    return seal.hash


def _delete(cursor, last):
    cursor.execute("DELETE FROM record_recordentry WHERE id = %s", [entry(5).pk])


def _delete_with_seal(cursor, last):
    _delete(cursor, last)
    cursor.execute("DELETE FROM record_recordseal WHERE number = 5")


def _cut(cursor, last):
    first = entry(last - 2).pk
    cursor.execute("DELETE FROM record_recordentry WHERE id >= %s", [first])
    cursor.execute("DELETE FROM record_recordseal WHERE number >= %s", [last - 2])


def _truncate(cursor, last):
    verb = "DELETE FROM" if connection.vendor == "sqlite" else "TRUNCATE"
    cursor.execute(f"{verb} record_recordentry")
    cursor.execute(f"{verb} record_recordseal")


def _reorder_lines(cursor, last):
    columns = ("at", "event", "about_kind", "about_id", "details", "digest")
    here, there = entry(5).pk, entry(8).pk
    rows = {}
    for pk in (here, there):
        cursor.execute(f"SELECT {', '.join(columns)} FROM record_recordentry WHERE id = %s", [pk])
        rows[pk] = [_as_sent(each) for each in cursor.fetchone()]
    setting = ", ".join(f"{column} = %s" for column in columns)
    for pk, other in ((here, there), (there, here)):
        cursor.execute(f"UPDATE record_recordentry SET {setting} WHERE id = %s", [*rows[other], pk])


def _as_sent(value):
    return connection.ops.adapt_json_value(value, None) if isinstance(value, dict) else value


def _reorder_seals(cursor, last):
    here, there = entry(5).pk, entry(8).pk
    for number, pk in ((5, -1), (8, here), (5, there)):
        cursor.execute("UPDATE record_recordseal SET entry_id = %s WHERE number = %s", [pk, number])


def _reorder_numbers(cursor, last):
    for number, new in ((5, -5), (6, 5), (-5, 6)):
        cursor.execute("UPDATE record_recordseal SET number = %s WHERE number = %s", [new, number])


def _fork(cursor, last):
    """A line more after the one before the last, in a table that lets two follow one."""
    _let_two_follow_one(cursor)
    line = _insert(cursor)
    seal = RecordSeal(number=last + 1, previous=RecordSeal.objects.get(number=last).previous)
    _put_in(cursor, seal, line, timezone.now())


def _let_two_follow_one(cursor):
    if connection.vendor == "postgresql":
        cursor.execute("ALTER TABLE record_recordseal DROP CONSTRAINT seal_no_two_follow_the_same")
        return
    cursor.execute("CREATE TABLE seals AS SELECT * FROM record_recordseal")
    cursor.execute("DROP TABLE record_recordseal")
    cursor.execute("ALTER TABLE seals RENAME TO record_recordseal")


def _insert(cursor, last=None):
    """A line, where no trigger puts it in the chain."""
    line = RecordEntry(
        at=timezone.now(),
        event=Event.ROLE_GIVEN,
        about_kind="people.member",
        about_id=1,
        scope_kind="place",
        by_kind="program",
    )
    line.save()
    return line


def _put_in(cursor, seal, line, moment):
    seal.sealed_at = moment.replace(microsecond=0)
    seal.hash = seal.compute_hash(line.pk, line.digest)
    cursor.execute(
        "INSERT INTO record_recordseal (number, entry_id, previous, hash, sealed_at)"
        " VALUES (%s, %s, %s, %s, %s)",
        [seal.number, line.pk, seal.previous, seal.hash, f"{seal.sealed_at:%Y-%m-%d %H:%M:%S}Z"],
    )


def _clock_put_back(cursor, last):
    """The clock is wrong for one line, and right again for the next one."""
    line = _insert(cursor)
    seal = RecordSeal(number=last + 1, previous=RecordSeal.objects.get(number=last).hash)
    _put_in(cursor, seal, line, timezone.now() + timedelta(days=2))


# By name: what is done while no trigger is there, and what is said of it when there were so many
# lines and one more was written afterwards.
ATTACKS = {
    "edit": (_edit, lambda last: [("edited", 5, 5)]),
    "edit, with its digest": (_edit_with_digest, lambda last: [("edited", 5, 5)]),
    "edit, with its hash": (_edit_with_hash, lambda last: [("loose", 6, 6)]),
    "edit, and seal all anew": (_rewrite, lambda last: [("rewritten", last, last)]),
    "delete": (_delete, lambda last: [("missing", 5, 5)]),
    "delete, with its place": (_delete_with_seal, lambda last: [("missing", 5, 5)]),
    "cut off the end": (_cut, lambda last: [("missing", last - 1, last)]),
    "truncate": (_truncate, lambda last: [("missing", 2, last)]),
    "reorder lines": (_reorder_lines, lambda last: [("moved", 5, 5), ("moved", 8, 8)]),
    "reorder places": (_reorder_seals, lambda last: [("moved", 5, 5), ("moved", 8, 8)]),
    "reorder numbers": (_reorder_numbers, lambda last: [("loose", 5, 7), ("moved", 5, 6)]),
    "fork": (_fork, lambda last: [("fork", last + 1, last + 1)]),
    "insert past the chain": (_insert, lambda last: [("unsealed", None, None)]),
    "put the clock back": (_clock_put_back, lambda last: [("clock", last + 2, last + 2)]),
}


def attack(name):
    """Do it as the owner of the tables, and let one more line be written."""
    act, expected = ATTACKS[name]
    last = RecordSeal.objects.latest("number").number
    with owner_cursor() as cursor, unguarded(cursor):
        act(cursor, last)
    write_line()
    return expected(last)
