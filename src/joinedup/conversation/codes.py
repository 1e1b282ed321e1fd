"""A limit on guessing the codes of meetings."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache

# Wrong codes from one address, before it has to wait.
MISSES = 30
WAIT = 10 * 60  # seconds


def _count_of(request):
    # A counter for each ten minutes, so that slips over a long afternoon do not add up.
    return f"wrong-codes:{get_adapter(request).get_client_ip(request)}:{time.time() // WAIT:.0f}"


def guesses_too_often(request) -> bool:
    """Whether so many wrong codes came from this address that it has to wait."""
    return cache.get(_count_of(request), 0) >= MISSES


def count_wrong_code(request) -> None:
    """Count one wrong code from this address."""
    counter = _count_of(request)
    cache.add(counter, 0, WAIT)
    try:
        cache.incr(counter)
    except ValueError:  # it ran out between the two lines
        cache.set(counter, 1, WAIT)
