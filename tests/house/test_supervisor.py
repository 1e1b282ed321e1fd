"""Two programs are kept running, and end together."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.house.tree import ROOT

SUPERVISOR = """
import os, sys
from cli.supervisor import keep_running
note = "import os, sys, time; print(os.getpid(), file=open(sys.argv[1], 'a')); time.sleep(60)"
web, worker = ([sys.executable, "-c", note, path] for path in sys.argv[1:])
keep_running({"web server": web, "worker": worker}, os.environ)
"""


def _pids(path: Path, how_many):
    """The numbers of the programs that wrote to a file, when so many have."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        pids = path.read_text().split() if path.exists() else []
        if len(pids) == how_many:
            return [int(pid) for pid in pids]
        time.sleep(0.05)
    raise AssertionError(f"{path.name} was started {len(pids)} times, not {how_many}")


def _is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_program_that_ends_is_started_again_and_both_stop_when_asked(tmp_path):
    web, worker = tmp_path / "web", tmp_path / "worker"
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, web, worker],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    [first_web], [only_worker] = _pids(web, 1), _pids(worker, 1)

    os.kill(first_web, signal.SIGKILL)
    second_web = _pids(web, 2)[1]
    supervisor.terminate()
    said, _ = supervisor.communicate(timeout=20)

    assert said == "The web server ended (-9); it starts again.\n"
    assert supervisor.returncode == 0
    assert [pid for pid in (second_web, only_worker) if _is_running(pid)] == []


SLOW = """
import os, signal, sys, time
heard = []
signal.signal(signal.SIGTERM, lambda *_: heard.append(time.monotonic()))
print(os.getpid(), file=open(sys.argv[1], "a"))
while not heard:
    time.sleep(0.05)
time.sleep(float(sys.argv[2]))
print("asked", len(heard), file=open(sys.argv[1], "a"))
"""
UNHURRIED = """
import os, sys
from cli import supervisor
supervisor.PATIENCE, supervisor.LONG_PATIENCE = 0.6, 30
slow, path, seconds = sys.argv[1:]
worker = [sys.executable, "-c", slow, path, seconds]
supervisor.keep_running({"worker": worker}, os.environ, unhurried=["worker"])
"""


def _supervise_slowly(path, seconds):
    command = [sys.executable, "-c", UNHURRIED, SLOW, path, str(seconds)]
    supervisor = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    [worker] = _pids(path, 1)
    return supervisor, worker


def test_a_worker_is_asked_once_and_its_task_is_waited_for(tmp_path):
    path = tmp_path / "worker"
    supervisor, worker = _supervise_slowly(path, 3)

    supervisor.terminate()
    said, _ = supervisor.communicate(timeout=20)

    assert path.read_text().splitlines() == [str(worker), "asked 1"]
    assert said == "Finishing what was begun. Ctrl-C again stops at once.\n"
    assert not _is_running(worker)


def test_whoever_asks_twice_is_not_kept_waiting(tmp_path):
    path = tmp_path / "worker"
    supervisor, worker = _supervise_slowly(path, 60)

    supervisor.send_signal(signal.SIGINT)
    time.sleep(1)
    supervisor.send_signal(signal.SIGINT)
    supervisor.communicate(timeout=20)

    assert path.read_text().splitlines() == [str(worker)]
    assert not _is_running(worker)
