"""The last day to challenge a decision, where the file of duties says how it is counted."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from engines.duties import Duty

# A calendar reminds so long before the day.
REMIND_BEFORE = timedelta(days=3)
DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")


def is_counted(duty: Duty) -> bool:
    """Whether a last day is counted for this duty: it has a duration, and a person's clock."""
    return duty.time_limit.clock == "person" and duty.time_limit.iso is not None


def last_day(first: date, iso: str) -> date:
    """The last day of a period of an ISO 8601 duration (years, months, days) whose first day is
    the day of receipt or of the act.

    All periods of the file with a person's clock are of this kind: "beginning with the day"
    (Housing Act 1996, s.202; Human Rights Act 1998, s.7) or "less a day" (Equality Act 2010,
    s.118). Where a month is too short, its last day ends the period. Raises ValueError when the
    duration is of another kind, OverflowError when there is no such day.

    >>> last_day(date(2026, 3, 1), "P21D")
    datetime.date(2026, 3, 21)
    >>> last_day(date(2026, 8, 31), "P6M")
    datetime.date(2027, 2, 27)
    """
    found = DURATION.fullmatch(iso)
    if not found:
        raise ValueError(f"{iso} is no duration of years, months and days")
    years, months, days = (int(each or 0) for each in found.groups())
    month = first.month - 1 + 12 * years + months
    year, month = first.year + month // 12, month % 12 + 1
    if year > date.max.year:
        raise OverflowError(f"{iso} after {first} is no day that can be named")
    day = min(first.day, monthrange(year, month)[1])
    return date(year, month, day) + timedelta(days=days - 1)


def calendar_of(day: date, *, at: datetime) -> str:
    """The text of a file for a calendar (RFC 5545): the day, and no word that tells what of."""
    event = Event()
    event.add("uid", f"last-day-{day.isoformat()}-{at:%Y%m%d%H%M%S%f}@joinedup")
    event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _("Last day to act"))
    event.add("description", _("Act before this day if you can. This is a prompt, not a promise."))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Last day to act"))
    alarm.add("trigger", -REMIND_BEFORE)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Joinedup//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical().decode()
