"""Forms that name what belongs to another community. Nothing of it is touched, and nothing of it
is drawn in."""

import uuid

import pytest
from django.urls import reverse

from joinedup.record.models import RecordEntry, RecordSeal
from tests.house.access import lines_of
from tests.house.kept import everything_kept
from tests.undone import undone

pytestmark = pytest.mark.django_db
FORMS = [line for _app, line in lines_of("FOREIGN")]


def send(line, browsers, world, room):
    """The answer to the form of a line that names things of this community."""
    who, address, fields = line.split(" | ")
    name, thing = address.split()
    thing, _, query = thing.partition("?")
    to = reverse(name, args=[] if thing == "-" else [getattr(world.a, thing).pk])
    form = {"key": uuid.uuid4()}
    for field in fields.split():
        key, value = field.split("=")
        its_room = world.a if value.startswith("our.") else room
        named = getattr(its_room, value.removeprefix("our."), None)
        form[key] = getattr(named, "pk", value.strip("'"))
    return browsers[who].post(f"{to}?{query}" if query else to, form)


@pytest.mark.parametrize("line", FORMS)
def test_a_form_that_names_things_of_another_community_changes_nothing(world, browsers, line):
    before = everything_kept(but=[RecordEntry, RecordSeal])

    answer = send(line, browsers, world, world.b)

    assert answer.status_code in (200, 302, 422)
    assert everything_kept(but=[RecordEntry, RecordSeal]) == before


@pytest.mark.parametrize("line", FORMS)
def test_the_same_form_with_things_of_ones_own_is_taken(world, browsers, line):
    """Else the test above would show nothing."""
    before = everything_kept(but=[RecordEntry, RecordSeal])

    with undone():
        send(line, browsers, world, world.a)
        after = everything_kept(but=[RecordEntry, RecordSeal])

    assert after != before
