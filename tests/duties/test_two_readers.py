"""One file of rules, two readers: the browser's code finds what the engine finds."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.duties import load_duties
from tests.duties.cases import by_browser, by_engine, case
from tests.engines.duties.small import RED, entry, small_duties
from tests.engines.duties.test_situations import FILE, SITUATIONS

DUTIES = load_duties()
KNOWN = list(DUTIES.circumstances)
EDGES = {each.from_ for each in DUTIES.entries.values()} | {
    each.until for each in DUTIES.entries.values()
}
facts = st.sets(st.sampled_from(KNOWN), max_size=25)
days = st.sampled_from(sorted(EDGES - {None})) | st.dates(date(2026, 3, 1), date(2026, 7, 15))
cases = st.builds(
    case,
    ticked=facts,
    asked=facts,
    jurisdiction=st.sampled_from(["england", "england", "england", "wales", "scotland"]),
    on=days | st.dates(),
)


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_page()
    yield page
    page.close()


@given(asked=st.lists(cases, min_size=50, max_size=50))
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
def test_both_find_the_same_in_any_case_on_any_day(page, asked):
    found = by_browser(page, DUTIES, asked)

    for one, in_browser in zip(asked, found, strict=True):
        assert in_browser == by_engine(DUTIES, one, date.fromisoformat(one["on"])), one


def test_the_browser_finds_what_is_owed_in_the_situations_and_not_what_is_not(page):
    told = [
        case(
            each["circumstances"],
            jurisdiction=each["jurisdiction"],
            on=each.get("decision_date", FILE["default_decision_date"]),
        )
        for each in SITUATIONS
    ]

    found = [[match[0] for match in matches] for matches, _ in by_browser(page, DUTIES, told)]

    late, wrong = (
        {
            each["id"]: ids
            for each, ids in zip(SITUATIONS, found, strict=True)
            if not is_right(each, ids)
        }
        for is_right in (
            lambda each, ids: set(each["expect"]) <= set(ids[: each["within"]]),
            lambda each, ids: set(each["must_not"]).isdisjoint(ids),
        )
    )
    assert (late, wrong, len(found)) == ({}, {}, 24)


def test_both_read_a_small_file_alike_rule_by_rule(page, tmp_path):
    """What the packaged file happens not to use: far implications, several groups, equal scores."""
    small = small_duties(
        tmp_path,
        RED,
        entry("far", all="[late]", tier="lead"),
        entry("groups", all="[]", any="[[cold, child], [late]]", boost="[stuck, child]"),
        entry("grown", all="[cold]", none="[child]"),
        entry("old", family="widgets", until="2026-04-30", status="superseded"),
        entry("new", family="widgets", from_="2026-05-01"),
        entry("welsh", jurisdiction="wales"),
    )
    sets = [(), ("cold",), ("frozen",), ("stuck",), ("child", "late"), tuple(small.circumstances)]
    told = [
        case(ticked, asked, jurisdiction, on)
        for ticked in sets
        for asked in sets
        for jurisdiction in ("england", "wales")
        for on in ("2026-04-30", "2026-05-01")
    ]

    assert by_browser(page, small, told) == [
        by_engine(small, each, date.fromisoformat(each["on"])) for each in told
    ]
