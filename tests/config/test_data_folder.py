"""The folder and the key in it: made once, by commands alone, and kept to their owner."""

import os
import stat
import subprocess
import sys

import pytest
from environs import EnvError

from cli.setup import without_settings
from config.data_folder import change_key, make_data_folder, read_secret_keys
from tests.house.tree import ROOT


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """Where the folder will be."""
    monkeypatch.setenv("JOINEDUP_DATA", str(tmp_path / "place" / "joinedup"))
    return tmp_path / "place" / "joinedup"


def _python(data, *arguments, **settings):
    env = without_settings(os.environ) | {
        "JOINEDUP_DATA": str(data),
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        **settings,
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, text=True
    )


@pytest.mark.parametrize("is_there", (False, True))
def test_reading_the_settings_makes_nothing(tmp_path, is_there):
    data = tmp_path / "data"
    if is_there:
        data.mkdir()

    done = _python(data, "-c", "import django; django.setup(); import config.urls")

    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.rglob("*")) == ([data] if is_there else [])


def test_folder_and_key_are_made_once_and_only_their_owner_can_look(folder):
    make_data_folder()
    [first] = read_secret_keys()
    make_data_folder()

    assert read_secret_keys() == [first]
    assert len(first) >= 50
    assert {file.name for file in folder.iterdir()} == {"secret-key"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600


def test_another_installation_has_another_key(folder, monkeypatch):
    make_data_folder()
    here = read_secret_keys()
    monkeypatch.setenv("JOINEDUP_DATA", str(folder.with_name("elsewhere")))
    make_data_folder()

    assert read_secret_keys() != here


def test_of_two_that_start_at_once_both_use_the_key_that_was_first(folder, monkeypatch):
    folder.mkdir(parents=True)
    (folder / "secret-key").write_text("the key that was first")
    with monkeypatch.context() as late:
        late.setattr(type(folder), "exists", lambda self: False)
        make_data_folder()

    assert read_secret_keys() == ["the key that was first"]
    assert {file.name for file in folder.iterdir()} == {"secret-key"}


def test_a_key_in_the_environment_is_written_nowhere(folder, monkeypatch):
    monkeypatch.setenv("JOINEDUP_SECRET_KEY", "a key of our own")
    make_data_folder()

    assert read_secret_keys() == ["a key of our own"]
    assert list(folder.iterdir()) == []


def test_without_folder_and_variable_a_key_lives_as_long_as_the_program(folder):
    [first], [second] = read_secret_keys(), read_secret_keys()

    assert (len(first), first == second, folder.exists()) == (67, False, False)


def test_a_folder_that_others_could_look_into_is_made_private(folder):
    folder.mkdir(parents=True)
    folder.chmod(0o755)

    make_data_folder()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_others_use_too_is_refused(folder):
    folder.mkdir(parents=True)
    folder.chmod(0o1777)

    with pytest.raises(EnvError, match="others use it too"):
        make_data_folder()

    assert (stat.S_IMODE(folder.stat().st_mode), list(folder.iterdir())) == (0o1777, [])


def test_a_changed_key_signs_and_the_older_ones_still_hold(folder):
    make_data_folder()
    before = read_secret_keys()

    change_key()
    change_key()

    newest, newer, *old = read_secret_keys()
    assert (len({newest, newer, *old}), old) == (3, before)
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600


def test_several_keys_may_come_from_the_environment(folder, monkeypatch):
    monkeypatch.setenv("JOINEDUP_SECRET_KEY", "the new one\nthe old one\n")

    assert read_secret_keys() == ["the new one", "the old one"]


def test_a_folder_that_cannot_be_made_is_named(folder):
    folder.parent.write_text("a file")

    with pytest.raises(EnvError) as refused:
        make_data_folder()

    assert str(refused.value) == (
        'Environment variable "JOINEDUP_DATA" invalid: '
        f"It may be a folder that can be written to; {folder} cannot (Not a directory)."
    )


def test_a_fresh_machine_needs_nothing_but_migrate(folder):
    done = _python(folder, "manage.py", "migrate", "record", "--verbosity", "0")

    assert (done.returncode, done.stderr) == (0, "")
    assert {file.name for file in folder.iterdir()} >= {"secret-key", "joinedup.sqlite3"}


def test_a_command_says_in_a_sentence_which_variable_is_wrong(folder):
    done = _python(folder, "manage.py", "migrate", EMAIL_URL="smpt://mail.example.org")

    assert (done.returncode, done.stderr) == (
        1,
        'Environment variable "EMAIL_URL" invalid: '
        "It may look like smtp+tls://name:password@mail.example.org:587 (STARTTLS), "
        "smtps://mail.example.org (TLS at once) or smtp://localhost.\n",
    )
