"""Guessing codes is noticed; slips of the hand are none."""

from joinedup.series.services import codes


def test_slips_of_the_hand_over_a_long_afternoon_shut_nobody_out(monkeypatch):
    """One address may be a whole room: only many wrong codes in a short time are a search."""
    clock = [1_900_000_000.0]
    monkeypatch.setattr("time.time", lambda: clock[0])

    for _ in range(codes.MOST_WRONG_CODES * 2):
        codes.count_wrong_code("203.0.113.7")
        clock[0] += 60

    assert not codes.guesses_too_often("203.0.113.7")
