"""How long a body may take and how much of all is kept, on a clock of the test's own."""

import asyncio

import pytest

from config.bodies import LARGEST, LARGEST_TAKEN_IN, SMALL, Bodies, Refused, TooLarge

PATIENCE, SLOWEST = 60, 8_000
MB = b"." * 1024 * 1024


class Clock(asyncio.SelectorEventLoop):
    """A loop in which nothing happens but time, and that goes by at once."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._selector.select = self._wait

    def _wait(self, seconds):
        self.now += seconds or 0
        return []

    def time(self):
        return self.now


def read(pieces, *, bodies=None, length=None, waits=False, stays=True):
    """Send these pieces, each some seconds after the one before: what became of them, and when.

    Afterwards there comes nothing more, or the sender goes.
    """
    coming = iter(pieces)

    async def receive():
        seconds, piece = next(coming, (None, None))
        if seconds is None:
            await asyncio.sleep(100_000 if stays else 0)
            return {"type": "http.disconnect"}
        await asyncio.sleep(seconds)
        return {"type": "http.request", "body": piece, "more_body": piece != b""}

    loop = Clock()
    bodies = bodies or Bodies(PATIENCE, SLOWEST)
    before = bodies.room
    try:
        done = len(loop.run_until_complete(bodies.read(receive, length, waits=waits)))
    except Refused as refusal:
        done = refusal.status
    finally:
        loop.close()
    assert bodies.room == before  # nothing is left behind, whatever happened
    return done, round(loop.now)


END = (0, b"")


def test_a_body_may_stand_still_for_a_minute_in_all():
    assert read([(59, b"ab"), END]) == (2, 59)
    assert read([(30, b"a"), (29, b"b"), END]) == (2, 59)
    assert read([]) == (408, 60)
    assert read([(3, b"a")] * 1000) == (408, 60)


def test_whoever_sends_fast_enough_may_go_on_to_the_end():
    slow = [(1, b"." * SLOWEST)] * 1000

    assert read([*slow, END]) == (1000 * SLOWEST, 1000)
    # With half of that, the minute is used up in two.
    assert read([(2, b"." * SLOWEST)] * 1000) == (408, 2 * (PATIENCE - 1))


def test_nobody_saves_time_up():
    assert read([(0, 10 * MB)]) == (408, 60)
    assert read([(30, 10 * MB)]) == (408, 90)


def test_a_body_has_to_be_as_long_as_was_said():
    assert read([(0, b"abc"), END], length=3) == (3, 0)
    assert read([(0, b"abc"), END], length=4) == (400, 0)
    assert read([(0, b"abc")], length=4, stays=False) == (400, 0)
    assert read([(0, b"abc")], stays=False) == (400, 0)


def test_what_is_too_large_is_taken_in_and_not_kept():
    most = LARGEST // len(MB)

    assert read([*[(1, MB)] * most, END]) == (LARGEST, most)
    assert read([*[(1, MB)] * most, (1, b"."), END]) == (413, most + 1)
    assert read([*[(1, MB)] * most, (1, b"."), END], length=LARGEST + 1) == (413, most + 1)
    # Kept, it would have no room.
    assert read([*[(1, MB)] * 40, END], bodies=Bodies(room=LARGEST)) == (413, 40)


def test_far_more_is_not_even_taken_in():
    taken_in = LARGEST_TAKEN_IN // len(MB)

    assert read([(1, MB)] * 1000, length=LARGEST_TAKEN_IN + 1) == (413, 0)
    assert read([(1, MB)] * 1000) == (413, taken_in + 1)
    assert read([(1, MB)] * 1000, length=LARGEST + 1, waits=True) == (413, 0)


def test_all_bodies_share_a_room_in_which_forms_need_none():
    bodies = Bodies(room=3 * len(MB))

    async def send(piece, then):
        messages = iter([{"type": "http.request", "body": piece, "more_body": True}])

        async def receive():
            if message := next(messages, None):
                return message
            await then.wait()
            return {"type": "http.request", "body": b"", "more_body": False}

        return len(await bodies.read(receive, None, waits=False))

    async def many():
        then = asyncio.Event()
        sent = [MB * 2, MB * 2, MB, b"." * SMALL, b"." * SMALL]
        tasks = [asyncio.create_task(send(piece, then)) for piece in sent]
        await asyncio.sleep(0)
        then.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    done = [getattr(each, "status", each) for each in asyncio.run(many())]

    assert done == [2 * len(MB), 503, len(MB), SMALL, SMALL]
    assert bodies.room == 3 * len(MB)


def test_a_refusal_says_what_to_do():
    for refusal in (Refused, *Refused.__subclasses__()):
        assert "go back" in str(refusal.sentence)
    with pytest.raises(TooLarge):
        asyncio.run(Bodies().read(None, LARGEST + 1, waits=True))
