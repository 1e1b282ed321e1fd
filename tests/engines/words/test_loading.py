"""A lexicon that cannot be used is refused with its line and the reason."""

import pytest

from engines.words import BadLexicon, load_lexicon
from tests.engines.words.small import TEXT, small_lexicon


def refusal(folder, text):
    with pytest.raises(BadLexicon) as refused:
        small_lexicon(folder, text)
    return refused.value.line, refused.value.reason


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_a_refusal_names_file_line_and_reason(tmp_path):
    path = tmp_path / "small.yaml"

    with pytest.raises(BadLexicon) as refused:
        small_lexicon(tmp_path, TEXT.replace("severity: avoid", "severity: awful"))

    assert str(refused.value) == f"{path}:13: unknown severity “awful”"


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        (
            "id: tall-widget",
            "id: widget",
            "id: widget\n    patterns: [",
            "a second entry is called “widget”",
        ),
        ('why: "Longer."', 'whi: "Longer."', "whi:", "an entry: unknown key “whi”"),
        ('    why: "Longer."\n', "", "id: tall-widget", "an entry: “why” is missing"),
        (
            "category: jargon\n    severity: avoid",
            "category: slang\n    severity: avoid",
            "category: slang",
            "unknown category “slang”",
        ),
        ("sources: [guide]", "sources: [rumour]", "sources: [rumour]", "unknown source “rumour”"),
        ("followed_by: [", "followed: [", "followed: [", "an exception: unknown key “followed”"),
        ("year: 2024", "year: soon", "year: soon", "year should be a whole number"),
        ('instead: ["person"]', "instead: person", "instead: person", "instead should be a list"),
        ("version: 1", "version: one", "version: one", "version should be a whole number"),
        ('why: "Longer."', "why: []", "why: []", "why should be text"),
        (
            "severity: consider",
            "severity: consider\n    case_sensitive: perhaps",
            "case_sensitive",
            "case_sensitive should be true or false",
        ),
        ('["tall blue widget"]', "[]", "patterns: []", "entry “tall-widget” has no patterns"),
        (
            "severity: consider",
            "severity: consider\n    severity: avoid",
            'severity: avoid\n    why: "Longer',
            "an entry: “severity” is given twice",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, old, new, place, reason):
    text = TEXT.replace(old, new)

    refused = refusal(tmp_path, text)

    assert refused == (line_of(text, place), reason)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("tall (blue widget", "opens a bracket that is never closed"),
        ("tall blue) widget", "closes a bracket that was never opened"),
        ("tall {colour} widget", "names {colour}, which is not one of: {person}"),
        ("tall (blue|) widget", "has an empty choice"),
        ("(tall )?", "would also match nothing at all"),
        ("tall blues? widget", "? must follow a closing bracket"),
        ("tall [blue] widget", "has a sign that has no meaning here: ["),
        ("tall|blue", "put brackets around the choices"),
        ("tall {blue widget", "opens a curly bracket never closed"),
        ("(a|b|c|d|e|f|g|h|i|j)" * 5, "stands for more than 10,000 forms"),
    ],
)
def test_a_bad_pattern_is_told_with_its_line(tmp_path, pattern, reason):
    text = TEXT.replace("tall blue widget", pattern)

    line, told = refusal(tmp_path, text)

    assert (line, reason in told) == (line_of(text, pattern), True), told


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "the file is empty"),
        (b"# only a remark\n", 1, "the file is empty"),
        (b"version: 1\nentries: [\n", 3, "not YAML"),
        (b"version: 1\n\xff\xfe", 2, "not written in UTF-8"),
        (b"- a\n- list\n", 1, "the lexicon should be names with values"),
        (b"version: 1\n", 1, "the lexicon: “categories” is missing"),
        (b"version: \x00", 1, "not YAML"),
    ],
)
def test_what_is_no_lexicon_is_refused(tmp_path, content, line, reason):
    path = tmp_path / "no.yaml"
    path.write_bytes(content)

    with pytest.raises(BadLexicon) as refused:
        load_lexicon(path)

    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_yaml_that_would_make_objects_makes_none(tmp_path):
    text = TEXT.replace('"Longer."', "!!python/object/apply:os.getcwd []")

    line, reason = refusal(tmp_path, text)

    assert (line, reason) == (line_of(text, "!!python"), "why should be text")


def test_the_lexicon_holds_what_the_file_says(tmp_path):
    lexicon = small_lexicon(tmp_path)

    assert list(lexicon.entries) == ["widget", "tall-widget"]
    assert lexicon.severities == ("consider", "avoid")
    assert lexicon.sources["guide"].year == 2024
    assert lexicon.entries["widget"].unless[0].words == ("factory",)
