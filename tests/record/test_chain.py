"""The record is one chain: whoever changes it is seen, and nobody else is."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from joinedup.record.lib import heads
from joinedup.record.models import NOTHING, RecordEntry, RecordSeal
from joinedup.record.selectors import latest_check
from joinedup.record.services import accept_breaks, check_record
from tests.at_once import at_once
from tests.factories.people import make_community, make_role
from tests.owner import owner_cursor, unguarded
from tests.record.attacks import ATTACKS, attack
from tests.record.writers import write_at_once, write_line

pytestmark = pytest.mark.django_db(transaction=True)
LINES = 12


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def record():
    """A record that was looked through once."""
    for _ in range(LINES // 2):
        write_line(lines=2)
    assert _found() == []


def _found():
    return [tuple(each) for each in check_record(at=timezone.now()).breaks]


def test_each_line_is_sealed_as_the_docstrings_say():
    at = datetime(2027, 1, 31, 12, 0, 0, 120, tzinfo=UTC)
    for _ in range(2):
        write_line(at=at)

    lines = RecordEntry.objects.order_by("pk")
    seals = list(RecordSeal.objects.order_by("number"))
    text = (
        '["2027-01-31T12:00:00.000120Z","role given","record.recordentry",1,"place",null,'
        '"program",null,{"kind":"member"}]'
    )
    digest = sha256(text.encode()).hexdigest()
    before, hashes = NOTHING, []
    for number, (line, seal) in enumerate(zip(lines, seals, strict=True), start=1):
        moment = f"{seal.sealed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3]
        sealed = f"{before} {number} {line.pk} {moment}Z {digest}"
        hashes.append(sha256(sealed.encode()).hexdigest())
        before = hashes[-1]
    assert [line.digest for line in lines] == [digest] * 2
    assert [(seal.number, seal.previous) for seal in seals] == [(1, NOTHING), (2, hashes[0])]
    assert [seal.hash for seal in seals] == hashes


@pytest.mark.parametrize(
    "details", ({"b": 1, "a": [1, "é\u2028"]}, {1: "x", 10: True, 2: None}, {"n": 10**20}, {})
)
def test_what_the_database_gives_back_has_the_digest_of_what_was_written(details):
    line = RecordEntry(
        at=timezone.now(), about_id=1, scope_kind="place", by_kind="guest", details=details
    )
    line.save()

    assert RecordEntry.objects.get().compute_digest() == line.digest
    assert _found() == []


def test_a_change_that_fails_leaves_no_gap():
    write_line()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write_line()
        raise ZeroDivisionError
    write_line()

    assert list(RecordSeal.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert _found() == []


def test_many_who_write_at_once_raise_no_alarm():
    _seconds, failed = write_at_once(writers=5, changes=20, lines=2)

    assert failed == []
    assert RecordSeal.objects.latest("number").number == 200
    assert _found() == []


def test_whoever_holds_a_row_and_whoever_wrote_a_line_wait_for_nobody_in_a_ring():
    """One locks a row and then writes a line, another the other way round, a third writes a line
    and then what points to the row."""
    community = make_community()

    def lock():
        type(community).objects.select_for_update().get(pk=community.pk)

    def lock_first():
        for _ in range(30):
            with transaction.atomic():
                lock()
                write_line()

    def write_first():
        for _ in range(30):
            with transaction.atomic():
                write_line()
                lock()

    def point_last():
        for _ in range(30):
            with transaction.atomic():
                write_line()
                make_role(community=community)

    assert at_once(lock_first, write_first, lock_first, point_last, write_first) == [None] * 5
    assert (_found(), RecordSeal.objects.count()) == ([], 150)


@pytest.mark.parametrize("name", ATTACKS)
def test_what_is_done_to_it_is_named(record, name):
    expected = attack(name)

    found = _found()

    if expected == [("unsealed", None, None)]:
        latest = RecordEntry.objects.order_by("-pk")[1].pk
        expected = [("unsealed", latest, latest)]
    assert found == expected


@pytest.mark.parametrize("back", (timedelta(minutes=6), timedelta(days=2000)))
def test_a_line_that_is_dated_back_is_named(record, back):
    write_line(at=timezone.now() - back)
    write_line()

    assert _found() == [("clock", LINES + 1, LINES + 1)]


def test_a_line_that_is_dated_ahead_is_named(record):
    write_line(at=timezone.now() + timedelta(minutes=6))

    assert _found() == [("ahead", LINES + 1, LINES + 1)]


def test_triggers_that_are_gone_are_named(record):
    with owner_cursor() as cursor, unguarded(cursor):
        found = _found()

    assert found == [("unguarded", 0, 0)]
    assert _found() == []


@pytest.mark.parametrize("harm", ("deleted", "scribbled in", "not text"))
def test_a_file_of_heads_that_is_gone_or_changed_is_named(record, harm):
    if harm == "deleted":
        heads.path().unlink()
    else:
        heads.path().write_bytes({"scribbled in": b"head of what?\n", "not text": b"\xff"}[harm])

    assert _found() == [("heads", 0, 0)]


def test_the_head_of_each_look_is_kept_where_nobody_else_reads(record):
    write_line()
    assert _found() == []

    kept = [line.split() for line in heads.path().read_text().splitlines()]
    seals = RecordSeal.objects.filter(number__in=[LINES, LINES + 1]).order_by("number")
    assert [each[2:] for each in kept] == [[str(seal.number), seal.hash] for seal in seals]
    assert heads.path().stat().st_mode & 0o777 == 0o600


def test_what_is_broken_gives_no_head_until_somebody_knows_of_it(record):
    attack("delete")
    check = check_record(at=timezone.now())
    before = heads.path().read_text()

    accept_breaks(check=check, at=timezone.now())

    assert before.count("head ") == 1
    assert (_found(), heads.path().read_text().count("head ")) == ([], 2)
    with owner_cursor() as cursor, unguarded(cursor):
        cursor.execute("DELETE FROM record_recordentry WHERE id = %s", [_latest_line()])
    assert _found() == [("missing", LINES + 1, LINES + 1)]


def _latest_line():
    return RecordEntry.objects.latest("pk").pk


def test_the_command_says_what_it_found(record, capsys):
    call_command("check_record")
    whole = capsys.readouterr().out
    attack("delete")
    with pytest.raises(CommandError) as refused:
        call_command("check_record")
    call_command("check_record", accept=True)
    accepted = capsys.readouterr().out
    assert latest_check().breaks == []
    call_command("check_record")

    assert whole.startswith(f"The record is whole. Line {LINES} ends in ")
    assert str(refused.value).splitlines()[:2] == [
        "Something is wrong with the record.",
        "Line 5: gone",
    ]
    assert accepted.startswith("Line 5: gone\nNoted in ")
    assert capsys.readouterr().out.startswith(f"The record is whole. Line {LINES + 1} ends in ")
