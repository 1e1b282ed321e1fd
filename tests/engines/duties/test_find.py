"""The rules by which duties appear and are put in order, told with a small file."""

from datetime import date

import pytest

from engines.duties import find, load_duties
from tests.engines.duties.small import HEAD, RED, entry, small_duties

DAY = date(2026, 5, 1)


def listed(matches):
    return [(match.duty.id, match.score) for match in matches]


@pytest.mark.parametrize(
    ("rule", "ticked", "matches"),
    [
        ({"all": "[cold, late]"}, {"cold"}, False),
        ({"all": "[cold, late]"}, {"cold", "late"}, True),
        ({"all": "[]", "any": "[[cold, late], [child]]"}, {"cold", "late"}, False),
        ({"all": "[]", "any": "[[cold, late], [child]]"}, {"late", "child"}, True),
        ({"none": "[child]"}, {"cold"}, True),
        ({"none": "[child]"}, {"cold", "child"}, False),
        ({"boost": "[late]"}, {"cold"}, True),
        ({"all": "[late]"}, {"frozen"}, True),
        ({"all": "[late]", "none": "[cold]"}, {"frozen"}, False),
        ({"all": "[late]", "none": "[cold]"}, {"stuck"}, True),
        ({"all": "[]"}, set(), True),
    ],
)
def test_a_duty_matches_when_its_rule_is_met(tmp_path, rule, ticked, matches):
    duties = small_duties(tmp_path, RED, entry("blue", **rule))

    ids = [match.duty.id for match in find(ticked, duties, on=DAY)]

    assert ("blue" in ids) is matches


def test_a_score_counts_all_groups_boosts_and_tier(tmp_path):
    duties = small_duties(
        tmp_path,
        RED,
        entry("all", all="[cold, late]"),
        entry("any", all="[]", any="[[cold, child], [late]]"),
        entry("boost", boost="[late, stuck, child]"),
        entry("lead", tier="lead"),
        entry("background", tier="background"),
    )

    assert listed(find({"frozen"}, duties, on=DAY)) == [
        ("all", 8),
        ("boost", 7),
        ("lead", 7),
        ("any", 6),
        ("red", 5),
        ("background", 3),
    ]


def test_equal_scores_keep_the_order_of_the_file(tmp_path):
    names = ["red", "green", "blue", "amber", "white"]
    duties = small_duties(tmp_path, *map(entry, names))

    assert [match.duty.id for match in find({"cold"}, duties, on=DAY)] == names


def test_what_was_ticked_and_switched_it_on_is_told_in_the_order_of_the_file(tmp_path):
    duties = small_duties(
        tmp_path, RED, entry("blue", all="[late]", any="[[cold, child]]", boost="[stuck]")
    )

    because = {
        match.duty.id: match.because for match in find(["child", "stuck", "frozen"], duties, on=DAY)
    }

    assert because == {"red": ("frozen",), "blue": ("frozen", "stuck", "child")}


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ({}, ["2026-04-30", "2026-05-01", "2026-05-02"]),
        ({"from_": "2026-05-01"}, ["2026-05-01", "2026-05-02"]),
        ({"until": "2026-05-01"}, ["2026-04-30", "2026-05-01"]),
        ({"from_": "2026-05-01", "until": "2026-05-01"}, ["2026-05-01"]),
    ],
)
def test_the_first_and_the_last_day_count(tmp_path, dates, days):
    duties = small_duties(tmp_path, RED, entry("blue", **dates))

    asked = ["2026-04-30", "2026-05-01", "2026-05-02"]
    answered = [
        day
        for day in asked
        if "blue" in [each.duty.id for each in find({"cold"}, duties, on=date.fromisoformat(day))]
    ]

    assert answered == days


def test_without_a_day_it_is_today(tmp_path):
    duties = small_duties(tmp_path, RED, entry("blue", until="2001-01-01"))

    (match,) = find({"cold"}, duties)

    assert (match.duty.id, match.on) == ("red", date.today())


def test_the_law_of_another_country_does_not_answer(tmp_path):
    duties = small_duties(tmp_path, RED, entry("blue", jurisdiction="wales"))

    here, there = (find({"cold"}, duties, jurisdiction=each) for each in ("england", "wales"))

    assert [listed(here), listed(there)] == [[("red", 5)], [("blue", 5)]]


def test_other_versions_are_those_whose_rule_is_met_too(tmp_path):
    duties = small_duties(
        tmp_path,
        RED,
        entry("old", family="blue", until="2026-04-30"),
        entry("new", family="blue", from_="2026-05-01", until="2026-12-31"),
        entry("child", family="blue", from_="2027-01-01", all="[child]"),
        entry("welsh", family="blue", from_="2028-01-01", jurisdiction="wales"),
        entry("other", family="green", until="2025-01-01"),
    )

    others = {
        match.duty.id: [each.id for each in match.other_versions]
        for match in find({"cold"}, duties, on=DAY)
    }

    assert others == {"red": [], "new": ["old"]}


def test_what_the_file_does_not_know_is_an_error(tmp_path):
    duties = small_duties(tmp_path, RED)

    with pytest.raises(ValueError, match="There is no circumstance called “hot”"):
        find({"cold", "hot"}, duties)
    with pytest.raises(ValueError, match="There is no jurisdiction called “france”"):
        find({"cold"}, duties, jurisdiction="france")


def test_circles_of_implying_end(tmp_path):
    path = tmp_path / "circle.yaml"
    path.write_text((HEAD + RED).replace("ask: Late?", "ask: Late?, implies: [frozen]"))

    assert load_duties(path).close({"late"}) == {"cold", "frozen", "late", "stuck"}
