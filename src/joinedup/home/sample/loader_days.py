"""From days counted from today, as the content counts them, to moments."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from joinedup.series.times import moment_of

THURSDAY, FRIDAY = 3, 4


class Days:
    """Days counted from the day of loading."""

    def __init__(self, now: datetime):
        self.now = now
        self.today = timezone.localdate(now)

    def moment(self, number: int, clock: str = "10:00") -> datetime:
        """A moment in an office: on a Saturday or Sunday the Friday before is meant."""
        day = self.today + timedelta(days=number)
        weekend = max(0, day.weekday() - FRIDAY)
        return self._on(day - timedelta(days=weekend), clock)

    def meeting_moment(self, number: int, clock: str, weekday: int) -> datetime:
        """A moment on the first day with this weekday from that day on: never earlier, so that
        whoever joined by then can be there."""
        day = self.today + timedelta(days=number)
        waiting = (weekday - day.weekday()) % 7
        return self._on(day + timedelta(days=waiting), clock)

    def weekday_of(self, numbers: list[int]) -> int:
        """The weekday on which a series meets: today's when it meets today."""
        return self.today.weekday() if 0 in numbers else THURSDAY

    def _on(self, day: date, clock: str) -> datetime:
        return moment_of(day, time.fromisoformat(clock))
