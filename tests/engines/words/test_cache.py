"""The cache makes starting quick, and never makes anything go wrong."""

import pytest

from engines.words import check, load_lexicon
from engines.words.cache import cached
from tests.engines.words.small import TEXT, small_lexicon


def kept(folder):
    return list((folder / "cache" / "joinedup").glob("words-*.json"))


def surfaces(lexicon):
    return [found.surface for found in check("A tall blue widget and widgets.", lexicon)]


def test_the_second_start_reads_no_yaml(tmp_path, monkeypatch):
    first = small_lexicon(tmp_path)
    monkeypatch.setattr("engines.words.loading.read_lexicon", None)

    second = load_lexicon(tmp_path / "small.yaml")

    assert second.entries == first.entries
    assert second.sources == first.sources
    assert surfaces(second) == surfaces(first) == ["tall blue widget", "widgets"]


@pytest.mark.parametrize(
    "damage",
    [b"", b"{}", b"\x00\xff", b"half", None],
    ids=["empty", "json", "bytes", "text", "cut"],
)
def test_a_damaged_cache_is_not_used(tmp_path, damage):
    small_lexicon(tmp_path)
    (file,) = kept(tmp_path)
    file.write_bytes(file.read_bytes()[:-40] if damage is None else damage)

    lexicon = load_lexicon(tmp_path / "small.yaml")

    assert surfaces(lexicon) == ["tall blue widget", "widgets"]


def test_where_nothing_can_be_written_nothing_happens(tmp_path, monkeypatch):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))

    lexicon = small_lexicon(tmp_path)

    assert surfaces(lexicon) == ["tall blue widget", "widgets"]
    assert cached(TEXT.encode()) is None


def test_another_content_is_another_cache(tmp_path):
    small_lexicon(tmp_path)

    changed = small_lexicon(tmp_path, TEXT.replace("tall blue widget", "short widget"))

    assert surfaces(changed) == ["blue widget", "widgets"]
    assert len(kept(tmp_path)) == 2
