"""Whenever the sample is loaded, its days make sense."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from django.utils import timezone

from joinedup.home.sample.content import read_series
from joinedup.home.sample.loader import load
from joinedup.home.sample.loader_days import Days
from joinedup.series.models import Meeting

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    "now",
    (
        datetime(2027, 10, 31, 0, 20),  # a Sunday in the night, the clocks go back
        datetime(2028, 3, 26, 14, 40),  # a Sunday afternoon, the clocks went forward
        datetime(2028, 2, 29, 23, 50),  # a leap day, nearly over
    ),
    ids=str,
)
def test_meetings_of_a_series_fall_on_one_weekday(now):
    days = Days(now.replace(tzinfo=LONDON))

    for series in read_series():
        numbers = [meeting["day"] for meeting in series["meetings"]]
        weekday = days.weekday_of(numbers)
        moments = [days.meeting_moment(number, "12:30", weekday) for number in numbers]
        found = [timezone.localtime(moment) for moment in moments]
        assert moments == sorted(moments)
        assert {moment.weekday() for moment in found if moment.date() != days.today} <= {weekday}
        assert weekday < 5
        assert (days.today in [moment.date() for moment in found]) == (0 in numbers)


def test_what_happens_in_an_office_happens_on_a_working_day():
    days = Days(datetime(2027, 10, 31, 12, 0, tzinfo=LONDON))

    moments = [days.moment(number) for number in range(-400, 0)]

    assert {moment.weekday() for moment in moments} == {0, 1, 2, 3, 4}
    assert moments == sorted(moments)


@pytest.mark.django_db
def test_it_loads_late_on_a_sunday_and_today_s_meeting_still_goes_on():
    sunday_night = datetime(2027, 10, 31, 23, 50, tzinfo=LONDON)

    with override_settings(
        TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}},
    ):
        load(sunday_night)

    meeting = Meeting.objects.get(code="DUCK25")
    assert timezone.localdate(meeting.starts_at) == sunday_night.date()
    assert meeting.is_open
    assert not meeting.is_over(sunday_night)
