"""Pages that tell numbers tell them of one moment: whoever speaks, votes, arrives or is held back
while such a page is made, it is as it was before or as it is afterwards, and never a mixture."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone

from joinedup.conversation.models import Contribution
from joinedup.conversation.services.contributions import hold_contribution
from joinedup.conversation.services.withdrawing import withdraw_words
from tests.house.access import PEOPLE, rows
from tests.house.client import PersonClient, address_of, letter_of
from tests.house.world import build_world, grow

pytestmark = pytest.mark.django_db(transaction=True)
# What differs from one look to the next and tells nothing.
CHANGING = re.compile(r'(name="(?:csrfmiddlewaretoken|key)" value=")[^"]*|data-left="\d+"')


def test_no_page_of_numbers_mixes_two_moments():
    world = build_world()
    mixed = [
        f"{row.title}: {', '.join(sorted(lines))}"
        for number, (row, person) in enumerate(pages_of_numbers(world))
        for lines in mixtures(row, PersonClient(world.people[person]), world.a, 1 + number % 3)
    ]

    assert mixed == []


def pages_of_numbers(world):
    """Each with the one who is shown most of it."""
    for row in rows():
        view = resolve(address_of(row, world.a).partition("?")[0]).func
        readers = [person for person in PEOPLE if row.get[person] == "p"]
        if hasattr(view, "is_of_one_moment") and readers:
            yield row, readers[-1]


def mixtures(row, browser, room, quarter):
    """Lines of a page that belong to another moment than the rest of it, when everything changed
    after so many quarters of what it asks."""
    address = address_of(row, room)
    with CaptureQueriesContext(connection) as asked:
        before = look(browser, address)
    with meanwhile(len(asked) * quarter // 4, room):
        mixture = look(browser, address)
    after = look(browser, address)
    if mixture not in (before, after):
        yield set(mixture) - set(before) or set(mixture) - set(after) or {"another order"}


def test_the_first_page_that_a_thread_makes_is_made():
    """It has no connection to the database before."""

    def first():
        try:
            return Client().get(reverse("home:home_page")).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        assert other.submit(first).result() == 200


def look(browser, address):
    answer = browser.get(address)
    assert letter_of(answer, "get") == "p"
    return [
        stripped
        for line in CHANGING.sub(r"\1", answer.content.decode()).splitlines()
        if (stripped := line.strip())
    ]


@contextmanager
def meanwhile(place, room):
    """When so many questions were asked of the database, somebody else changes everything."""
    asked = count(1)

    def ask(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if next(asked) == place:
            with ThreadPoolExecutor(1) as other:
                other.submit(everything_changes, room).result()
        return answer

    with connection.execute_wrapper(ask):
        yield


def everything_changes(room):
    """One more of everything that is listed; something is held back, and something taken back."""
    try:
        with transaction.atomic():
            grow(room)
            said = Contribution.objects.filter(prompt__meeting=room.meeting, withdrawn_at=None)
            held, withdrawn = said.filter(state="shown").order_by("pk")[:2]
            by = {"by": room.facilitator, "at": timezone.now()}
            hold_contribution(contribution=held, reason="A look.", **by)
            withdraw_words(contribution=withdrawn, **by)
    finally:
        connection.close()
