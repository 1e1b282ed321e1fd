"""The key that signs sessions and links is made once and kept to its owner."""

import stat

from config.secret import kept_secret


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    path = tmp_path / "secret-key"

    first, second = kept_secret(path), kept_secret(path)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_another_installation_has_another_key(tmp_path):
    assert kept_secret(tmp_path / "here") != kept_secret(tmp_path / "there")


def test_of_two_that_start_at_once_both_use_the_key_that_was_first(tmp_path, monkeypatch):
    path = tmp_path / "secret-key"
    path.write_text("the key that was first")
    monkeypatch.setattr(type(path), "exists", lambda self: False)

    assert kept_secret(path) == "the key that was first"
