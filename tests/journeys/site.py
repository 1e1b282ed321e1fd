"""A real installation for the journeys: web server, worker, database and sample community."""

import email
import email.policy
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from cli.serving import web_server
from cli.setup import without_settings

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds
END = re.compile(rb"^-{79}$\n?", flags=re.MULTILINE)


class Site:
    """Made ready once, started for the journeys of each module on a copy of its own; stopped by
    its own processes' ids."""

    workers = 1  # web processes

    def __init__(self, data, database=None, port=None):
        self.data, self.database = Path(data), database
        self.port = port or _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.env = without_settings(os.environ) | {
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "JOINEDUP_DATA": str(self.data),
            "JOINEDUP_DEMO": "1",
            "JOINEDUP_PLACE": "Stoke-on-Trent",
            "JOINEDUP_ADDRESS": self.address,
            # So that those who come can say through which connection; nothing else says it.
            "JOINEDUP_BEHIND_PROXY": "1",
        }
        if database:
            self.env["DATABASE_URL"] = database
            if owner := os.environ.get("TEST_MIGRATE_DATABASE"):
                place = urlsplit(database).path
                self.env["JOINEDUP_MIGRATE_DATABASE"] = (
                    urlsplit(owner)._replace(path=place).geturl()
                )
        self.running = []

    def call_it(self, host):
        """Let people come by this name of the machine."""
        self.address = f"http://{host}:{self.port}"
        self.env["JOINEDUP_ADDRESS"] = self.address

    def manage(self, *arguments):
        """Run one of Django's commands and give what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def asks(self, code):
        """Run a line of Python within the program, and give what it printed."""
        return self.manage("shell", "--no-imports", "-c", code).strip()

    def open_question(self):
        """The address of an open question, for somebody with the code of today's meeting."""
        return self.asks(
            "from joinedup.conversation.models import Prompt;"
            "p = Prompt.objects.get(meeting__code='DUCKPOND', kind='instances');"
            "print(f'/conversation/code/DUCKPOND/{p.pk}/')"
        )

    def words_kept(self):
        """The words of every contribution in the database, as often as they are there."""
        return self.asks(
            "from joinedup.conversation.models import Contribution;"
            "print('\\n'.join(Contribution.objects.values_list('text', flat=True)))"
        ).splitlines()

    def statements(self):
        """What today's meeting votes on, by number."""
        lines = self.asks(
            "from joinedup.votes.models import Statement;"
            "rows = Statement.objects.filter(poll__meeting__code='DUCKPOND', state='released');"
            "print('\\n'.join(f'{each.pk} {each.text}' for each in rows))"
        ).splitlines()
        return dict(line.split(" ", 1) for line in lines)

    def make_ready(self):
        for command in (["migrate"], ["load_sample"], ["collectstatic", "--noinput"]):
            self.manage(*command)

    def start(self):
        self.log = (self.data / "journeys.log").open("w")
        self.log_read = (self.data / "journeys.log").open()
        web = [str(part) for part in web_server("127.0.0.1", self.port, self.workers)]
        worker = [sys.executable, "manage.py", "run_worker"]
        for command in (web, worker):
            self.running.append(
                subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=self.log, stderr=self.log)
            )
        wait_for(self._answers, "the web server to answer")

    def _answers(self):
        try:
            return urllib.request.urlopen(self.address, timeout=2).status == 200
        except OSError:
            return False

    def stop(self):
        for program in self.running:
            program.terminate()
        for program in self.running:
            try:
                program.wait(5)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()
        self.log.close()
        self.log_read.close()

    def faults(self):
        """What the programs complained about since this was last asked: their errors, not the
        pages they refused."""
        lines = self.log_read.read().splitlines()
        return [line for line in lines if re.search(r"ERROR|CRITICAL|Traceback|Warning:", line)]

    def letters_to(self, address):
        """The letters sent to an address, oldest first, as email messages."""
        found = []
        for path in sorted((self.data / "mail").glob("*.log"), key=lambda p: p.stat().st_mtime):
            # One that is still being written has no end yet.
            for part in END.split(path.read_bytes())[:-1]:
                if address.encode() in part:
                    message = email.message_from_bytes(part.lstrip(), policy=email.policy.default)
                    found += [message] if address in message["To"] else []
        return found

    def letter_to(self, address, words, after=0):
        """Wait for a letter to this address with these words; the newest one's text.

        ``after`` so many that were there before.
        """

        def newest():
            for message in reversed(self.letters_to(address)[after:]):
                text = message.get_body(("plain",)).get_content()
                if words in text or words in message["Subject"]:
                    return text
            return None

        return wait_for(newest, f"a letter to {address} with {words!r}")


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(question, what, every=0.1):
    """Ask every so many seconds until the answer is not empty; fail with a sentence after the
    patience is gone."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if answer := question():
            return answer
        time.sleep(every)
    raise AssertionError(f"Waited {PATIENCE} seconds for {what}.")
