"""What the program's role may do where the tables belong to another, as `.ci/run` has it."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, ProgrammingError, connection, transaction

from joinedup.record.models import RecordEntry, RecordSeal
from tests.owner import owner_cursor
from tests.record.writers import write_line

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not settings.PROGRAM_ROLE, reason="One role owns the tables and runs"),
]
DENIED = "permission denied|must be owner|must be superuser"


@pytest.mark.parametrize(
    "act",
    (
        "UPDATE record_recordentry SET event = 'nothing'",
        "DELETE FROM record_recordentry",
        "TRUNCATE record_recordentry",
        "TRUNCATE record_recordentry, record_recordseal CASCADE",
        "UPDATE record_recordseal SET number = number",
        "INSERT INTO record_recordseal VALUES (9, 9, 'x', 'x', now())",
        "DELETE FROM record_recordseal",
        "INSERT INTO record_recordstretch VALUES (9, 'x', now())",
        "INSERT INTO record_unsealed VALUES (9, 'x')",
        "ALTER TABLE record_recordentry DISABLE TRIGGER ALL",
        "DROP TRIGGER record_recordentry_ask ON record_recordentry",
        "DROP TABLE record_recordentry",
        "CREATE OR REPLACE FUNCTION record_seal() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE TABLE mine (id bigint)",
        "SET session_replication_role = replica",
        "DELETE FROM django_migrations",
        "TRUNCATE access_community CASCADE",
        "ALTER TABLE access_community ADD COLUMN mine text",
    ),
)
def test_the_program_cannot(act):
    write_line()

    with pytest.raises(DatabaseError, match=DENIED), connection.cursor() as cursor:
        cursor.execute(act)

    assert (RecordEntry.objects.count(), RecordSeal.objects.count()) == (1, 1)


@pytest.mark.parametrize("function", ("record_seal", "record_ask"))
def test_the_program_cannot_seal_what_is_no_line(function):
    with (
        pytest.raises(ProgrammingError, match="permission denied for function"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("CREATE TEMPORARY TABLE mine (id bigint, entry_id bigint, digest text)")
        cursor.execute(
            f"CREATE TRIGGER mine AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION {function}()"
        )

    assert RecordSeal.objects.count() == 0


def test_a_table_of_the_same_name_does_not_stand_in_for_the_chain():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE record_recordseal (LIKE public.record_recordseal)")
        cursor.execute("CREATE TEMPORARY TABLE record_unsealed (entry_id bigint, digest text)")
        write_line()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT count(*) FROM public.record_recordseal")
        sealed = cursor.fetchone()
        cursor.execute("DROP TABLE record_recordseal, record_unsealed")

    assert sealed == (1,)


def test_a_line_dated_back_by_hand_is_sealed_when_it_is_written():
    write_line()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO record_recordentry (at, event, about_kind, about_id, scope_kind, by_kind,"
            " details, digest) VALUES ('2020-01-01', 'x', 'x', 1, 'place', 'program', '{}', 'x')"
        )

    seals = RecordSeal.objects.order_by("number").values_list("number", "sealed_at__year")
    assert [number for number, _year in seals] == [1, 2]
    assert min(year for _number, year in seals) > 2020


def test_both_roles_are_ordinary_and_the_program_owns_nothing():
    with owner_cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls"
            " FROM pg_roles WHERE rolname IN (current_user, %s) ORDER BY rolname = %s",
            [settings.PROGRAM_ROLE] * 2,
        )
        roles = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = %s", roles[1][:1])
        owned = cursor.fetchone()

    assert [is_more for _name, is_more in roles] == [False, False]
    assert owned == (0,)


def test_the_program_has_what_it_needs_and_no_more():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type)"
            " FROM information_schema.role_table_grants"
            " WHERE grantee = current_user AND table_schema = 'public' GROUP BY table_name"
        )
        given = dict(cursor.fetchall())

    everything = {each._meta.db_table for each in apps.get_models(include_auto_created=True)}
    less = {
        "record_recordentry": "INSERT SELECT",
        "record_recordseal": "SELECT",
        "record_recordstretch": "SELECT",
        "record_unsealed": "SELECT",
        "django_migrations": "SELECT",
    }
    assert given == dict.fromkeys(everything, "DELETE INSERT SELECT UPDATE") | less
