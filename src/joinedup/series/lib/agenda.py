"""The agenda a meeting starts from, and the clock times of its parts."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from operator import attrgetter
from typing import TypeVar

from django.utils.translation import gettext as _

from joinedup.series.models import Meeting

# Minutes, title and detail.
AgendaRow = tuple[int, str, str]
Part = TypeVar("Part")


def default_agenda() -> list[AgendaRow]:
    """A documented two-hour meeting, as rows of minutes, title and detail."""
    return [
        (15, _("Arrival"), _("Food, names as people wish to give them, ground rules")),
        (10, _("Last time"), _("Small steps, and what came of them")),
        (15, _("An opening story"), _("Told with consent, without identifying detail")),
        (15, _("Best hopes, preferred future"), ""),
        (10, _("Where are we, from 0 to 10?"), _("Only the spread is shown")),
        (30, _("Where it already works"), _("Who did what to make it work?")),
        (15, _("Small steps"), _("And ideas for recommendations")),
        (10, _("Closing"), _("Two questions about today, thanks, the next date")),
    ]


def timed(
    parts: Iterable[Part],
    starts_at: datetime,
    minutes_of: Callable[[Part], int] = attrgetter("minutes"),
) -> list[tuple[datetime, Part]]:
    """Pairs of the moment a part begins and the part."""
    begins_at = starts_at
    pairs = []
    for part in parts:
        pairs.append((begins_at, part))
        begins_at += timedelta(minutes=minutes_of(part))
    return pairs


def minutes_over(
    items: Iterable[Part],
    meeting: Meeting,
    minutes_of: Callable[[Part], int] = attrgetter("minutes"),
) -> int:
    """By how many minutes the parts are longer than the meeting; negative when there is time."""
    there_are = (meeting.ends_at - meeting.starts_at) // timedelta(minutes=1)
    return sum(map(minutes_of, items)) - there_are
