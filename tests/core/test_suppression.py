from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.suppression import (
    FEWER,
    SMALLEST_TOLD,
    SUPPRESSED,
    Count,
    count_or_suppressed,
    parts_or_suppressed,
)

MOST = 12


@given(st.lists(st.integers(1, MOST), min_size=1, max_size=5))
def test_a_part_under_five_may_be_anything_from_one_to_four(numbers):
    parts = {str(place): number for place, number in enumerate(numbers)}

    told, total = parts_or_suppressed(parts, sum(numbers))

    few = [name for name in parts if told[name] == FEWER]
    for name in few:
        assert possible(told, total, name) == set(range(1, SMALLEST_TOLD))


def possible(told, total, name):
    """What somebody who reads the table and can reckon may take a part for. Parts held back
    may be larger than any in the examples."""
    ranges = [
        range(1, SMALLEST_TOLD)
        if count == FEWER
        else range(SMALLEST_TOLD, MOST * 6)
        if count == SUPPRESSED
        else [count.number]
        for count in told.values()
    ]
    if total.number is None:
        return set(ranges[list(told).index(name)])
    wide = [place for place, each in enumerate(ranges) if len(each) > SMALLEST_TOLD]
    if wide:
        # The last of those held back takes what is left.
        last = wide[-1]
        least_of_others = SMALLEST_TOLD * (len(wide) - 1)
        rest = [each for place, each in enumerate(ranges) if place not in wide]
        names = [each for place, each in enumerate(told) if place not in wide]
        return {
            dict(zip(names, values, strict=True))[name]
            for values in product(*rest)
            if total.number - sum(values) - least_of_others >= ranges[last].start
        }
    names = list(told)
    return {
        dict(zip(names, values, strict=True))[name]
        for values in product(*ranges)
        if sum(values) == total.number
    }


def test_what_is_never_under_five_is_told():
    assert parts_or_suppressed({"housing": 5, "health": 7}, 12) == (
        {"housing": Count(5), "health": Count(7)},
        Count(12),
    )


def test_one_small_part_takes_another_with_it():
    told, total = parts_or_suppressed({"housing": 9, "police": 2, "health": 12}, 23)

    assert told == {"housing": SUPPRESSED, "police": FEWER, "health": Count(12)}
    assert total == Count(23)


def test_when_nothing_is_left_to_hold_back_the_total_is():
    assert parts_or_suppressed({"police": 5, "fire": 1}, 6) == (
        {"police": SUPPRESSED, "fire": FEWER},
        SUPPRESSED,
    )


def test_a_small_total_tells_nothing_of_its_parts():
    assert parts_or_suppressed({"police": 1, "fire": 1}, 2) == (
        {"police": SUPPRESSED, "fire": SUPPRESSED},
        FEWER,
    )


def test_nobody_is_told_as_nobody():
    assert count_or_suppressed(0) == Count(0)
