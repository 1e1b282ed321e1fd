"""The record: written with the change, never changed afterwards."""

from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from joinedup.access.events import Event
from joinedup.core.events import EventChoices
from joinedup.core.scopes import ScopeKind
from joinedup.record.lib import triggers
from joinedup.record.models import RecordEntry
from joinedup.record.services import NotInATransaction, UndeclaredEvent, write
from tests.factories.people import make_affiliation, make_community, make_member
from tests.factories.series import make_meeting
from tests.owner import as_owner, owner_cursor

pytestmark = pytest.mark.django_db
# By the triggers or, where the tables belong to another role, before those are asked.
REFUSED = r"The record cannot be changed\.|permission denied"


def _entry(**fields):
    community = make_community()
    return write(
        Event.COMMUNITY_ADDED,
        **({"about": community, "by": "program", "at": timezone.now()} | fields),
    )


def test_a_line_says_who_what_whose_and_how_many_but_no_words():
    community, member, at = make_community(), make_member(), timezone.now()

    entry = write(Event.ROLE_GIVEN, about=member, by=member, at=at, scope=community, count=3)

    entry.refresh_from_db()
    assert (entry.at, entry.event) == (at, "role given")
    assert (entry.scope_kind, entry.scope_id) == (ScopeKind.COMMUNITY, community.pk)
    assert (entry.about_kind, entry.about_id) == ("people.member", member.pk)
    assert (entry.by_kind, entry.by_id, entry.details) == ("member", member.pk, {"count": 3})


def test_a_line_belongs_to_whatever_it_is_about():
    at = timezone.now()
    meeting = make_meeting()
    affiliation = make_affiliation()

    lines = [
        write(Event.ROLE_GIVEN, about=about, by="program", at=at)
        for about in (meeting, meeting.series.community, affiliation, affiliation.member)
    ]

    community = meeting.series.community.pk
    assert [(line.scope_kind, line.scope_id) for line in lines] == [
        (ScopeKind.COMMUNITY, community),
        (ScopeKind.COMMUNITY, community),
        (ScopeKind.ORGANISATION, affiliation.organisation_id),
        (ScopeKind.PLACE, None),
    ]


class Strange(EventChoices):
    HAPPENED = "something happened", "Something happened"


@pytest.mark.parametrize("event", ("community added", Strange.HAPPENED))
def test_what_no_app_declares_is_not_written(event):
    with pytest.raises(UndeclaredEvent):
        write(event, about=make_community(), by="program", at=timezone.now())


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
        write(Event.COMMUNITY_ADDED, about=community, by="program", at=timezone.now())

    assert RecordEntry.objects.count() == 0


@pytest.mark.parametrize(
    "act",
    (
        lambda entry: RecordEntry.objects.filter(pk=entry.pk).update(event="nothing"),
        lambda entry: RecordEntry.objects.update(at=timezone.now()),
        lambda entry: entry.delete(),
        lambda entry: RecordEntry.objects.all().delete(),
        lambda entry: RecordEntry(pk=entry.pk, **_other_line()).save(),
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

    assert RecordEntry.objects.values_list("event").get() == ("community added",)


def _other_line():
    return {
        "at": timezone.now(),
        "event": "x",
        "about_kind": "x",
        "about_id": 1,
        "scope_kind": "place",
        "by_kind": "guest",
        "digest": "x",
    }


def test_a_line_cannot_be_replaced_by_the_back_door():
    entry = _entry()
    statement = {
        "sqlite": "INSERT OR REPLACE INTO record_recordentry"
        " SELECT * FROM record_recordentry WHERE id = %s",
        "postgresql": "INSERT INTO record_recordentry"
        " SELECT * FROM record_recordentry WHERE id = %s"
        " ON CONFLICT (id) DO UPDATE SET event = 'nothing'",
    }[connection.vendor]

    with (
        pytest.raises(DatabaseError, match=REFUSED),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [entry.pk])

    assert RecordEntry.objects.values_list("event").get() == ("community added",)


def test_the_way_back_takes_the_triggers_away_and_the_way_there_puts_them_back(transactional_db):
    with transaction.atomic():
        entry = _entry()

    with owner_cursor() as cursor:
        editor = SimpleNamespace(connection=cursor.db, execute=cursor.execute)
        triggers.remove(None, editor)
        cursor.execute("DELETE FROM record_recordentry WHERE id = %s", [entry.pk])
        without = triggers.missing()
        triggers.install(None, editor)
    with as_owner():
        call_command("migrate", verbosity=0)  # as after any migration, the program gets its rights

    assert RecordEntry.objects.count() == 0
    assert without == {
        *triggers.of_database(connection.vendor).GUARDS,
        *triggers.of_database(connection.vendor).CHAIN,
    }
    assert triggers.missing() == set()
