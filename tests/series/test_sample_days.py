"""Whenever the sample is loaded, its meetings are at times that make sense."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from django.utils import timezone

from joinedup.core.samples import Days, load_samples
from joinedup.series.models import Meeting
from joinedup.series.sample.content import every_series, meetings_of
from joinedup.series.sample.meetings import times_of
from tests.sample import KEPT_TASKS

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
@pytest.mark.parametrize("series", every_series(), ids=lambda series: series["id"])
def test_meetings_of_a_series_fall_on_one_weekday(series, now):
    days = Days(now.replace(tzinfo=LONDON))
    meetings = meetings_of(series["id"])

    moments = [times_of(days, meeting)[0] for meeting in meetings]

    dates = [timezone.localdate(moment) for moment in moments]
    weekdays = {date.weekday() for date in dates if date != days.today}
    assert moments == sorted(moments)
    assert len(weekdays) == 1
    assert max(weekdays) < 5
    assert (days.today in dates) == (0 in [meeting["day"] for meeting in meetings])


@pytest.mark.django_db
def test_it_loads_late_on_a_sunday_and_today_s_meeting_still_goes_on():
    sunday_night = datetime(2027, 10, 31, 23, 50, tzinfo=LONDON)

    with override_settings(TASKS=KEPT_TASKS):
        load_samples(sunday_night)

    meeting = Meeting.objects.get(code="DUCKPOND")
    assert timezone.localdate(meeting.starts_at) == sunday_night.date()
    assert meeting.is_open
    assert not meeting.is_over(sunday_night)
