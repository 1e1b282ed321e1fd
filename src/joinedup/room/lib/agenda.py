"""Where a meeting stands in its agenda at one moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from joinedup.series.lib.agenda import timed
from joinedup.series.models import AgendaItem, Meeting


@dataclass(frozen=True)
class CurrentItem:
    """``parts`` are pairs of the moment a part begins and the part, as in ``timed``.

    ``part`` goes on now until ``part_ends_at``; ``following`` comes after it. Each is None
    where there is none: before the first part begins, and after the last.
    """

    at: datetime
    parts: list[tuple[datetime, AgendaItem]]
    part: AgendaItem | None
    part_ends_at: datetime | None
    following: AgendaItem | None
    ends_at: datetime

    @property
    def part_seconds(self) -> int:
        """Seconds until the part ends; 0 where there is none."""
        return _seconds(self.part_ends_at, self.at)

    @property
    def part_minutes(self) -> int:
        """Minutes until the part ends, the one that has begun counted whole."""
        return _minutes(self.part_ends_at, self.at)

    @property
    def seconds(self) -> int:
        """Seconds until the meeting ends; 0 when it has ended."""
        return _seconds(self.ends_at, self.at)

    @property
    def minutes(self) -> int:
        """Minutes until the meeting ends, the one that has begun counted whole."""
        return _minutes(self.ends_at, self.at)


def current_item(meeting: Meeting, items: list[AgendaItem], at: datetime) -> CurrentItem:
    """Where the meeting stands at this moment; ``items`` are its agenda, in order."""
    parts = timed(items, meeting.starts_at)
    now = next(
        ((begins_at, part) for begins_at, part in parts if begins_at <= at < _end(begins_at, part)),
        None,
    )
    return CurrentItem(
        at=at,
        parts=parts,
        part=now[1] if now else None,
        part_ends_at=_end(*now) if now else None,
        following=next((part for begins_at, part in parts if begins_at > at), None),
        ends_at=meeting.ends_at,
    )


def _end(begins_at: datetime, part: AgendaItem) -> datetime:
    return begins_at + timedelta(minutes=part.minutes)


def _seconds(until: datetime | None, at: datetime) -> int:
    if until is None:
        return 0
    # Rounded up, so that a screen that counts down is never ahead of us.
    return max(0, ceil((until - at).total_seconds()))


def _minutes(until: datetime | None, at: datetime) -> int:
    return -(-_seconds(until, at) // 60)
