"""What the tests themselves stand on."""

import os
import socket
import subprocess
import sys

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone

from joinedup.people.events import Event
from joinedup.record import services
from joinedup.record.models import RecordEntry
from tests.house.tree import ROOT


@pytest.mark.parametrize("turn", ("first", "second"))
@pytest.mark.django_db(transaction=True)
def test_what_one_test_writes_in_the_record_the_next_does_not_find(turn):
    assert RecordEntry.objects.count() == 0
    with transaction.atomic():
        entry = RecordEntry(pk=1)
        services.write(Event.PROFILE_CHANGED, about=entry, by="program", at=timezone.now())


def test_nothing_leaves_this_machine():
    with socket.socket() as elsewhere, pytest.raises(RuntimeError, match=r"reach 192\.0\.2\.1"):
        elsewhere.connect(("192.0.2.1", 80))


@pytest.mark.parametrize(
    ("test_url", "used"),
    (("", "sqlite3"), ("postgresql://ada@test.example/place", "postgresql test.example")),
)
def test_tests_never_use_what_belongs_to_an_installation(test_url, used):
    real = {
        "DATABASE_URL": "postgresql://ada@real.example/place",
        "DATABASE_URL_FILE": "real",
        "EMAIL_URL": "real",
        "JOINEDUP_DEBUG": "real",
    }
    show = (
        "from tests.settings import DATABASES; database = DATABASES['default'];"
        "print(database['ENGINE'].rpartition('.')[2], database['HOST'])"
    )

    shown = subprocess.run(
        [sys.executable, "-c", show],
        cwd=ROOT,
        env={**os.environ, **real, "TEST_DATABASE_URL": test_url, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout.strip() == used


def page(request):
    """Show the page that the test made up."""
    return HttpResponse(request.GET["page"])


urlpatterns = [path("", page)]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    "made_up",
    (
        "<!doctype html><html lang=en><title>A page</title><p>Fine</p></html>",
        "<p>A fragment</p>",
        "<p>\n  A fragment\n  <b>of more lines</b>: that\n  .5 is a half\n</p>",
    ),
)
def test_a_correct_page_is_received(client, made_up):
    assert client.get("/", {"page": made_up}).content.decode() == made_up


@pytest.mark.skipif(connection.vendor != "sqlite", reason="pages are read on the embedded one")
@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("made_up", "mistake"),
    (
        ("<html lang=en><title>A page</title></html>", "expected-doctype"),
        ("<!doctype html><html lang=en><title>A</title><p>Open</b></html>", "unexpected-end-tag"),
        ("<p>A fragment</p></div>", "end-tag-too-early"),
        ('<p class="one" class="two">A fragment</p>', "duplicate-attribute"),
        ("<p><b>Said</b>\n  , and done</p>", "begins with a mark"),
        ("<p>Said\n  <bdi>. </bdi></p>", "begins with a mark"),
    ),
)
def test_a_mistake_in_a_page_fails_the_test_that_received_it(client, made_up, mistake):
    with pytest.raises(pytest.fail.Exception, match=mistake):
        client.get("/", {"page": made_up})
