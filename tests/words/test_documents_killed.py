"""Whoever is killed in whatever moment: a document is looked through, or gone after ten minutes."""

import fcntl
import os
import signal
import sys

import pytest
from django.utils import timezone

from joinedup.words.lib import waiting_documents
from joinedup.words.lib.looking_apart import subprocess
from joinedup.words.services.documents import keep_documents_short, look_through_next
from tests.words.documents import become_older, files, folders, give

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]


def killed_while(act):
    """Do something in a process of its own that kills itself on the way."""
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(0)
    _gone, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL


def die(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)


def give_it():
    waiting_documents.give("name", b"Zebedee", {"filename": "Zebedee"}, timezone.now())


@pytest.mark.parametrize("where", ("private_file", "Path.rename"))
def test_a_page_killed_while_it_keeps_a_document_leaves_nothing(monkeypatch, where):
    monkeypatch.setattr(f"joinedup.words.lib.waiting_documents.{where}", die)
    killed_while(give_it)
    [draft] = folders()
    become_older(folder=600, **dict.fromkeys(files()[0], 600))

    assert waiting_documents.waiting(timezone.now()) == []
    assert (keep_documents_short(timezone.now()), folders()) == (1, [])
    assert draft.name.startswith(".")


def test_what_a_page_kept_and_told_nobody_of_is_looked_through_all_the_same(
    client, no_worker, settings
):
    give(client)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

    assert (keep_documents_short(timezone.now()), files()) == (0, [["asked", "begun", "result"]])


def test_what_a_killed_worker_left_is_begun_again_but_not_for_ever(client, no_worker, monkeypatch):
    address = give(client)
    monkeypatch.setattr(subprocess, "run", die)
    for _ in range(waiting_documents.MOST_TRIES):
        killed_while(look_through_next.func)
        assert files() == [["asked", "begun", "document"]]
        assert client.get(address).status_code == 202
    monkeypatch.undo()
    look_through_next.func()

    assert "Something went wrong while it was read." in client.get(address).content.decode()
    assert files() == [["asked", "begun", "result"]]


def test_begun_again_once_it_is_looked_through(client, no_worker, monkeypatch):
    address = give(client)
    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "run", die)
        killed_while(look_through_next.func)
    look_through_next.func()

    assert "<mark>chaotic</mark>" in client.get(address).content.decode()


def test_one_is_looked_through_at_a_time(client, no_worker):
    for number in range(2):
        give(client, f"Number {number}.")
    oldest = waiting_documents.waiting(timezone.now())[0]
    with (oldest.folder / "document").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        look_through_next.func()
        while_it_is_held = files()
    look_through_next.func()

    assert while_it_is_held == [["asked", "document"]] * 2
    assert sorted(files()) == [["asked", "begun", "result"], ["asked", "document"]]


def test_a_process_that_outlives_its_worker_keeps_it_from_others(client, no_worker, monkeypatch):
    give(client)
    waits, end = os.pipe()
    start = subprocess.Popen

    def leave_it_alone(*_args, pass_fds, **_more):
        start([sys.executable, "-c", "input()"], stdin=waits, pass_fds=pass_fds)
        die()

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "run", leave_it_alone)
        killed_while(look_through_next.func)
    look_through_next.func()
    while_it_lives = files()
    os.write(end, b"\n")
    with (folders()[0] / "document").open("rb") as document:
        fcntl.flock(document, fcntl.LOCK_EX)  # as soon as it has ended
    look_through_next.func()

    assert while_it_lives == [["asked", "begun", "document"]]
    assert files() == [["asked", "begun", "result"]]


def test_a_document_is_not_begun_whose_time_passes_meanwhile(client, no_worker, monkeypatch):
    address = give(client)
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_more: _take_away())
    look_through_next.func()

    assert (folders(), client.get(address).status_code) == ([], 404)


def _take_away():
    become_older(asked=600)
    assert waiting_documents.sweep(timezone.now()) == 1
    return subprocess.CompletedProcess([], 1)
