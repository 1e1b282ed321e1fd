"""Finding a meeting by its short code, with a limit on guessing."""

import time

from django.core.cache import cache
from django.utils.translation import gettext as _

from joinedup.core.site import client_address
from joinedup.series.selectors.meetings import meeting_by_code

UNKNOWN = 404
GUESSING = 429
# Wrong codes from one address, before it has to wait.
MISSES = 30
WAIT = 10 * 60  # seconds


def _count_of(request):
    # A counter for each ten minutes, so that slips over a long afternoon do not add up.
    return f"wrong-codes:{client_address(request)}:{time.time() // WAIT:.0f}"


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


def find_meeting(request, code, *, knows):
    """The meeting with this code, and a status: 200, or with no meeting UNKNOWN or GUESSING.

    ``knows(meeting)`` says whether this browser is in already: then it is never stopped by
    other people's guessing.
    """
    meeting = meeting_by_code(code)
    if not (meeting and knows(meeting)) and guesses_too_often(request):
        return None, GUESSING
    if meeting is None:
        count_wrong_code(request)
        return None, UNKNOWN
    return meeting, 200


def say_why(status) -> str:
    """What to tell somebody whose code led nowhere."""
    if status == GUESSING:
        return _(
            "Many codes that we do not know came from where you are. Please wait ten minutes, or "
            "tell whoever runs the meeting."
        )
    return _("We do not know this code. Please look at the sheet or the wall again.")
