"""Fifty writers on the record: what its chain costs, and whether what is done to it is named.

Prints Markdown tables; fails when there is a false alarm, or something done to the record that is
not named. On the embedded database, or on an empty PostgreSQL database; with `--owner`, the address
of the role that owns it, the writers are another role. It takes a minute or two.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

ROUNDS = 5


def main():
    parser = argparse.ArgumentParser("./joinedup bench record")
    parser.add_argument("--writers", type=int, default=50)
    parser.add_argument("--lines", type=int, default=20, help="of each writer in each round")
    parser.add_argument("--database", help="the address of an empty one on a PostgreSQL server")
    parser.add_argument("--owner", help="the same, for the role that owns its tables")
    options = parser.parse_args()
    _set_up(options)

    from django.core.management import call_command
    from django.db import connection

    from tests.owner import as_program

    call_command("migrate", verbosity=0)
    with as_program():
        # Each writer has a connection of its own.
        connection.settings_dict["OPTIONS"].pop("pool", None)
        alarms = _tell_cost(options)
        unnamed = _tell_attacks()
    return 1 if alarms or unnamed else 0


def _set_up(options):
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    for name, address in (
        ("TEST_DATABASE_URL", options.database),
        ("TEST_MIGRATE_DATABASE", options.owner),
    ):
        os.environ.pop(name, None)
        if address:
            os.environ[name] = address

    import django

    django.setup()


def _tell_cost(options):
    from tests.record.writers import write_at_once

    written = options.writers * options.lines
    costs, alarms, failed = {False: [], True: []}, [], []
    for number in range(ROUNDS * 2):
        is_chained = bool(number % 2)
        _empty()
        if not is_chained:
            _take_chain_away()
        seconds, faults = write_at_once(options.writers, options.lines)
        costs[is_chained].append(1000 * seconds / written)
        failed += faults
        if is_chained:
            walked, found = _walk()
            alarms += found
    where = "PostgreSQL" if options.database else "embedded database"
    before, after = median(costs[False]), median(costs[True])
    print(f"{options.writers} writers, {options.lines} lines each, {where}; median of {ROUNDS}.\n")
    print("| | |\n| --- | ---: |")
    print(f"| a line without the chain, ms | {before:.2f} |")
    print(f"| a line in the chain, ms | {after:.2f} |")
    print(f"| ratio | {after / before:.2f} |")
    print(f"| lines a second in the chain | {1000 / after:,.0f} |")
    print(f"| changes that failed, of {written * ROUNDS * 2:,} | {len(failed)} |")
    print(f"| false alarms, of {written * ROUNDS:,} lines | {len(alarms)} |")
    print(f"| looking through 1,000 lines, ms | {1000 * 1000 * walked / written:,.0f} |")
    return [*alarms, *failed]


def _tell_attacks():
    from tests.record.attacks import ATTACKS, attack
    from tests.record.writers import write_line

    unnamed = []
    print("\n| Done to 120 lines | Said |\n| --- | --- |")
    for name in ATTACKS:
        _empty()
        for _ in range(120):
            write_line()
        _walk()
        expected = attack(name)
        _seconds, found = _walk()
        kinds = [kind for kind, _first, _last in found]
        if kinds != [kind for kind, _first, _last in expected]:
            unnamed.append(name)
        print(f"| {name} | {'; '.join(map(_as_told, found)) or 'nothing'} |", flush=True)
    return unnamed


def _as_told(found):
    kind, first, last = found
    return f"{kind} {first}" if first == last else f"{kind} {first} to {last}"


def _walk():
    from django.utils import timezone

    from joinedup.record.services import check_record

    started = time.perf_counter()
    breaks = check_record(at=timezone.now()).breaks
    return time.perf_counter() - started, breaks


def _empty():
    """Begin with an empty record, and all triggers."""
    from joinedup.record.lib import heads
    from joinedup.record.models import RecordCheck
    from tests.owner import owner_cursor, unguarded

    RecordCheck.objects.all().delete()
    heads.path().unlink(missing_ok=True)
    with owner_cursor() as cursor, unguarded(cursor):
        for table in ("record_recordentry", "record_recordseal", "record_recordstretch"):
            cursor.execute(f"DELETE FROM {table}")


def _take_chain_away():
    from django.db import connection

    from tests.owner import owner_cursor

    with owner_cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE record_recordentry DISABLE TRIGGER record_recordentry_ask")
        else:
            cursor.execute("DROP TRIGGER record_recordentry_seal")


sys.exit(main())
