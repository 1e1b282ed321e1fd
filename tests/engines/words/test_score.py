"""How well the checker does on the development sentences. Never lower these: find the rule."""

from engines.words import load_lexicon
from tests.engines.words.score import DEV, SECOND, THIRD, read, score


def test_development_sentences_are_told_apart():
    cases = read(DEV)

    result = score(cases, load_lexicon())

    assert len(cases) == 300
    assert result["sentences"].f1 >= 0.99, result["misses"]
    assert result["spans"].f1 >= 0.99, result["misses"]
    assert result["same_entry"]["entry"] >= 148
    assert result["same_entry"]["exact"] >= 139


def test_the_second_set_is_told_apart():
    # Written when the rules stood; then read, and used to mend them, so no longer unseen.
    cases = read(SECOND)

    result = score(cases, load_lexicon())

    assert len(cases) == 330
    assert result["sentences"].f1 >= 0.98, result["misses"]
    assert result["spans"].f1 >= 0.977, result["misses"]


def test_the_third_set_is_told_apart_without_having_been_read():
    # Keep it so: a miss in here is mended by a rule found elsewhere. Hence no misses are shown.
    cases = read(THIRD)

    result = score(cases, load_lexicon())

    assert len(cases) == 330
    assert result["sentences"].precision >= 0.88
    assert result["sentences"].f1 >= 0.92
    assert result["spans"].f1 >= 0.92


def test_every_development_label_is_a_right_place_of_a_known_entry():
    lexicon = load_lexicon()

    spans = [(case["text"], span) for case in read(DEV) for span in case["spans"]]

    assert [span for text, span in spans if not 0 <= span["start"] < span["end"] <= len(text)] == []
    assert {span["entry_id"] for _, span in spans} - lexicon.entries.keys() == set()
