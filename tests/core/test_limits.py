"""Counting so that of many in one moment no more get through than the limit says."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.test import RequestFactory

from joinedup.core.limits import Limit, reached
from joinedup.core.models import Count
from joinedup.core.site import client_network
from tests.at_once import at_once

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
FIVE = Limit("five", 5, 600, "", "", "")


def is_over(limit, *who, at):
    return limit.name in reached([limit], *who, at=at)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_of_twenty_at_once_as_many_get_through_as_the_limit_says(_round):
    tries = [lambda: FIVE.count("here", at=NOON)] * 20

    assert sorted(at_once(*tries)) == [False] * 15 + [True] * 5
    assert [each.count for each in Count.objects.all()] == [5]


@pytest.mark.django_db
def test_it_is_counted_for_each_apart_and_anew_after_each_window():
    begun = [FIVE.count("here", at=NOON + timedelta(minutes=minute)) for minute in range(6)]
    later = NOON + timedelta(minutes=10)
    just_before = later - timedelta(seconds=1)

    asked = [
        is_over(FIVE, "here", at=just_before),
        is_over(FIVE, "there", at=just_before),
        is_over(Limit("others", 5, 600, "", "", ""), "here", at=just_before),
        is_over(FIVE, "here", at=later),
    ]
    again = [FIVE.count("here", at=later) for _ in range(6)]

    assert begun == again == [True] * 5 + [False]
    assert asked == [True, False, False, False]
    assert FIVE.free_at("here", at=later) == later + timedelta(minutes=10)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_counted_that_a_transaction_could_undo():
    with pytest.raises(RuntimeError), transaction.atomic():
        FIVE.count("here", at=NOON)

    assert not Count.objects.exists()


@pytest.mark.django_db
def test_nobody_reads_from_the_table_who_was_counted(settings):
    marks = set()
    for key in ("one key of this place", "another key"):
        settings.SECRET_KEY = key
        FIVE.count("203.0.113.7", at=NOON)
        marks = set(Count.objects.values_list("mark", flat=True))

    # Whoever has the table and not the key cannot even try all addresses.
    assert len(marks) == 2
    assert not any("203.0.113" in mark for mark in marks)


@pytest.mark.django_db
def test_asking_writes_nothing(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert not is_over(FIVE, "here", at=NOON)

    assert not Count.objects.exists()


@pytest.mark.parametrize(
    ("address", "network"),
    (
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2::7", "2001:db8:1::/48"),
        ("2001:db8:1:ffff::1", "2001:db8:1::/48"),
        ("", ""),
    ),
)
def test_who_has_many_addresses_is_one_connection(address, network):
    request = RequestFactory().get("/", REMOTE_ADDR=address)

    assert client_network(request) == network
