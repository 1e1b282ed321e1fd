"""Where a meeting stands in its agenda."""

from datetime import timedelta

import pytest

from joinedup.room.lib.agenda import current_item
from joinedup.series.models import AgendaItem
from tests.factories.series import make_meeting

pytestmark = pytest.mark.django_db
PARTS = [AgendaItem(pk=place, minutes=m, title=f"Part {place}") for place, m in enumerate((15, 30))]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (-5, (None, "Part 0", 125)),
        (0, ("Part 0", 15, "Part 1", 120)),
        (14.99, ("Part 0", 1, "Part 1", 106)),
        (15, ("Part 1", 30, None, 105)),
        (45, (None, None, 75)),
        (119.5, (None, None, 1)),
        (121, (None, None, 0)),
    ],
)
def test_the_clock_tells_what_is_now_what_is_next_and_what_is_left(minutes, expected):
    meeting = make_meeting()

    clock = current_item(meeting, PARTS, meeting.starts_at + timedelta(minutes=minutes))

    following = clock.following.title if clock.following else None
    part = (clock.part.title, clock.part_minutes) if clock.part else (None,)
    assert (*part, following, clock.minutes) == expected


def test_a_meeting_without_an_agenda_has_an_end():
    meeting = make_meeting()

    clock = current_item(meeting, [], meeting.starts_at)

    assert (clock.part, clock.following, clock.minutes) == (None, None, 120)
