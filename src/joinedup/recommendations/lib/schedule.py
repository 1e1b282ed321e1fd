"""When things fall due. Each default is the handbook's; a partnership may choose its own."""

from calendar import monthrange
from datetime import date, timedelta

ANSWER_WITHIN = timedelta(weeks=6)
REVIEW_MONTHS = (3, 6, 12)
MONTHS_BETWEEN_LATER_REVIEWS = 12
MONTHS_UNTIL_REVIEW_AFTER_REOPENING = 3
DAYS_BETWEEN_REMINDERS = 7
# That the program sends by itself. After that somebody has to ring.
MOST_REMINDERS = 4


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the month's last day where there is no such day.

    >>> add_months(date(2027, 11, 30), 3)
    datetime.date(2028, 2, 29)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def review_dates(day: date) -> list[date]:
    """The days on which something answered on this day is looked at again; asked on this day,
    as long as there is no answer.

    >>> review_dates(date(2027, 1, 31))  # doctest: +NORMALIZE_WHITESPACE
    [datetime.date(2027, 4, 30), datetime.date(2027, 7, 31), datetime.date(2028, 1, 31)]
    """
    return [add_months(day, months) for months in REVIEW_MONTHS]


def later_review_date(last: date, today: date) -> date:
    """The yearly review after the last one; counted from today where that one came late.

    >>> later_review_date(date(2028, 1, 31), date(2028, 2, 3))
    datetime.date(2029, 1, 31)
    """
    following = add_months(last, MONTHS_BETWEEN_LATER_REVIEWS)
    if following > today:
        return following
    return add_months(today, MONTHS_BETWEEN_LATER_REVIEWS)
