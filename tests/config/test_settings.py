"""What the settings make of an installation's variables."""

import os
import subprocess
import sys

from tests.house.tree import ROOT


def test_over_https_cookies_belong_to_this_very_address():
    names = "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE"
    show = (
        "import django; django.setup(); from config import message_storage, settings; "
        f"print(*map(settings.__dict__.get, {names.split()}), "
        "message_storage.MessageStorage.storage_classes[0].cookie_name)"
    )

    shown = subprocess.run(
        [sys.executable, "-c", show],
        env={
            **os.environ,
            "JOINEDUP_ADDRESS": "https://joinedup.example.org",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONPATH": str(ROOT / "src"),
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout.split() == [
        *("__Host-session", "__Host-csrf", "True", "True"),
        "__Host-messages",
    ]


def test_errors_reach_whoever_the_environment_names():
    show = (
        "import django, logging; django.setup(); "
        "print(*(type(each).__name__ for each in logging.root.handlers))"
    )
    told = {
        "JOINEDUP_ERRORS_TO": "errors@example.org",
        "JOINEDUP_SENTRY_DSN": "https://key@sentry.example.org/1",
    }

    shown = [
        subprocess.run(
            [sys.executable, "-c", show],
            env={
                **os.environ,
                **more,
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "PYTHONPATH": str(ROOT / "src"),
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for more in ({}, told)
    ]

    assert shown == [["StreamHandler"], ["StreamHandler", "EmailErrors", "SentryErrors"]]
