"""What would be worth asking next."""

from datetime import date

import pytest

from engines.duties import find, next_question
from tests.engines.duties.small import RED, entry, small_duties

DAY = date(2026, 5, 1)


@pytest.fixture
def small(tmp_path):
    return small_duties(
        tmp_path,
        RED,
        entry("blue", all="[late]"),
        entry("green", all="[child]"),
        entry("grown", all="[cold, late]", none="[child]"),
        entry("old", all="[stuck]", until="2026-04-30"),
        entry("welsh", all="[child]", jurisdiction="wales"),
    )


def asked(question):
    return question and (question.id, question.adds, question.removes)


@pytest.mark.parametrize(
    ("ticked", "already", "jurisdiction", "question"),
    [
        (set(), set(), "england", ("frozen", ("red", "blue", "grown"), ())),
        # Of those that change one duty each, the first in the file.
        (set(), {"frozen"}, "england", ("cold", ("red",), ())),
        (set(), {"frozen", "cold"}, "england", ("stuck", ("blue",), ())),
        # What is implied is not asked; a tick that adds one and removes another changes two.
        ({"frozen"}, set(), "england", ("child", ("green",), ("grown",))),
        ({"frozen", "child"}, set(), "england", None),
        (set(), {"frozen", "cold", "stuck", "late", "child"}, "england", None),
        (set(), set(), "wales", ("child", ("welsh",), ())),
    ],
)
def test_the_tick_that_changes_most_is_asked(small, ticked, already, jurisdiction, question):
    found = next_question(ticked, small, asked=already, jurisdiction=jurisdiction, on=DAY)

    assert asked(found) == question


def test_the_question_is_of_the_law_of_that_day(small):
    changed = [
        asked(next_question({"cold", "late", "child"}, small, on=day))
        for day in (date(2026, 4, 30), DAY)
    ]

    assert changed == [("frozen", ("old",), ()), None]


def test_the_question_tells_what_to_ask(small):
    question = next_question(set(), small, on=DAY)

    assert (question.circumstance.ask, question.circumstance.group) == ("Frozen?", "weather")


def test_what_the_file_does_not_know_is_an_error(small):
    with pytest.raises(ValueError, match="There is no circumstance called “hot”"):
        next_question({"hot"}, small)
    with pytest.raises(ValueError, match="There is no circumstance called “hot”"):
        next_question(set(), small, asked={"hot"})
    with pytest.raises(ValueError, match="There is no jurisdiction called “france”"):
        next_question(set(), small, jurisdiction="france")


def test_with_nothing_asked_no_question_means_that_nothing_changes_the_list(small):
    def ids(ticked):
        return [match.duty.id for match in find(ticked, small, on=DAY)]

    everything = set(small.circumstances)

    assert next_question({"frozen", "child"}, small, on=DAY) is None
    assert sorted(ids({"frozen", "child"})) == sorted(ids(everything))
