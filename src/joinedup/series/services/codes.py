"""Counting wrong codes, so that nobody finds a meeting by trying."""

import time

from django.core.cache import cache

# Wrong codes from one address, before it has to wait.
MOST_WRONG_CODES = 30
WAIT = 10 * 60  # seconds


def _counter_of(address: str) -> str:
    # A counter for each ten minutes, so that slips over a long afternoon do not add up.
    return f"wrong-codes:{address}:{time.time() // WAIT:.0f}"


def guesses_too_often(address: str) -> bool:
    """Whether so many wrong codes came from this network address that it has to wait."""
    return cache.get(_counter_of(address), 0) >= MOST_WRONG_CODES


def count_wrong_code(address: str) -> None:
    """Count one wrong code from this network address."""
    counter = _counter_of(address)
    cache.add(counter, 0, WAIT)
    try:
        cache.incr(counter)
    except ValueError:  # it ran out between the two lines
        cache.set(counter, 1, WAIT)
