"""Workers that are ready to be killed: the program is loaded once, and a worker begins in a moment.

    python forking_worker.py LEASE

Reads lines and answers each with one. ``begin`` begins a worker and says its number; ``end NUMBER
SIGNAL`` sends it the signal, waits until it is gone and says how it ended. What was left is taken
up after LEASE seconds, and looked for all the time: in real life it takes minutes.
"""

import os
import signal
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.utils.crypto import get_random_string  # noqa: E402

from joinedup.core import tasks, worker  # noqa: E402
from joinedup.mail.services import take_up_emails  # noqa: E402
from joinedup.reports.services import files  # noqa: E402, F401 (so that no worker has to load it)

PATIENCE = 60  # seconds


class Hasty(worker.JobWorker):
    def run_jobs(self):
        """As the jobs by date do, in less time."""
        for take_up in (tasks.take_up_tasks, take_up_emails):
            with transaction.atomic():
                take_up(timezone.now())


def main():
    settings.TASK_LEASE = timedelta(seconds=float(sys.argv[1]))
    tasks.WAITS[0] = settings.TASK_LEASE
    worker.BETWEEN_TASKS = worker.AFTER_NO_ANSWER = 0.1
    for line in sys.stdin:
        match line.split():
            case ["begin"]:
                _say(_begin())
            case ["end", number, how]:
                _say(_end(int(number), int(how)))
    for child in ALIVE:
        os.kill(child, signal.SIGKILL)


ALIVE = set()


def _begin():
    for each in connections.all():
        each.close()
    child = os.fork()
    if child:
        ALIVE.add(child)
        return child
    try:
        hasty = Hasty(worker_id=get_random_string(32))
        hasty.configure_signals()
        hasty.run()
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def _end(child, how):
    os.kill(child, how)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        gone, status = os.waitpid(child, os.WNOHANG)
        if gone:
            ALIVE.discard(child)
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    return "late"


def _say(word):
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


main()
