import sqlite3
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection  # noqa: F401 (skipif names it)

from tests.factories.conversation import make_photo
from tests.factories.people import make_member

only_embedded = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="about the embedded database"
)


@only_embedded
@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_the_database_the_files_and_the_key(tmp_path, settings, capsys):
    make_member(name="Carol")
    make_photo(jpeg=b"a flipchart")
    settings.DATA = tmp_path / "data"
    settings.MEDIA_ROOT = settings.DATA / "media"
    (settings.MEDIA_ROOT / "reports").mkdir(parents=True)
    (settings.MEDIA_ROOT / "reports" / "1.pdf").write_bytes(b"a report")
    (settings.DATA / "secret-key").write_text("a key")
    (settings.DATA / "record-heads.txt").write_text("a head")

    call_command("back_up", tmp_path / "safe.zip")

    with zipfile.ZipFile(tmp_path / "safe.zip") as backup:
        names = set(backup.namelist())
        database = names - {"media/reports/1.pdf", "secret-key", "record-heads.txt"}
        assert len(database) == 1
        assert backup.read("record-heads.txt") == b"a head"
        assert backup.read("media/reports/1.pdf") == b"a report"
        restored = backup.extract(database.pop(), tmp_path)
    with sqlite3.connect(restored) as copy:
        assert copy.execute("SELECT name FROM people_member").fetchall() == [("Carol",)]
        assert copy.execute("SELECT jpeg FROM conversation_photo").fetchall() == [(b"a flipchart",)]
    assert (tmp_path / "safe.zip").stat().st_mode & 0o077 == 0


@only_embedded
@pytest.mark.django_db
def test_a_backup_never_overwrites_another(tmp_path):
    (tmp_path / "safe.zip").write_text("yesterday's")

    with pytest.raises(CommandError, match="cannot be made"):
        call_command("back_up", tmp_path / "safe.zip")

    assert (tmp_path / "safe.zip").read_text() == "yesterday's"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="about PostgreSQL")
def test_a_backup_of_postgresql_can_be_read_by_its_own_tool(tmp_path, settings):
    settings.DATA = tmp_path / "data"
    settings.MEDIA_ROOT = settings.DATA / "media"
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.MEDIA_ROOT / "1.pdf").write_bytes(b"a report")

    call_command("back_up", tmp_path / "safe.zip")

    with zipfile.ZipFile(tmp_path / "safe.zip") as backup:
        assert backup.namelist() == ["joinedup.dump", "media/1.pdf"]
        assert backup.read("joinedup.dump").startswith(b"PGDMP")


@pytest.mark.django_db(transaction=True)
def test_a_backup_that_fails_leaves_nothing_that_looks_like_one(tmp_path, settings, monkeypatch):
    settings.DATA = tmp_path / "data"
    settings.MEDIA_ROOT = settings.DATA / "media"
    (settings.MEDIA_ROOT / "reports").mkdir(parents=True)
    (settings.MEDIA_ROOT / "reports" / "1.pdf").write_bytes(b"a report")

    def full(*arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)

    with pytest.raises(CommandError, match="No space left on device"):
        call_command("back_up", tmp_path / "safe.zip")

    assert [path.name for path in tmp_path.iterdir()] == ["data"]
