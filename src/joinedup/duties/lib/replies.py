"""An answer compared with what a lawful refusal contains, from either side of it."""

from dataclasses import dataclass
from datetime import date

from engines.duties import Duty, RefusalItem, Route
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.deadlines import is_counted, last_day


@dataclass(frozen=True)
class Checked:
    """What an answer leaves out, and the last day to challenge it where that can be counted;
    ``is_past`` when that day is over."""

    missing: list[RefusalItem]
    last_day: date | None
    is_past: bool


def checked(duty: Duty, missing: list[RefusalItem], day: date | None, *, today: date) -> Checked:
    """``day`` is when the answer was received, or the thing was done."""
    iso = duty.time_limit.iso
    counted = last_day(day, iso) if day and iso and is_counted(duty) else None
    return Checked(missing, counted, is_past=counted is not None and counted < today)


def routes_of(duty: Duty) -> list[Route]:
    """The ways to challenge a no, quickest first."""
    return [duties().challenge_routes[each] for each in duty.challenge]
