"""Serving: the web server and the worker for background tasks, prepared and started."""

import resource
import shutil
import socket
import sys
from pathlib import Path

from cli.setup import (
    BIN,
    LOG,
    failed,
    log_end,
    quietly,
    refuse_what_is_anothers,
    run,
    set_up,
    settings_for,
    step,
)
from cli.supervisor import keep_running

OWNER = "JOINEDUP_MIGRATE_DATABASE"
WORKER = [BIN / "python", "manage.py", "run_worker"]
# Open at once in one process: whoever only holds them and asks nothing must hold so many. Each is
# an open file, and costs some kB.
CONNECTIONS = 4_000


def demo(options):
    """Serve the sample community from its own data folder, started again with `--fresh`."""
    _need_free_port(options.port)
    set_up("run")
    env = settings_for("demo")
    env["JOINEDUP_ADDRESS"] = f"http://127.0.0.1:{options.port}"
    if options.fresh:
        shutil.rmtree(env["JOINEDUP_DATA"], ignore_errors=True)
    prepare(env, sample=True)
    web = web_server("127.0.0.1", options.port, workers=1)
    _keep_both(web, env, ready=lambda: _welcome(env))


def dev(options):
    """Serve the sample community with Django's own server, which restarts at every change."""
    _need_free_port(options.port)
    set_up("dev")
    env = settings_for("dev")
    env["JOINEDUP_ADDRESS"] = f"http://127.0.0.1:{options.port}"
    prepare(env, sample=True)
    web = [BIN / "python", "manage.py", "runserver", f"127.0.0.1:{options.port}"]
    _keep_both(web, env, ready=lambda: _welcome(env))


def serve(options):
    """Serve the installation that the environment describes."""
    _need_free_port(options.port, options.host)
    set_up("run")
    env = settings_for("serve")
    prepare(env, sample=False)
    web = web_server(options.host, options.port, options.workers)
    # People come by the web server in front of it, which need not answer yet.
    host = "127.0.0.1" if options.host in ("0.0.0.0", "::") else options.host  # noqa: S104 (compared)
    here = f"http://{host}:{options.port}/"
    _keep_both(web, env, ready=lambda: _say_what_comes_next(env, here), address=here)


def _keep_both(web, env, ready, address=""):
    # What runs need not know how the tables are changed.
    env = {name: each for name, each in env.items() if not name.startswith(OWNER)}
    # The worker may be in the middle of an email.
    programs = {"web server": web, "worker": WORKER}
    keep_running(programs, env, ready=ready, unhurried=["worker"], address=address)


def web_server(host, port, workers, application="config.asgi:application"):
    """The command that serves the pages, here as in journeys and benchmarks."""
    return [
        *(BIN / "granian", "--interface", "asginl"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        # Of what the web server can, pages need nothing more; in HTTP/2 lines have no time limit.
        *("--http", "1", "--no-ws"),
        *("--backpressure", str(_connections())),
        # What headers may come to, and so what each of many slow lines can make it keep.
        *("--http1-buffer-size", str(32 * 1024)),
        "--respawn-failed-workers",
        # When it is asked to stop, whoever sends or reads slowly holds it up no longer than this.
        *("--workers-kill-timeout", "5"),
        # Its own log of visits would hold people's private links, and stays off.
        *("--log-level", "warning"),
        application,
    ]


def _connections():
    """No more than the files that a process may have open here, half of them for the rest."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    return CONNECTIONS if most == resource.RLIM_INFINITY else min(CONNECTIONS, most // 2)


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


def prepare(env, *, sample):
    """Make the folder, the database and the static files ready, and load the sample where asked."""
    data = Path(env.get("JOINEDUP_DATA") or LOG.parent).resolve()
    refuse_what_is_anothers(LOG.parent, LOG, data)
    refuse_what_is_anothers(*data.glob("*"))
    # The first of them makes the folder and its key, which all programs then share.
    steps = {
        "Preparing the database": ["migrate"],
        "Collecting pictures and styles": ["collectstatic", "--noinput"],
    }
    if sample:
        steps["Loading the sample community"] = ["load_sample"]
    else:
        steps["Taking what is over seven years old out of the record"] = ["forget_old_record"]
    for sentence, command in steps.items():
        with step(sentence):
            if not quietly([BIN / "python", "manage.py", *command], env):
                failed("", log_end(), f"{sentence} failed; the lines above say why.")


def _welcome(env):
    address = env["JOINEDUP_ADDRESS"]
    print(f"\nJoinedup is ready: {address}/\n", flush=True)
    run([BIN / "python", "manage.py", "sample_people"], env)
    print("\nNothing is emailed here. Messages, and codes to sign in, are kept at")
    print(f"{address}/mail/dev/\n\nPress Ctrl-C to stop.", flush=True)


def _say_what_comes_next(env, here):
    print(f"\nJoinedup is ready, and answers on this machine at {here}", flush=True)
    run([BIN / "python", "manage.py", "what_comes_next"], env)
    print("\nPress Ctrl-C to stop.", flush=True)
