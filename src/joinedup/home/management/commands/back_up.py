import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from joinedup.record.lib.heads import NAME as HEADS


class Command(BaseCommand):
    help = "Write the database, the files and the key that signs links into one zip file."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the zip file to make; it must not exist")

    def handle(self, *, file, **options):
        if connection.vendor != "sqlite":
            raise CommandError("The database is PostgreSQL: back it up with pg_dump.")
        # Made by its name first, so that nobody else can read what holds people's words.
        try:
            file.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise CommandError(f"{file} cannot be made: {error.strerror}.") from error
        with (
            tempfile.TemporaryDirectory(dir=file.parent) as folder,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as backup,
        ):
            # First: a head that came meanwhile would be of lines that the copy does not have.
            self._write_if_there(backup, settings.DATA / HEADS)
            backup.write(self._database(Path(folder)), Path(self._name()).name)
            for path in self._files():
                backup.write(path, path.relative_to(settings.DATA))
            self._write_if_there(backup, settings.DATA / "secret-key")
        self.stdout.write(f"Everything is in {file}. Keep it no longer than you promised people.")

    def _database(self, folder):
        # SQLite's own way gives one moment of a database that is being written to.
        copy = folder / "copy.sqlite3"
        with (
            closing(sqlite3.connect(self._name())) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        return copy

    def _name(self):
        return connection.settings_dict["NAME"]

    def _files(self):
        return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]

    def _write_if_there(self, backup, path):
        if path.exists():
            backup.write(path, path.name)
