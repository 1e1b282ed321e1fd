from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from joinedup.reports.small_numbers import FEW, FEWER, HELD, Count, tell, tell_parts

MOST = 12


@given(st.lists(st.integers(1, MOST), min_size=1, max_size=5))
def test_a_part_under_five_may_be_anything_from_one_to_four(numbers):
    parts = {str(place): number for place, number in enumerate(numbers)}

    told, total = tell_parts(parts, sum(numbers))

    few = [name for name in parts if told[name] == FEWER]
    for name in few:
        assert possible(told, total, name) == set(range(1, FEW))


def possible(told, total, name):
    """What somebody who reads the table and can reckon may take a part for. Parts held back
    may be larger than any in the examples."""
    ranges = [
        range(1, FEW)
        if count == FEWER
        else range(FEW, MOST * 6)
        if count == HELD
        else [count.number]
        for count in told.values()
    ]
    if total.number is None:
        return set(ranges[list(told).index(name)])
    wide = [place for place, each in enumerate(ranges) if len(each) > FEW]
    if wide:
        # The last of those held back takes what is left.
        last = wide[-1]
        least_of_others = FEW * (len(wide) - 1)
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
    assert tell_parts({"housing": 5, "health": 7}, 12) == (
        {"housing": Count(5), "health": Count(7)},
        Count(12),
    )


def test_one_small_part_takes_another_with_it():
    told, total = tell_parts({"housing": 9, "police": 2, "health": 12}, 23)

    assert told == {"housing": HELD, "police": FEWER, "health": Count(12)}
    assert total == Count(23)


def test_when_nothing_is_left_to_hold_back_the_total_is():
    assert tell_parts({"police": 5, "fire": 1}, 6) == ({"police": HELD, "fire": FEWER}, HELD)


def test_a_small_total_tells_nothing_of_its_parts():
    assert tell_parts({"police": 1, "fire": 1}, 2) == ({"police": HELD, "fire": HELD}, FEWER)


def test_nobody_is_told_as_nobody():
    assert tell(0) == Count(0)
