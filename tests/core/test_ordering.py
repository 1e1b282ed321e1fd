import pytest

from joinedup.conversation.models import Prompt
from joinedup.core.ordering import move, next_position
from tests.factories.conversation import make_prompt
from tests.factories.series import make_meeting


@pytest.fixture
def prompts(db):
    meeting = make_meeting()
    return [make_prompt(meeting=meeting, position=position) for position in (1, 2, 5)]


def order():
    return list(Prompt.objects.order_by("position", "pk").values_list("pk", "position"))


@pytest.mark.parametrize(
    ("which", "places", "expected"),
    (
        (0, 1, [1, 0, 2]),
        (2, -1, [0, 2, 1]),
        (2, -9, [2, 0, 1]),
        (0, -1, [0, 1, 2]),
        (2, 1, [0, 1, 2]),
    ),
)
def test_one_is_moved_among_its_neighbours_and_the_positions_stay(prompts, which, places, expected):
    has_moved = move(Prompt.objects.order_by("position", "pk"), prompts[which], places)

    assert order() == [
        (prompts[each].pk, position) for each, position in zip(expected, (1, 2, 5), strict=True)
    ]
    assert has_moved == (expected != [0, 1, 2])


def test_two_at_one_position_are_told_apart(db):
    meeting = make_meeting()
    first, second = (make_prompt(meeting=meeting, position=3) for _ in "ab")

    move(Prompt.objects.order_by("position", "pk"), second, -1)

    assert [pk for pk, _position in order()] == [second.pk, first.pk]


def test_the_next_position_is_after_the_last(prompts):
    assert next_position(Prompt.objects.all()) == 6
    assert next_position(Prompt.objects.none()) == 1
