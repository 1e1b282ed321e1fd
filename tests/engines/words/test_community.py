"""A community's own lexicon: entries added, replaced and left out."""

import pytest

from engines.words import Entry, check, read_pattern
from tests.engines.words.small import small_lexicon

SPROCKET = Entry(
    id="sprocket",
    patterns=("loose sprocket(s)?",),
    category="jargon",
    severity="avoid",
    why="Nobody is loose.",
    instead=("person",),
)


def found(text, lexicon):
    return [(one.entry_id, one.surface) for one in check(text, lexicon)]


def test_an_entry_is_added(tmp_path):
    lexicon = small_lexicon(tmp_path)

    changed = lexicon.changed(put=[SPROCKET])

    text = "A loose sprocket met a widget."
    assert found(text, changed) == [("sprocket", "loose sprocket"), ("widget", "widget")]
    assert found(text, lexicon) == [("widget", "widget")]


def test_an_entry_is_replaced(tmp_path):
    lexicon = small_lexicon(tmp_path)
    replacement = Entry(**{**vars(SPROCKET), "id": "widget"})

    changed = lexicon.changed(put=[replacement])

    assert found("A loose sprocket met a widget.", changed) == [("widget", "loose sprocket")]


def test_an_entry_is_left_out_and_comes_back(tmp_path):
    lexicon = small_lexicon(tmp_path)

    without = lexicon.changed(retired=["tall-widget"])
    back = without.changed(put=[lexicon.entries["tall-widget"]])

    text = "A tall blue widget."
    assert found(text, without) == [("widget", "blue widget")]
    assert found(text, back) == [("tall-widget", "tall blue widget")]


def test_the_whole_lexicon_changes_too(lexicon):
    changed = lexicon.changed(
        put=[Entry(**{**vars(SPROCKET), "category": "othering"})], retired=["chaotic"]
    )

    text = "He is chaotic, a loose sprocket and a junkie."
    assert found(text, changed) == [("sprocket", "loose sprocket"), ("junkie", "junkie")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"patterns": ("loose (sprocket",)}, "The pattern “loose (sprocket” opens a bracket"),
        ({"patterns": ()}, "An entry needs at least one pattern."),
        ({"category": "slang"}, "There is no category called “slang”."),
        ({"severity": "awful"}, "There is no severity called “awful”."),
        ({"sources": ("rumour",)}, "There is no source called “rumour”."),
        ({"id": " "}, "An entry needs a name."),
    ],
)
def test_an_unusable_entry_is_refused_in_plain_words(tmp_path, change, reason):
    lexicon = small_lexicon(tmp_path)

    with pytest.raises(ValueError, match="^" + reason.replace("(", r"\(")):
        lexicon.changed(put=[Entry(**{**vars(SPROCKET), **change})])


def test_retiring_what_is_not_there_is_refused(tmp_path):
    lexicon = small_lexicon(tmp_path)

    with pytest.raises(ValueError, match="no entry called “sprocket”"):
        lexicon.changed(retired=["sprocket"])


def test_a_typed_pattern_is_tidied_or_refused(tmp_path):
    placeholders = small_lexicon(tmp_path).placeholders

    assert read_pattern(" loose   {person} ", placeholders) == "loose {person}"
    with pytest.raises(ValueError, match="empty choice"):
        read_pattern("loose (a||b)", placeholders)
