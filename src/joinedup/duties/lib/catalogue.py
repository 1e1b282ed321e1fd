"""The duties that come with the program, read once."""

from functools import cache

from engines.duties import Duties, load_duties


@cache
def duties() -> Duties:
    """All that the file of duties holds."""
    return load_duties()
