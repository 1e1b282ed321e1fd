"""A file that cannot be used is refused with its line and the reason."""

import pytest

from engines.duties import BadDuties
from tests.engines.duties.small import HEAD, TEXT, entry, line_of, refusal, small_duties


def test_a_refusal_names_file_line_and_reason(tmp_path):
    with pytest.raises(BadDuties) as refused:
        small_duties(tmp_path, entry("red", all="[hot]"))

    line = line_of(HEAD + entry("red", all="[hot]"), "all: [hot]")
    assert str(refused.value) == (
        f"{tmp_path / 'small.yaml'}:{line}: all: unknown circumstance “hot”"
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        # Terms that the file does not define.
        ("all: [cold]", "all: [hot]", "all: unknown circumstance “hot”"),
        ("any: []", "any: [[cold, hot]]", "any: unknown circumstance “hot”"),
        ("none: []", "none: [hot]", "none: unknown circumstance “hot”"),
        ("boost: []", "boost: [hot]", "boost: unknown circumstance “hot”"),
        ("implies: [late]", "implies: [hot]", "implies: unknown circumstance “hot”"),
        ("challenge: [complain]", "challenge: [shout]", "challenge: unknown route “shout”"),
        ("owed_by: [council]", "owed_by: [crown]", "owed_by: unknown sector “crown”"),
        ("related: []", "related: [pink]", "related: unknown duty “pink”"),
        ("touches: [red]", "touches: [pink]", "touches: unknown duty “pink”"),
        ("status: in-force", "status: dead", "status: unknown status “dead”"),
        ("tier: support", "tier: high", "tier: unknown tier “high”"),
        ("[lead, support, background]", "[high]", "tiers: unknown tier “high”"),
        ("strength: must", "strength: may", "strength: unknown strength “may”"),
        (
            "jurisdiction: england\n    status",
            "jurisdiction: mars\n    status",
            "jurisdiction: unknown jurisdiction “mars”",
        ),
        (
            "jurisdiction_default: england",
            "jurisdiction_default: mars",
            "jurisdiction_default: unknown jurisdiction “mars”",
        ),
        ("clock: person", "clock: nobody", "clock: unknown clock “nobody”"),
        # Days.
        ("as_of: 2026-01-01", "as_of: 2026-02-30", "as_of should be a day such as 2026-05-01"),
        ("as_of: 2026-01-01", "as_of: soon", "as_of should be a day such as 2026-05-01"),
        ("as_of: 2026-01-01", "as_of: '2026-01-01'", "as_of should be a day such as 2026-05-01"),
        (
            "as_of: 2026-01-01",
            "as_of: 2026-01-01 10:00:00",
            "as_of should be a day such as 2026-05-01",
        ),
        (
            "source_text_date: null",
            "source_text_date: old",
            "source_text_date should be a day such as 2026-05-01",
        ),
        ("until: 2026-04-30", "until: 2026", "until should be a day such as 2026-05-01"),
        # Sources.
        ('url: "https://law', 'url: "law', "url should be a web address"),
        ('url: "https://law', 'url: "ftp://law', "url should be a web address"),
        ('url: "https://law', 'url: "https://[law', "url should be a web address"),
        ("seen: true}", "seen: perhaps}", "seen should be true or false"),
        # Other types.
        ("schema_version: 2", "schema_version: two", "schema_version should be a whole number"),
        ("schema_version: 2", "schema_version: 0x_", "schema_version should be a whole number"),
        ("schema_version: 2", "schema_version: 3", "schema_version is 3; this engine reads 2"),
        ("title: A widget", "title: 12", "title should be text"),
        ("title: A widget", "title: [A, widget]", "title should be text"),
        ("title: A widget", "title: ''", "title should be text"),
        ("title: A widget", "title: null", "title should be text"),
        ("all: [cold]", "all: cold", "all should be a list"),
        ("all: [cold]", "all: [true]", "all should be text"),
        ("any: []", "any: [cold]", "any should be a list"),
        ("any: []", "any: [[]]", "any should hold at least 1"),
        ("owed_by: [council]", "owed_by: []", "owed_by should hold at least 1"),
        ("verified: true", "verified: surely", "verified should be true or false"),
        ("iso: P21D", "iso: 21 days", "iso should be an ISO 8601 duration such as P56D"),
        ("iso: P21D", "iso: P", "iso should be an ISO 8601 duration such as P56D"),
        ("iso: P21D, clock: person", "iso: P21D", "iso: says a time but not whose clock it is"),
        # Too little, too much, twice.
        ("caution: None.", "cautoin: None.", "a duty: unknown key “cautoin”"),
        ("all: [cold]", "all: [cold, cold]", "all: “cold” is given twice"),
        ("disclaimer: ", "warning: ", "the file: unknown key “warning”"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, old, new, reason):
    text = TEXT.replace(old, new, 1)

    assert refusal(tmp_path, text) == (line_of(text, new), reason)


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        (
            "until: 2026-04-30",
            "until: 2026-04-30\n    from: 2026-05-01",
            "until: 2026-04-30",
            "until: the last day is before the first, 2026-05-01",
        ),
        (
            "seen: true}",
            "seen: false}",
            "verified: true",
            "verified: true, but none of its sources was seen",
        ),
        ("{title: The Act, ", "{", '{url: "https', "sources: “title” is missing"),
        (
            "id: writing",
            "id: reasons",
            "id: reasons, text: Is in",
            "refusal_items: “reasons” is given twice",
        ),
        (
            "tier: support",
            "tier: support\n    tier: lead",
            "tier: lead",
            "a duty: “tier” is given twice",
        ),
        (
            "  late: {group",
            "  cold: {group",
            "cold: {group: place",
            "circumstances: “cold” is given twice",
        ),
        ("caution: None.", "caution: None.\n    1: one", "1: one", "a duty: a name should be text"),
        (
            "id: blue",
            "id: red",
            "id: red\n    title: A widget\n    jurisdiction: england\n    status: superseded",
            "a second duty is called “red”",
        ),
        ("    statute: Widgets Act\n", "", "- id: red", "a duty: “statute” is missing"),
        (
            "    until: 2026-04-30\n",
            "",
            "status: superseded",
            "status: superseded, but “until” is missing",
        ),
        ("title: Widgets owed\n", "", "disclaimer", "the file: “title” is missing"),
        ("sectors:\n  council: A council\n", "", "disclaimer", "the file: “sectors” is missing"),
    ],
)
def test_what_is_wrong_elsewhere_is_told_with_that_line(tmp_path, old, new, place, reason):
    text = TEXT.replace(old, new, 1)

    assert refusal(tmp_path, text) == (line_of(text, place), reason)
