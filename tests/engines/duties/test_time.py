"""The work for one list, counted in steps so that a busy machine fails no test."""

import sys
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from engines.duties import find

DAY = date(2026, 11, 29)


def steps(duties):
    """How many Python functions run, and how many calls to built-in ones, when all is ticked."""
    count = 0
    find(duties.circumstances, duties, on=DAY)

    def profile(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        find(duties.circumstances, duties, on=DAY)
    finally:
        sys.setprofile(None)
    return count


def test_a_list_of_everything_takes_few_steps_for_each_entry(duties):
    # At some 50 ns each this is well below a millisecond.
    assert steps(duties) < 50 * len(duties.entries)


def test_four_times_the_entries_is_about_four_times_the_work(duties):
    many = {
        f"{duty.id}-{copy}": replace(duty, id=f"{duty.id}-{copy}", family=None)
        for copy in range(4)
        for duty in duties.entries.values()
    }

    assert steps(replace(duties, entries=MappingProxyType(many))) < 5 * steps(duties)
