"""Days and clocks: what the clock on the wall says becomes a moment, and back."""

import calendar
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone


class NoSuchMoment(Exception):
    """The clocks went forward over this time, so no clock ever shows it."""


def moment_of(day: date, clock: time) -> datetime:
    """The moment at which the clock on the wall shows this, summer time included.

    Where the clocks go back and show a time twice, the first is meant.
    Raises NoSuchMoment.
    """
    wall = datetime.combine(day, clock)
    # In UTC, for Python calls no time of an hour that comes twice equal to any other.
    moment = timezone.make_aware(wall).astimezone(UTC)
    if timezone.make_naive(moment) != wall:
        raise NoSuchMoment(wall)
    return moment


def same_weekday_next_month(day: date) -> date:
    """The third Thursday for a third Thursday; the latest one where there is no fifth.

    >>> same_weekday_next_month(date(2026, 10, 15))
    datetime.date(2026, 11, 19)
    >>> same_weekday_next_month(date(2026, 10, 29))
    datetime.date(2026, 11, 26)
    """
    week = (day.day - 1) // 7
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    first_weekday, _ = calendar.monthrange(year, month)
    first = date(year, month, 1) + timedelta(days=(day.weekday() - first_weekday) % 7)
    following = first + timedelta(weeks=week)
    return following if following.month == month else following - timedelta(weeks=1)


def next_meeting_day(day: date, today: date) -> date:
    """The first such day, month by month, that is still to come.

    >>> next_meeting_day(date(2026, 1, 15), date(2026, 3, 1))
    datetime.date(2026, 3, 19)
    """
    day = same_weekday_next_month(day)
    while day <= today:
        day = same_weekday_next_month(day)
    return day
