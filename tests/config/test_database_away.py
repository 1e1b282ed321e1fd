"""What people are told while the database does not answer."""

import sqlite3

import psycopg
import pytest
from django.db import OperationalError
from django.test import Client

from joinedup.home.urls import urlpatterns

BUSY = sqlite3.OperationalError("database is locked")
BUSY.sqlite_errorname = "SQLITE_BUSY"
BROKEN = sqlite3.OperationalError("no such table: series_meeting")
BROKEN.sqlite_errorname = "SQLITE_ERROR"


def _failing(error, cause):
    def view(*arguments, **words):
        raise error from cause

    return view


@pytest.mark.parametrize(
    ("error", "cause", "status", "told"),
    [
        (OperationalError("locked"), BUSY, 503, "Please wait a moment"),
        (OperationalError("gone"), psycopg.OperationalError("gone"), 503, "Please wait a moment"),
        (OperationalError("no table"), BROKEN, 500, "Something went wrong"),
        (ValueError("ours"), None, 500, "Something went wrong"),
    ],
    ids=["SQLite is busy", "PostgreSQL is away", "a table is missing", "a mistake of ours"],
)
def test_where_it_helps_to_wait_it_is_said_so(monkeypatch, error, cause, status, told):
    monkeypatch.setattr(urlpatterns[0], "callback", _failing(error, cause))

    page = Client(raise_request_exception=False).get("/")

    shown = page.content.decode()
    assert (page.status_code, told in shown, "back button" in shown) == (status, True, True)
    assert page.headers.get("Retry-After") == ("60" if status == 503 else None)
