"""A stranger attacks a whole installation: a tenth of what ``./joinedup bench attacks`` does."""

import pytest

from joinedup.people.services.codes import MOST_TRIES
from joinedup.series.lib.limits import WRONG_CODES
from joinedup.votes.lib.limits import BALLOTS
from tests.journeys.attacking import HANDS, Attackers

LINES, SECONDS = 20, 3
GUESSES, TRIES, PHONES = 500, 20, 20
STUFFED = 300  # more than the limit, or it would show nothing


@pytest.fixture(scope="module")
def attackers(site):
    return Attackers(site)


def test_slow_lines_are_held_and_pages_answer(attackers):
    held = attackers.hold_lines(LINES, SECONDS)

    assert (held.faults, held.to_the_end) == ([], LINES)
    assert held.waits


def test_guesses_through_every_address_stop_at_the_limit_and_the_right_code_is_told_from_none(
    attackers,
):
    answers, right = attackers.guess_codes(GUESSES)

    assert set(answers) == {404, 429}
    # What was begun before the limit was reached is still answered with what it found.
    assert WRONG_CODES.most <= answers[404] < WRONG_CODES.most + HANDS
    assert right == {429}
    assert attackers.years_to_a_code() > 100


def test_of_codes_typed_at_once_no_more_are_looked_at_than_one_has_tries(attackers):
    # The last of them may be told that it is wrong, or that the code is no longer good.
    assert attackers.try_sign_in_codes(TRIES) in (MOST_TRIES - 1, MOST_TRIES)


def test_one_code_makes_one_session(attackers):
    assert attackers.use_one_sign_in_code(TRIES) == 1


def test_a_stranger_is_no_more_ballots_than_a_room(attackers):
    counted, answers = attackers.stuff_ballots(STUFFED)

    assert counted == BALLOTS.most
    assert answers == {(302, 409): BALLOTS.most, (429, 409): STUFFED - BALLOTS.most}


def test_phones_behind_one_connection_all_get_in(attackers):
    assert attackers.come_in(PHONES) == PHONES
