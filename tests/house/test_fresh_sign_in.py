"""What weighs much is done by nobody who signed in long ago: giving and ending roles, files about
people, addresses."""

import uuid

import pytest
from django.conf import settings
from django.shortcuts import resolve_url

from joinedup.core.events import EventChoices, declared_events
from joinedup.core.tables import csv_file
from joinedup.record.models import RecordEntry
from tests.house.access import rows
from tests.house.client import PersonClient, address_of
from tests.house.reach import named_in, reached_by
from tests.house.routes import every_page
from tests.house.test_sent_again import SENT, Line, opened
from tests.old_sessions import let_grow_old

FRESH = {value for value, event in declared_events().items() if event.is_fresh}
# Pages that do such a thing and ask nobody, each with its reason.
ASK_NOBODY = {
    "access:invitation_answer": "whoever is asked has no session yet: the link shows who they are",
    "access:community_leave": "one's own role ends; everybody may go at once",
    "recommendations:ledger_export": "the world may read it",
}


def weighs_much(view):
    functions = reached_by(view)
    events = {event for each in functions for event in named_in(each, EventChoices)}
    return csv_file in functions or any(event.is_fresh for event in events)


def test_every_page_by_which_it_can_be_done_asks_for_a_fresh_sign_in():
    pages = {f"{space}:{name}": view for _route, space, name, view in every_page()}
    weighty = {name for name, view in pages.items() if weighs_much(view)}
    asking = {name for name in weighty if hasattr(pages[name], "asks_because")}

    assert weighty - asking == set(ASK_NOBODY)
    assert {"access:role_end", "access:member_edit", "organisations:people_csv"} <= asking
    assert len(FRESH) > 4


@pytest.fixture
def old_browsers(world):
    people = [each for each in world.people.values() if each.is_authenticated]
    return {person: let_grow_old(PersonClient(person)) for person in people}


@pytest.mark.django_db
def test_no_table_leaves_with_a_session_that_is_old(world, old_browsers):
    stranger = PersonClient(world.people["stranger"])
    asked, given = set(), set()
    for row in rows():
        for who, person in world.people.items():
            if row.get[who] != "p" or person not in old_browsers:
                continue
            answer = old_browsers[person].get(address_of(row, world.a))
            if is_asked(answer):
                asked.add(row.name)
            elif is_table(answer) and not is_table(stranger.get(address_of(row, world.a))):
                given.add(row.name)
            b"".join(answer)  # a file is open until it is read

    assert given == set()
    assert {"series:replies_csv", "organisations:people_csv", "access:role_end"} <= asked


@pytest.mark.django_db
@pytest.mark.parametrize("line", SENT, ids=str)
def test_no_form_does_it_with_a_session_that_is_old(world, browsers, old_browsers, line):
    line = Line(line, world)
    person = world.people[line.who]
    if person not in old_browsers:
        return
    fields = opened(browsers[line.who], line) | line.filled(uuid.uuid4())
    before = RecordEntry.objects.count()

    old_browsers[person].post(line.address, fields)

    written = RecordEntry.objects.order_by("pk")[before:].values_list("event", flat=True)
    assert FRESH.intersection(written) == set()


def is_asked(answer):
    address = answer.headers.get("Location", "")
    return address.partition("?")[0] == resolve_url(settings.CONFIRM_URL)


def is_table(answer):
    return answer.headers.get("Content-Type", "").startswith("text/csv")
