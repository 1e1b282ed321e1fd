"""From days counted from today, as the content counts them, to moments."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from joinedup.series.lib.times import moment_of

MONDAY, THURSDAY, FRIDAY = 0, 3, 4


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

    def moment_at_home(self, number: int, clock: str) -> datetime:
        """A moment on any day of the week, for people answer letters at the weekend."""
        return self._on(self.today + timedelta(days=number), clock)

    def meeting_moment(self, number: int, clock: str, weekday: int) -> datetime:
        """A moment on the first day with this weekday from that day on: never earlier, so that
        whoever joined by then can be there. Today's meeting is today, even on a Sunday."""
        day = self.today + timedelta(days=number)
        waiting = (weekday - day.weekday()) % 7 if number else 0
        return self._on(day + timedelta(days=waiting), clock)

    def weekday_of(self, numbers: list[int]) -> int:
        """The weekday on which a series meets: today's when it meets today, and a Monday when
        that would be at the weekend."""
        if 0 not in numbers:
            return THURSDAY
        weekday = self.today.weekday()
        return weekday if weekday <= FRIDAY else MONDAY

    def _on(self, day: date, clock: str) -> datetime:
        return moment_of(day, time.fromisoformat(clock))
