"""Guessing codes is noticed; slips of the hand are none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from joinedup.series.lib.limits import WRONG_CODES, WRONG_CODES_A_DAY
from joinedup.series.services.codes import count_wrong_code, must_wait_until

HERE = "203.0.113.7"
pytestmark = pytest.mark.django_db


def test_slips_of_the_hand_over_a_long_afternoon_shut_nobody_out():
    """One address may be a whole room: only many wrong codes in a short time are a search."""
    at = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)

    for number in range(WRONG_CODES.most + 100):
        count_wrong_code(HERE, f"SLIP{number}", at)
        at += timedelta(minutes=1)

    assert must_wait_until(HERE, at) is None


def test_a_search_that_takes_its_time_waits_until_the_day_is_over():
    noon = at = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)

    for number in range(WRONG_CODES_A_DAY.most):
        at = noon + number * timedelta(minutes=1)
        assert count_wrong_code(HERE, f"TRY{number}", at)

    next_noon = noon + timedelta(days=1)
    assert must_wait_until(HERE, at) == next_noon
    assert must_wait_until(HERE, next_noon) is None
    assert must_wait_until("203.0.113.8", at) is None


def test_the_same_misprint_from_everybody_in_the_room_is_one_guess():
    at = timezone.now()

    counted = [count_wrong_code(HERE, typed, at) for typed in ("ABCD-EFGH", "abcdefgh") * 400]

    assert all(counted)
    assert must_wait_until(HERE, at) is None
