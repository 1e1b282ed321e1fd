"""The record: written with the change, never changed afterwards."""

from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from joinedup.record import triggers
from joinedup.record.models import Entry
from joinedup.record.services import NotInATransaction, write
from tests.factories.members import make_community, make_member

pytestmark = pytest.mark.django_db
REFUSED = r"The record cannot be changed\."


def _entry(**fields):
    community = make_community()
    return write(
        "community added", **({"about": community, "by": "program", "at": timezone.now()} | fields)
    )


def test_a_line_says_who_what_whose_and_how_many_but_no_words():
    community, member, at = make_community(), make_member(), timezone.now()

    entry = write("role given", about=member, by=member, at=at, community=community, count=3)

    entry.refresh_from_db()
    assert (entry.at, entry.what, entry.community_id) == (at, "role given", community.pk)
    assert (entry.about_kind, entry.about_id) == ("members.member", member.pk)
    assert (entry.by_kind, entry.by_id, entry.details) == ("member", member.pk, {"count": 3})


@pytest.mark.parametrize("by", ("guest", "link", "program"))
def test_not_everybody_who_acts_has_an_account(by):
    entry = _entry(by=by)

    assert (entry.by_kind, entry.by_id) == (by, None)


def test_nobody_unheard_of_acts():
    with pytest.raises(DatabaseError), transaction.atomic():
        _entry(by="somebody")


def test_a_line_stands_or_falls_with_its_change(transactional_db):
    community = make_community()

    with pytest.raises(NotInATransaction):
        write("community added", about=community, by="program", at=timezone.now())

    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    "act",
    (
        lambda entry: Entry.objects.filter(pk=entry.pk).update(what="nothing"),
        lambda entry: Entry.objects.update(at=timezone.now()),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.all().delete(),
        lambda entry: Entry(pk=entry.pk, **_other_line()).save(),
    ),
    ids=("change one", "change all", "delete one", "delete all", "save over"),
)
def test_the_database_refuses_to_change_or_delete_a_line(act):
    entry = _entry()

    with (
        pytest.raises(DatabaseError, match=REFUSED),
        transaction.atomic(),
    ):
        act(entry)

    assert Entry.objects.values_list("what").get() == ("community added",)


def _other_line():
    return {"at": timezone.now(), "what": "x", "about_kind": "x", "about_id": 1, "by_kind": "guest"}


def test_a_line_cannot_be_replaced_by_the_back_door():
    entry = _entry()
    statement = {
        "sqlite": "INSERT OR REPLACE INTO record_entry SELECT * FROM record_entry WHERE id = %s",
        "postgresql": "INSERT INTO record_entry SELECT * FROM record_entry WHERE id = %s"
        " ON CONFLICT (id) DO UPDATE SET what = 'nothing'",
    }[connection.vendor]

    with (
        pytest.raises(DatabaseError, match=REFUSED),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [entry.pk])

    assert Entry.objects.values_list("what").get() == ("community added",)


def test_the_way_back_takes_the_triggers_away():
    entry = _entry()

    with connection.cursor() as cursor:
        # All that the operation asks of a schema editor, inside this test's transaction.
        triggers.remove(None, SimpleNamespace(connection=connection, execute=cursor.execute))
    entry.delete()

    assert Entry.objects.count() == 0
