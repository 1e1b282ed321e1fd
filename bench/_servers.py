"""Two web servers on this machine, ours and the peer's, and what a request costs each of them."""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cli.serving import web_server
from cli.setup import ROOT, without_settings

FOLDER = ROOT / "var" / "bench"
PRETALX = "2025.2.2"
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """A running web server: its address and the process above its workers."""

    name: str
    address: str
    process: subprocess.Popen

    def cpu_seconds(self):
        """User and system time, in seconds, of all processes of this server so far."""
        return sum(_cpu_ticks(pid) for pid in _family(self.process.pid)) / TICK


def _cpu_ticks(pid):
    try:
        # The name of the program stands in brackets and may hold spaces.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0
    return int(fields[11]) + int(fields[12])


def _family(pid):
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            found += _family(int(child))
    return found


def free_port():
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        return knock.getsockname()[1]


@contextlib.contextmanager
def serving(name, command, port, env):
    """Start a server, wait until it answers, and stop it by its own process."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.log").open("w") as log:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=ROOT,
            env=env,
            stdout=log,
            stderr=log,
        )
        server = Server(name, f"http://127.0.0.1:{port}", process)
        try:
            _wait_for(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(server):
    for _ in range(300):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(server.address, timeout=5)
            return
        time.sleep(0.1)
    sys.exit(f"{server.name} did not start; see var/bench/{server.name}.log")


def manage(env, *arguments):
    """Run one of our management commands; what it printed."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=env, check=True, capture_output=True, text=True
    ).stdout


@contextlib.contextmanager
def joinedup(database=None):
    """Our program with the sample community, two workers of four threads.

    On the embedded database, or on the PostgreSQL database at this address.
    """
    port = free_port()
    data = FOLDER / "joinedup"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    env = without_settings(os.environ) | {
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "JOINEDUP_DATA": str(data),
        "JOINEDUP_DEMO": "1",
        "JOINEDUP_ADDRESS": f"http://127.0.0.1:{port}",
    }
    if database:
        env["DATABASE_URL"] = database
    for command in (["migrate"], ["load_sample"], ["collectstatic", "--noinput"]):
        manage(env, *command)
    with serving("joinedup", web_server("127.0.0.1", port, 2), port, env) as server:
        yield server, env


@contextlib.contextmanager
def floor(env, pages):
    """Bare views that ask and send what these pages of ours do, served as ours are, from the same
    database. Each answers at the path of its page."""
    port = free_port()
    asked = FOLDER / "floor.json"
    asked.write_text(json.dumps(pages))
    env = env | {
        "PYTHONPATH": os.pathsep.join([env["PYTHONPATH"], str(Path(__file__).parent)]),
        "DJANGO_SETTINGS_MODULE": "_floor",
        "FLOOR_PAGES": str(asked),
    }
    command = web_server("127.0.0.1", port, 2, "_floor:application")
    with serving("floor", command, port, env) as server:
        yield server


@contextlib.contextmanager
def pretalx():
    """pretalx with its own test event, two gunicorn workers, in an environment of its own."""
    port = free_port()
    home = FOLDER / f"pretalx-{PRETALX}"
    python = home / "env" / "bin" / "python"
    env = os.environ | {
        "PRETALX_DATA_DIR": str(home / "data"),
        "PRETALX_FILESYSTEM_STATIC": str(home / "static"),
        "PRETALX_SITE_URL": f"http://127.0.0.1:{port}",
        "PRETALX_NO_INITIAL_LOG": "1",
        "DJANGO_SUPERUSER_EMAIL": "bench@example.org",
        "DJANGO_SUPERUSER_PASSWORD": "only-for-the-bench",
        "PRETALX_INIT_ORGANISER_NAME": "Bench",
        "PRETALX_INIT_ORGANISER_SLUG": "bench",
    }
    if not (home / "ready").exists():
        print("Setting up pretalx, once (about three minutes) …", flush=True)
        shutil.rmtree(home, ignore_errors=True)
        (home / "data").mkdir(parents=True)
        packages = [f"pretalx=={PRETALX}", "gunicorn", "faker", "freezegun"]
        with (FOLDER / "pretalx-set-up.log").open("w") as log:
            for command in (
                [sys.executable, "-m", "venv", home / "env"],
                [python, "-m", "pip", "install", "--quiet", *packages],
                [python, "-m", "pretalx", "migrate"],
                [python, "-m", "pretalx", "init", "--noinput"],
                [python, "-m", "pretalx", "create_test_event", "--stage", "schedule", "--seed=42"],
                [python, "-m", "pretalx", "rebuild"],
            ):
                subprocess.run(command, env=env, check=True, stdout=log, stderr=log)
        (home / "ready").touch()
    command = [home / "env/bin/gunicorn", "pretalx.wsgi", "--workers", 2]
    command += ["-b", f"127.0.0.1:{port}"]
    with serving("pretalx", command, port, env) as server:
        yield server, home / "data" / "db.sqlite3"


def cpu_per_request(server, path, *, cookie="", seconds=3):
    """CPU time of the workers in milliseconds for one GET of this path, under ``wrk -t1 -c4``.

    Stops the benchmark when an answer is not 200: the cost of an error page says nothing.
    """
    if not shutil.which("wrk"):
        sys.exit("This benchmark needs wrk (on Debian: apt install wrk).")
    headers = ["-H", f"Cookie: {cookie}"] if cookie else []
    request = urllib.request.Request(server.address + path, headers={"Cookie": cookie})
    for _ in range(4):  # both workers have their templates ready
        with urllib.request.urlopen(request) as answer:
            if answer.status != 200 or answer.geturl() != server.address + path:
                sys.exit(f"{server.name}{path} did not answer with its page.")
    before = server.cpu_seconds()
    done = subprocess.run(
        ["wrk", "-t1", "-c4", f"-d{seconds}s", *headers, server.address + path],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    spent = server.cpu_seconds() - before
    if "Non-2xx" in done:
        sys.exit(f"{server.name}{path} answered with errors:\n{done}")
    requests = int(re.search(r"(\d+) requests in", done)[1])
    if not requests:
        sys.exit(f"{server.name}{path} answered nothing in time. More --seconds may help.")
    return 1000 * spent / requests
