"""The last day to challenge a decision is never counted too late, and its file tells nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from icalendar import Calendar

from engines.duties import load_duties
from joinedup.duties.lib.deadlines import calendar_of, is_counted, last_day

DAYS = some.dates(date(2000, 1, 1), date(2100, 1, 1))
COUNTED = {duty.time_limit.iso for duty in load_duties().entries.values() if is_counted(duty)}


@pytest.mark.parametrize(
    ("first", "iso", "last"),
    [
        # Housing Act 1996, s.202: 21 days beginning with the day of notification.
        ("2026-03-01", "P21D", "2026-03-21"),
        ("2026-12-20", "P21D", "2027-01-09"),
        ("2028-02-20", "P21D", "2028-03-11"),
        # Equality Act 2010, s.118: six months starting with the day of the act.
        ("2026-01-01", "P6M", "2026-06-30"),
        ("2026-08-31", "P6M", "2027-02-27"),
        ("2027-08-31", "P6M", "2028-02-28"),
        # Human Rights Act 1998, s.7: a year beginning with the day of the act.
        ("2026-11-29", "P1Y", "2027-11-28"),
        ("2028-02-29", "P1Y", "2029-02-27"),
        ("2026-05-10", "P1Y2M3D", "2027-07-12"),
    ],
)
def test_the_day_itself_is_the_first(first, iso, last):
    assert last_day(date.fromisoformat(first), iso) == date.fromisoformat(last)


@given(first=DAYS, iso=some.sampled_from(sorted(COUNTED)))
def test_it_grows_with_the_day_it_is_counted_from(first, iso):
    last = last_day(first, iso)

    assert first < last
    assert last <= last_day(first + timedelta(days=1), iso)


@pytest.mark.parametrize("iso", ["PT24H", "P2W", "soon", "", "P1M garbage"])
def test_what_is_no_duration_of_days_is_refused(iso):
    with pytest.raises(ValueError, match="is no duration"):
        last_day(date(2026, 1, 1), iso)


def test_a_day_past_all_calendars_is_refused():
    with pytest.raises(OverflowError):
        last_day(date.max, "P1Y")


def test_only_a_persons_clock_is_counted():
    found = {
        duty.id: duty.time_limit.clock
        for duty in load_duties().entries.values()
        if is_counted(duty)
    }

    assert set(found.values()) == {"person"}
    assert "ha96-s202-204-review-and-appeal" in found
    assert "ha96-s195-prevention" not in found


@given(day=DAYS)
def test_the_calendar_has_the_day_and_no_word_of_what_it_is_for(day):
    text = calendar_of(day, at=datetime(2026, 11, 30, 12, tzinfo=UTC))

    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event["dtstart"].dt == day
    assert event["dtend"].dt == day + timedelta(days=1)
    assert str(event["summary"]) == "Last day to act"
    said = {str(value) for name, value in event.property_items() if name in ("DESCRIPTION",)}
    assert said == {
        "Act before this day if you can. This is a prompt, not a promise.",
        "Last day to act",
    }
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-3)
