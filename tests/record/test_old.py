"""After seven years lines go, in one way only; where they ended stays."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from joinedup.record.lib import heads
from joinedup.record.models import RecordEntry, RecordSeal, RecordStretch
from joinedup.record.services import check_record
from tests.owner import as_owner, owner_cursor, unguarded
from tests.record.attacks import seal_anew
from tests.record.writers import write_line

pytestmark = pytest.mark.django_db(transaction=True)
OLD = timedelta(days=8 * 366)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path


def _found(at=None):
    return [tuple(each) for each in check_record(at=at or timezone.now()).breaks]


@pytest.fixture
def old_record():
    """Four lines of eight years ago, the head of the third kept then, and two of today."""
    now = timezone.now()
    for _ in range(3):
        write_line(at=now - OLD)
    with owner_cursor() as cursor, unguarded(cursor):
        _put_back(cursor, now - OLD, range(1, 4))
    assert _found(now - OLD) == []
    write_line(at=now - OLD)
    with owner_cursor() as cursor, unguarded(cursor):
        _put_back(cursor, now - OLD, [4])
    for _ in range(2):
        write_line()


def _put_back(cursor, moment, numbers):
    """Let lines be sealed at another moment, as if they had been."""
    for number in numbers:
        previous = RecordSeal.objects.filter(number=number - 1).values_list("hash", flat=True)
        seal_anew(cursor, number, previous.first() or "0" * 64, sealed_at=moment)


def _forget():
    with as_owner():
        call_command("forget_old_record")


def test_what_is_old_goes_up_to_a_head_that_was_kept_and_the_rest_still_holds(old_record, capsys):
    third = RecordSeal.objects.get(number=3).hash

    _forget()
    _forget()

    assert capsys.readouterr().out == "3 lines were over seven years old.\nNone is.\n"
    assert list(RecordStretch.objects.values_list("number", "hash")) == [(3, third)]
    assert RecordEntry.objects.count() == 3
    numbers = RecordSeal.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [4, 5, 6]
    write_line()
    assert _found() == []


def test_nothing_goes_that_is_younger(folder):
    for _ in range(3):
        write_line()
    assert _found() == []

    _forget()
    # Even where somebody says that the head was kept long ago.
    lines = heads.path().read_text().replace("head 20", "head 19")
    heads.path().write_text(lines)
    with pytest.raises(DatabaseError, match=r"The record cannot be changed\."):
        _forget()

    assert RecordEntry.objects.count() == 3


def test_whoever_says_that_young_lines_were_old_is_seen(old_record):
    assert _found() == []
    hashed = RecordSeal.objects.get(number=6).hash
    with owner_cursor() as cursor, unguarded(cursor):
        cursor.execute("DELETE FROM record_recordentry")
        cursor.execute("DELETE FROM record_recordseal")
        cursor.execute(
            "INSERT INTO record_recordstretch (number, hash, gone_at) VALUES (6, %s, %s)",
            [hashed, "2020-01-01 00:00:00Z"],
        )

    assert _found() == [("missing", 6, 6)]


@pytest.mark.parametrize(
    "table", ("record_recordentry", "record_recordseal", "record_recordstretch")
)
def test_the_owner_is_refused_too_while_the_triggers_are_there(old_record, table):
    _forget()
    acts = [f"UPDATE {table} SET {'id = id' if table.endswith('entry') else 'number = number'}"]
    acts += [f"DELETE FROM {table}"]
    acts += [f"TRUNCATE {table}"] if connection.vendor == "postgresql" else []

    for act in acts:
        with (
            pytest.raises(DatabaseError, match=r"The record cannot be changed\."),
            owner_cursor() as cursor,
        ):
            cursor.execute(act)

    assert (RecordEntry.objects.count(), RecordSeal.objects.count()) == (3, 3)
