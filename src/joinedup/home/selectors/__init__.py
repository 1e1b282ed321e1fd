"""Questions that read across the apps."""

from joinedup.home.selectors.public import communities_announced, communities_of, front_of_house
from joinedup.home.selectors.record import entries_of, kinds_of_entries, with_names

__all__ = [
    "communities_announced",
    "communities_of",
    "entries_of",
    "front_of_house",
    "kinds_of_entries",
    "with_names",
]
