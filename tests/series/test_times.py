"""Clocks on the wall, summer time included."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.series.lib.times import (
    NoSuchMoment,
    moment_of,
    next_meeting_day,
    same_weekday_next_month,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 1))


@pytest.mark.parametrize(
    ("day", "clock", "moment"),
    (
        (date(2026, 1, 15), time(12), datetime(2026, 1, 15, 12, tzinfo=UTC)),
        (date(2026, 7, 15), time(12), datetime(2026, 7, 15, 11, tzinfo=UTC)),
        # The day the clocks go forward, after they did.
        (date(2026, 3, 29), time(2), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        # The hour that comes twice: its first time.
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ),
)
def test_a_clock_on_the_wall_is_a_moment(day, clock, moment):
    assert moment_of(day, clock) == moment


def test_the_hour_that_is_skipped_is_no_moment():
    with pytest.raises(NoSuchMoment):
        moment_of(date(2026, 3, 29), time(1, 30))


@given(DAYS)
def test_a_month_later_is_the_same_weekday_in_the_next_month(day):
    later = same_weekday_next_month(day)

    assert later.weekday() == day.weekday()
    assert (later.year, later.month) == (
        (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    )
    assert timedelta(days=21) < later - day <= timedelta(days=35)


@given(DAYS, st.integers(0, 800))
def test_the_suggested_day_is_still_to_come(day, days_ago):
    today = day + timedelta(days=days_ago)

    suggested = next_meeting_day(day, today)

    assert suggested > today
    assert suggested.weekday() == day.weekday()
