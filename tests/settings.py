"""The settings that tests run with: real ones, but quick, and in a folder of their own."""

import atexit
import os
import shutil
import tempfile

# Two runs at once must not share a database file.
_folder = tempfile.mkdtemp(prefix="joinedup-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["JOINEDUP_DATA"] = _folder
for _variable in (
    "ADDRESS",
    "PLACE",
    "SOURCE",
    "BEHIND_PROXY",
    "MAIL",
    "MAIL_FROM",
    "SECRET_KEY",
    "DEMO",
    "DEBUG",
):
    os.environ.pop(f"JOINEDUP_{_variable}", None)

from config.settings import *  # noqa: E402, F403
from config.settings import STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir()
# Tests read files where they are written; only a real installation collects them.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_USE_FINDERS = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Background work is done at once, so that a test sees its result.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
