"""Keeps programs running, and stops them together."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress

PATIENCE = 10  # seconds that programs get to finish what they are doing
# Seconds that unhurried programs get: longer than a mail server takes to answer, or a large file
# to be made. Whatever is not done by then is taken up at the next start.
LONG_PATIENCE = 60
TOO_SOON = 2  # seconds; what ended at once would end at once again, so it waits this long


def keep_running(commands, env, ready=None, unhurried=(), address=""):
    """Run programs until we are asked to stop; start again the one that ends.

    `ready` is called once, when the address (JOINEDUP_ADDRESS, unless given) first answers.
    Programs named in `unhurried` are asked once to stop and get their time, unless we are asked
    twice.
    """
    asked = 0

    def stop(*_):
        nonlocal asked
        asked += 1

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    running = {name: _start(command, env) for name, command in commands.items()}
    started = dict.fromkeys(commands, time.monotonic())
    try:
        while not asked:
            if ready and _answers(address or env["JOINEDUP_ADDRESS"]):
                ready()
                ready = None
            for name, program in running.items():
                if program.poll() is not None and time.monotonic() - started[name] > TOO_SOON:
                    print(f"The {name} ended ({program.returncode}); it starts again.", flush=True)
                    # What it started itself may live on, and keep the port.
                    _signal(program, signal.SIGKILL)
                    running[name] = _start(commands[name], env)
                    started[name] = time.monotonic()
            time.sleep(0.3)
    finally:
        calm = [program for name, program in running.items() if name in unhurried]
        _stop(running.values(), calm, insist=lambda: asked > 1)


def _start(command, env):
    # A session of its own: Ctrl-C reaches only us, and we stop the programs in order.
    return subprocess.Popen([str(part) for part in command], env=env, start_new_session=True)


def _stop(programs, calm, insist):
    """Ask to finish, ask again, then insist: the web server misses what it hears while starting.
    Of the calm ones only one thing is asked, and they are waited for."""
    hurried = [program for program in programs if program not in calm]
    _ask(programs)
    _wait(hurried, PATIENCE / 2, insist)
    _ask(hurried)
    _wait(hurried, PATIENCE / 2, insist)
    if any(program.poll() is None for program in calm) and not insist():
        print("Finishing what was begun. Ctrl-C again stops at once.", flush=True)
    _wait(calm, LONG_PATIENCE - PATIENCE, insist)
    for program in programs:
        _signal(program, signal.SIGKILL)
        program.wait()


def _ask(programs):
    for program in programs:
        if program.poll() is None:
            _signal(program, signal.SIGTERM)


def _wait(programs, seconds, insist):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and any(p.poll() is None for p in programs) and not insist():
        time.sleep(0.1)


def _signal(program, number):
    """Tell a program and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(program.pid, number)


def _answers(address):
    # Straight there, whatever proxy this machine uses for the world outside.
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        straight.open(address, timeout=2).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
