"""The settings that tests run with: real ones, but quick, and in a folder of their own."""

import atexit
import os
import shutil
import tempfile
from datetime import timedelta

from cli.setup import without_settings

# An installation of this machine is none of our business, its database least of all.
for _variable in os.environ.keys() - without_settings(os.environ):
    del os.environ[_variable]
# Two runs at once must not share a database file.
_folder = tempfile.mkdtemp(prefix="joinedup-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["JOINEDUP_DATA"] = _folder
if "TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
if "TEST_MIGRATE_DATABASE" in os.environ:
    os.environ["JOINEDUP_MIGRATE_DATABASE"] = os.environ["TEST_MIGRATE_DATABASE"]

from config.owner import owner_of  # noqa: E402
from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir()
# Tests read files where they are written; only a real installation collects them.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_USE_FINDERS = True
# Background work is done at once, so that a test sees its result.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# A slow machine may take long for the tests of a file; those about this make sessions old.
FRESH_SIGN_IN = timedelta(days=1)
# The role that owns the tables makes the database; then every test is the program: tests.owner.
_program = DATABASES["default"]
PROGRAM_ADDRESS = {each: _program[each] for each in ("USER", "PASSWORD")}
DATABASES["default"] = owner_of(_program) or _program
OWNER_ADDRESS = {each: DATABASES["default"][each] for each in ("USER", "PASSWORD")}
