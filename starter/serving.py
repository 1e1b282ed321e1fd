"""Serving: the web server and the worker for background tasks, kept running together."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

from starter.setup import BIN, ROOT, failed, log_end, quietly, run, set_up, settings_for, step

PATIENCE = 10  # seconds that a program gets to finish what it is doing
WORKER = [BIN / "python", "manage.py", "db_worker", "--no-startup-delay"]


def demo(options):
    """Serve the sample community from its own data folder, started again with `--fresh`."""
    _need_free_port(options.port)
    set_up("run")
    env = settings_for("demo")
    env["JOINEDUP_ADDRESS"] = f"http://127.0.0.1:{options.port}"
    if options.fresh:
        shutil.rmtree(env["JOINEDUP_DATA"], ignore_errors=True)
    _prepare(env, sample=True)
    web = _web("127.0.0.1", options.port, workers=1)
    _supervise({"web server": web, "worker": WORKER}, env, ready=lambda: _welcome(env))


def dev(options):
    """Serve the sample community with Django's own server, which restarts at every change."""
    _need_free_port(options.port)
    set_up("dev")
    env = settings_for("dev")
    env["JOINEDUP_ADDRESS"] = f"http://127.0.0.1:{options.port}"
    _prepare(env, sample=True)
    web = [BIN / "python", "manage.py", "runserver", f"127.0.0.1:{options.port}"]
    _supervise({"web server": web, "worker": WORKER}, env, ready=lambda: _welcome(env))


def serve(options):
    """Serve the installation that the environment describes."""
    _need_free_port(options.port, options.host)
    set_up("run")
    env = settings_for("serve")
    _prepare(env, sample=False)
    web = _web(options.host, options.port, options.workers)
    _supervise({"web server": web, "worker": WORKER}, env)


def _web(host, port, workers):
    # Its own log of visits would hold people's private links, and stays off.
    return [
        BIN / "granian",
        "--interface",
        "wsgi",
        "--host",
        host,
        "--port",
        port,
        "--workers",
        workers,
        "--blocking-threads",
        4,
        "--respawn-failed-workers",
        "--log-level",
        "warning",
        "config.wsgi:application",
    ]


def _need_free_port(port, host="127.0.0.1"):
    with socket.socket() as knock:
        knock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            knock.bind((host, port))
        except OSError:
            failed(
                f"Something else already answers on port {port} of this machine.",
                f"Stop it, or choose another port: ./joinedup {sys.argv[1]} --port {port + 1}",
            )


def _prepare(env, *, sample):
    steps = {
        "Preparing the database": ["migrate"],
        "Collecting pictures and styles": ["collectstatic", "--noinput"],
    }
    if sample:
        steps["Loading the sample community"] = ["load_sample"]
    for sentence, command in steps.items():
        with step(sentence):
            if not quietly([BIN / "python", "manage.py", *command], env):
                failed("", log_end(), f"{sentence} failed; the lines above say why.")


def _welcome(env):
    address = env["JOINEDUP_ADDRESS"]
    print(f"\nJoinedup is ready: {address}/\n", flush=True)
    run([BIN / "python", "manage.py", "sample_people"], env)
    print("\nNothing is emailed here. Messages, and codes to sign in, are kept at")
    print(f"{address}/home/mailbox/\n\nPress Ctrl-C to stop.", flush=True)


def _supervise(commands, env, ready=None):
    """Keep programs running until we are asked to stop; start again the one that ends."""
    stopping = False

    def stop(*_):
        nonlocal stopping
        stopping = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    running = {name: _start(command, env) for name, command in commands.items()}
    started = {name: time.monotonic() for name in commands}
    try:
        while not stopping:
            if ready and _answers(env):
                ready()
                ready = None
            time.sleep(0.5)
            for name, program in running.items():
                # A program that ends at once would end at once again: give it two seconds.
                ended = program.poll() is not None
                if ended and not stopping and time.monotonic() - started[name] > 2:
                    print(
                        f"The {name} ended ({program.returncode}); starting it again.", flush=True
                    )
                    running[name] = _start(commands[name], env)
                    started[name] = time.monotonic()
    finally:
        _stop(running.values())


def _start(command, env):
    # A session of its own: Ctrl-C reaches only us, and we stop the programs in order.
    return subprocess.Popen(
        [str(part) for part in command], cwd=ROOT, env=env, start_new_session=True
    )


def _answers(env):
    try:
        urllib.request.urlopen(env["JOINEDUP_ADDRESS"], timeout=2)  # noqa: S310 (our own address)
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _stop(programs):
    """Ask to finish, ask again, then insist: the web server misses what it hears while starting."""
    for insist in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
        for program in programs:
            if program.poll() is None:
                os.killpg(program.pid, insist)
        deadline = time.monotonic() + PATIENCE / 2
        while time.monotonic() < deadline and any(p.poll() is None for p in programs):
            time.sleep(0.1)
