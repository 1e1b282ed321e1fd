"""Workers that are killed and stopped in the middle of emails and files: what is lost?

``./joinedup bench worker_kills`` does it two hundred times, and the suite a tenth of that.
"""

import asyncio
import json
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aiosmtpd.controller import Controller

from tests.journeys.site import ROOT

WORKERS = 2
LEASE = 4  # seconds
LIFE = 0.1, 0.7  # seconds from one end to the next
SLOWNESS = 0.3  # seconds at most that the mail server thinks, twice an email
PATIENCE = 600  # seconds at most for what is left when nobody is killed any more
FORKING = Path(__file__).with_name("forking_worker.py")

MAKE = """
from django.utils import timezone
from joinedup.mail.services import queue_email
from joinedup.reports.models import Version
from joinedup.reports.services.files import make_pdf
one = Version.objects.order_by("pk").first()
for number in range({emails}):
    queue_email(
        to=f"kill-{{number}}@example.org", subject="Hello", body="Hello.", at=timezone.now()
    )
    if number % 4 == 0:
        copy = Version.objects.create(
            report=one.report,
            number=1000 + number,
            content=one.content,
            published_at=one.published_at,
            published_by=one.published_by,
        )
        make_pdf.enqueue(copy.pk)
"""
LOOK = """
import json
from django_tasks_db.models import DBTaskResult
from joinedup.mail.models import OutgoingEmail
from joinedup.reports.models import Version
from joinedup.reports.selectors.reading import pdf_is_current
begun = {{"send_email": 0, "make_pdf": 0}}
for path, workers in DBTaskResult.objects.values_list("task_path", "worker_ids"):
    name = path.rpartition(".")[2]
    begun[name] = begun.get(name, 0) + max(len(workers) - 1, 0)
versions = Version.objects.filter(number__gte=1000)
print(json.dumps({{
    "unsent": OutgoingEmail.objects.filter(sent_at=None).count(),
    "sent": OutgoingEmail.objects.filter(
        to__startswith="kill-", sent_at__isnull=False, failed_at=None).count(),
    "files": versions.count(),
    "made": sum(map(pdf_is_current, versions)),
    "begun_again": begun,
    "unfinished": DBTaskResult.objects.exclude(status="SUCCESSFUL").count(),
}}))
"""


@dataclass
class Killing:
    """What came of it: how each worker ended, what arrived how often, and what is left."""

    ends: Counter
    emails: int
    arrived: Counter
    left: dict

    @property
    def cut_short(self):
        """How often a task was begun again, because its worker had ended in the middle."""
        return sum(self.left["begun_again"].values())

    @property
    def lost(self):
        """The addresses that nothing arrived at."""
        addresses = {f"kill-{number}@example.org" for number in range(self.emails)}
        return sorted(addresses - set(self.arrived))

    @property
    def twice(self):
        """How many emails arrived more than once, because the worker ended before it knew."""
        return sum(count > 1 for count in self.arrived.values())


def kill_workers(site, kills, emails, seed):
    """Queue emails, and a file for each fourth; end workers while they are at it; and wait."""
    chance, postbox = random.Random(seed), Postbox(seed)
    with postbox.open(site) as env, _forking(env) as tell:
        site.asks(MAKE.format(emails=emails))
        ends = Counter()
        workers = [tell("begin") for _ in range(WORKERS)]
        for number in range(kills):
            time.sleep(chance.uniform(*LIFE))
            # Each fourth is an ordinary stop, which waits for the task at hand.
            how = signal.SIGTERM if number % 4 == 3 else signal.SIGKILL
            which = chance.randrange(WORKERS)
            ends[how.name, tell(f"end {workers[which]} {how.value}")] += 1
            workers[which] = tell("begin")
        left = _until_all_is_done(site)
        for each in workers:
            ends["at last", tell(f"end {each} {signal.SIGTERM.value}")] += 1
    return Killing(ends, emails, postbox.arrived, left)


class Postbox:
    """A mail server on this machine that thinks before and after it takes an email."""

    def __init__(self, seed):
        self.arrived, self.chance = Counter(), random.Random(seed)

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.chance.uniform(0, SLOWNESS))
        self.arrived.update(envelope.rcpt_tos)
        await asyncio.sleep(self.chance.uniform(0, SLOWNESS))
        return "250 OK"

    @contextmanager
    def open(self, site):
        """Take emails; gives the environment of a program that sends them here."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = Controller(self, hostname="127.0.0.1", port=port)
        server.start()
        env = {name: value for name, value in site.env.items() if name != "JOINEDUP_DEMO"}
        try:
            yield env | {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}
        finally:
            server.stop()


@contextmanager
def _forking(env):
    process = subprocess.Popen(
        [sys.executable, str(FORKING), str(LEASE)],
        cwd=ROOT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )

    def tell(line):
        process.stdin.write(f"{line}\n")
        process.stdin.flush()
        return process.stdout.readline().strip()

    try:
        yield tell
    finally:
        process.communicate(timeout=PATIENCE)


def _until_all_is_done(site):
    deadline = time.monotonic() + PATIENCE
    while True:
        left = json.loads(site.asks(LOOK.format()))
        if not left["unsent"] and left["made"] == left["files"] and not left["unfinished"]:
            return left
        if time.monotonic() > deadline:
            return left
        time.sleep(1)
