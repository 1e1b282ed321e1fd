"""Files that are no duties, damaged ones, and entries that do not go together."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.duties import BadDuties, load_duties
from tests.engines.duties.small import TEXT, entry, line_of, refusal


def test_the_text_these_tests_break_is_whole(tmp_path):
    path = tmp_path / "whole.yaml"
    path.write_text(TEXT)

    assert list(load_duties(path).entries) == ["red", "blue"]


def test_more_than_six_items_of_a_refusal_are_refused(tmp_path):
    more = "".join(f"      - {{id: more{number}, text: More}}\n" for number in range(5))
    text = TEXT.replace("    challenge:", f"{more}    challenge:", 1)

    assert refusal(tmp_path, text) == (
        line_of(text, "- {id: reasons"),
        "refusal_items: more than 6",
    )


@pytest.mark.parametrize(
    ("days", "jurisdiction", "overlap"),
    [
        ({"from_": "2026-05-01"}, "england", False),
        ({"from_": "2026-04-30"}, "england", True),
        ({"from_": "2020-01-01", "until": "2020-12-31"}, "england", True),
        ({}, "england", True),
        ({"from_": "2026-04-30"}, "wales", False),
    ],
)
def test_days_of_one_family_that_overlap_are_refused(tmp_path, days, jurisdiction, overlap):
    text = TEXT + entry("green", family="widgets", jurisdiction=jurisdiction, **days)
    path = tmp_path / "family.yaml"
    path.write_text(text)

    if overlap:
        reason = "family “widgets”: some days are also those of “blue”"
        assert refusal(tmp_path, text) == (line_of(text, "id: green"), reason)
    else:
        assert list(load_duties(path).entries) == ["red", "blue", "green"]


def test_the_earlier_version_may_stand_later_in_the_file(tmp_path):
    later = TEXT + entry("new", family="gadgets", from_="2026-05-01")
    path = tmp_path / "family.yaml"
    path.write_text(later + entry("old", family="gadgets", until="2026-04-30"))
    text = later + entry("old", family="gadgets", until="2026-05-01")

    assert list(load_duties(path).entries) == ["red", "blue", "new", "old"]
    assert refusal(tmp_path, text) == (
        line_of(text, "id: old"),
        "family “gadgets”: some days are also those of “new”",
    )


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "the file is empty"),
        (b"# only a remark\n", 1, "the file is empty"),
        (b"title: One\nduties: [\n", 3, "not YAML"),
        (b"title: One\n\xff\xfe", 2, "not written in UTF-8"),
        (b"- a\n- list\n", 1, "the file should be names with values"),
        (b"title: One\n", 1, "the file: “disclaimer” is missing"),
        (b"title: \x00", 1, "not YAML"),
        (b"[" * 100_000, 1, "not YAML: nested too deeply"),
    ],
)
def test_what_is_no_file_of_duties_is_refused(tmp_path, content, line, reason):
    path = tmp_path / "no.yaml"
    path.write_bytes(content)

    with pytest.raises(BadDuties) as refused:
        load_duties(path)

    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_yaml_that_would_make_objects_makes_none(tmp_path):
    text = TEXT.replace("title: A widget", "title: !!python/object/apply:os.getcwd []", 1)

    assert refusal(tmp_path, text) == (line_of(text, "!!python"), "title should be text")


@given(data=st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_damaged_file_is_read_or_refused_and_breaks_nothing(tmp_path, data):
    lines = TEXT.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    name = lines[at].partition(":")[0]
    value = st.sampled_from(
        ["", "[]", "{}", "null", "5", "true", "[[a]]", "{a: b}", "&a [*a]", "-"]
    )
    damaged = data.draw(
        st.just([]) | value.map(lambda each: [f"{name}: {each}"]) | st.just([lines[at]] * 2)
    )
    path = tmp_path / "damaged.yaml"
    path.write_text("\n".join([*lines[:at], *damaged, *lines[at + 1 :]]))

    try:
        load_duties(path)
    except BadDuties as refused:
        assert 1 <= refused.line <= len(lines) + 2
