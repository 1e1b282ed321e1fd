"""Moments that follow one another, whatever the clock of the machine says."""

from datetime import datetime, timedelta

A_TICK = timedelta(microseconds=1)  # the least that both databases tell apart


def just_after(at: datetime, *earlier: datetime | None) -> datetime:
    """The moment ``at``; where the clock was put back, the moment just after the latest of
    what came before. So what closed never closed before it opened, and stays in order.
    """
    return max([at, *(moment + A_TICK for moment in earlier if moment)])
