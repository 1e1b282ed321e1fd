import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

import psycopg.conninfo
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from joinedup.record.lib.heads import NAME as HEADS

# Of what Django hands to the driver, what says where the database is; the password is told apart,
# for whoever lists the processes of this machine reads the rest.
CONNECTING = {"dbname", "user", "host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey"}


class Command(BaseCommand):
    help = "Write the database, the files and the key that signs links into one zip file."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the zip file to make; it must not exist")

    def handle(self, *, file, **options):
        # Made by its name first, so that nobody else can read what holds people's words.
        try:
            file.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise CommandError(f"{file} cannot be made: {error.strerror}.") from error
        try:
            self._write(file)
        except OSError as error:
            # A file that holds nothing, or half, would be taken for a backup.
            file.unlink()
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        except BaseException:
            file.unlink()
            raise
        self.stdout.write(f"Everything is in {file}. Keep it no longer than you promised people.")

    def _write(self, file):
        copy = _copy_sqlite if connection.vendor == "sqlite" else _dump_postgresql
        with (
            tempfile.TemporaryDirectory(dir=file.parent) as folder,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as backup,
        ):
            # First: a head that came meanwhile would be of lines that the copy does not have.
            self._write_if_there(backup, settings.DATA / HEADS)
            database = copy(Path(folder))
            backup.write(database, database.name)
            for path in self._files():
                backup.write(path, path.relative_to(settings.DATA))
            self._write_if_there(backup, settings.DATA / "secret-key")

    def _files(self):
        return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]

    def _write_if_there(self, backup, path):
        if path.exists():
            backup.write(path, path.name)


def _copy_sqlite(folder):
    """SQLite's own way gives one moment of a database that is being written to."""
    name = connection.settings_dict["NAME"]
    copy = folder / Path(name).name
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _dump_postgresql(folder):
    """One moment of the database, in the form that ``pg_restore`` reads."""
    copy = folder / "joinedup.dump"
    given = connection.get_connection_params()
    address = psycopg.conninfo.make_conninfo(
        **{name: value for name, value in given.items() if name in CONNECTING}
    )
    program = shutil.which("pg_dump")
    if program is None:
        raise CommandError(
            "The database is PostgreSQL, and pg_dump is not here. Install PostgreSQL's programs "
            "for whoever connects to it (on Debian: postgresql-client)."
        )
    done = subprocess.run(  # noqa: S603 (its words come from the settings)
        [program, "--format=custom", f"--file={copy}", f"--dbname={address}"],
        env=os.environ | {"PGPASSWORD": given.get("password") or ""},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise CommandError(f"The database cannot be copied: {done.stderr.strip()}")
    return copy
