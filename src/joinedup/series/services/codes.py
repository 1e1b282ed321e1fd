"""Counting wrong codes, so that nobody finds a meeting by trying."""

from datetime import datetime

from joinedup.core.cleaning import clean_code
from joinedup.core.limits import reached
from joinedup.series.lib.limits import SAME_WRONG_CODE, WRONG_CODES, WRONG_CODES_A_DAY

BOTH = (WRONG_CODES, WRONG_CODES_A_DAY)


def must_wait_until(network: str, at: datetime) -> datetime | None:
    """When the next code may be tried through this connection, if so many wrong ones came that it
    has to wait."""
    return max(reached(BOTH, network, at=at).values(), default=None)


def count_wrong_code(network: str, code: str, at: datetime) -> bool:
    """Count one wrong code that came through this connection; False if it is one too many.

    The same one again tells nobody anything, and is not counted again.
    """
    if not SAME_WRONG_CODE.count(network, clean_code(code), at=at):
        return True
    counted = [limit.count(network, at=at) for limit in BOTH]
    return all(counted)
