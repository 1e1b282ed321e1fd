"""No page asks the database more because there is more to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.core.models import Count
from tests.house.access import PEOPLE, rows
from tests.house.client import address_of, is_key, letter_of
from tests.house.world import grow, refresh

pytestmark = pytest.mark.django_db
ROWS = rows()


def readers_of(row):
    """A stranger, a member with words of their own, and whoever is shown most of the page."""
    shown = [person for person in PEOPLE if row.get[person] == "p"]
    if is_key(row):
        return shown[:1]
    return {person for person in shown if person in ("stranger", "listed", shown[-1])}


def queries_by_page(world, browsers):
    counts = {}
    # Some take more files here than anybody may.
    Count.objects.all().delete()
    for row in ROWS:
        for person in readers_of(row):
            with CaptureQueriesContext(connection) as asked:
                response = browsers[person].send("get", address_of(row, world.a))
            assert letter_of(response, "get") == "p", (row.title, person)
            b"".join(response)  # a file is open until it is read
            counts[row.title, person] = len(asked)
    return counts


def test_every_page_asks_as_much_of_one_thing_as_of_thirty(world, browsers):
    counts = {}
    for size in (1, 3, 30):
        for _ in range(size - max(counts, default=0)):
            grow(world.a)
        refresh(world.a)
        counts[size] = queries_by_page(world, browsers)

    growing = {
        page: [counts[size][page] for size in counts]
        for page in counts[1]
        # Fewer is no fault: of thirty things, another kind may fill the first page.
        if max(counts[size][page] for size in counts) > counts[1][page]
    }

    assert growing == {}
