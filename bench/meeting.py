"""A meeting of 200 phones that ask what is new, speak once and vote, on two workers.

Prints a Markdown table: words and votes lost and doubled, waits, and what each act costs.
Only on 127.0.0.1; ends by itself a few seconds after the last phone has spoken.
"""

import argparse
import http.client
import json
import platform
import random
import subprocess
import sys
import threading
import time
import uuid
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).parent))

import _clients
import _servers

EVERY = 3  # seconds between two questions of a phone
ON_THE_WALL = 1  # seconds between two questions of the wall
QUIET = 10  # seconds in which phones only ask
LATE = 5  # seconds for the wall to show the last; what newer words pushed off it is not waited for
PLACE, KEPT = ((Path(__file__).parent / each).read_text() for each in ("_room.py", "_kept.py"))


def main():
    parser = argparse.ArgumentParser("./joinedup bench meeting")
    parser.add_argument("--phones", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=30, help="in which each phone speaks once")
    parser.add_argument("--database", help="the address of an empty one on a PostgreSQL server")
    options = parser.parse_args()
    where = "PostgreSQL" if options.database else "embedded database"
    print(
        f"Joinedup (Django {version('django')}, granian {version('granian')}), Python "
        f"{platform.python_version()}, 2 workers, {where}; {options.phones} phones ask "
        f"every {EVERY} s, send one contribution each within {options.seconds} s and then vote "
        f"within {options.seconds} s. Everything is sent twice, as on a bad line.\n",
        flush=True,
    )
    with _servers.joinedup(options.database) as (server, env):
        place = json.loads(_servers.manage(env, "shell", "--no-imports", "-c", PLACE))
        before = _counted(env)
        meeting = Meeting(server, place, options)
        polls, quiet = meeting.only_ask()
        spoken = meeting.speak()
        voted = meeting.vote()
        after = _counted(env)
    _print(meeting, polls, quiet, spoken, voted, before, after, options)


def _counted(env):
    """The words of phones, ballots and votes in the database."""
    return json.loads(_servers.manage(env, "shell", "--no-imports", "-c", KEPT))


class Phone:
    """One phone: a connection, its cookies, the revision it has seen."""

    def __init__(self, address, place):
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        self.place, self.revision = place, None
        self.waits, self.faults = [], []
        self.headers, self.token = _clients.opened(self.connection, place["room"])

    def ask(self):
        """Ask what is new; 204 or 200."""
        since = "" if self.revision is None else self.revision
        started = time.perf_counter()
        headers = {"Cookie": self.headers["Cookie"]}
        self.connection.request("GET", f"{self.place['phone']}?since={since}", headers=headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        self.waits.append(time.perf_counter() - started)
        if answer.status == 200:
            self.revision = _revision(page)
        elif answer.status != 204:
            self.faults.append(answer.status)
        return answer.status

    def say(self, words):
        """Send a contribution; seconds until it was acknowledged, each time."""
        fields = {"key": str(uuid.uuid4()), "text": words}
        return self.send(
            self.place["room"], fields | {"voice": "unstated", "quotable": "anonymous"}
        )

    def fetch_ballot(self):
        """Open the page of the votes, as one does once."""
        self.connection.request("GET", self.place["votes"], headers=self.headers)
        answer = self.connection.getresponse()
        answer.read()
        self._remember(answer)

    def vote(self, statement, value):
        """Vote; seconds until it was acknowledged, each time."""
        return self.send(self.place["votes"], {"statement": statement, "value": value})

    def send(self, address, fields):
        """Send a form twice, as a page's script does; seconds until each was acknowledged."""
        body, waits = urlencode(fields | {"csrfmiddlewaretoken": self.token}), []
        for _ in range(2):
            started = time.perf_counter()
            headers = self.headers | {"X-Outbox": "later"}
            self.connection.request("POST", address, body, headers)
            answer = self.connection.getresponse()
            answer.read()
            waits.append(time.perf_counter() - started)
            if answer.status != 204:
                self.faults.append(answer.status)
            self._remember(answer)
        return waits

    def _remember(self, answer):
        if cookies := answer.headers.get_all("Set-Cookie"):
            self.headers["Cookie"] = _clients.joined(self.headers["Cookie"], cookies)


def _revision(page):
    return page.partition('data-revision="')[2].partition('"')[0]


class Meeting:
    """The phones and the wall of one run."""

    def __init__(self, server, place, options):
        self.server, self.place, self.options = server, place, options
        self.phones = [Phone(server.address, place) for _ in range(options.phones)]
        self.sent, self.shown, self.waits = {}, {}, []
        self.ended = threading.Event()

    def only_ask(self):
        """All phones ask while nothing is new: how often, and the CPU it took in seconds."""
        for phone in self.phones:
            phone.ask()
            phone.waits.clear()
        before = self.server.cpu_seconds()
        self._all(lambda phone: self._ask_until(phone, time.monotonic() + QUIET))
        spent = self.server.cpu_seconds() - before
        waits = [wait for phone in self.phones for wait in phone.waits]
        return waits, spent

    def speak(self):
        """All phones ask, and each speaks once; the wall asks, too. CPU in seconds, polls."""
        for phone in self.phones:
            phone.waits.clear()
        before = self.server.cpu_seconds()
        wall = threading.Thread(target=self._watch)
        wall.start()
        self._all(self._take_part)
        deadline = time.monotonic() + LATE
        while len(self.shown) < len(self.sent) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.ended.set()
        wall.join()
        return {
            "cpu": self.server.cpu_seconds() - before,
            "waits": [wait for phone in self.phones for wait in phone.waits],
        }

    def vote(self):
        """Each phone votes on every statement while all ask on. CPU in seconds, polls, waits."""
        for phone in self.phones:
            phone.fetch_ballot()
            phone.waits.clear()
        votes = []

        def take_part(phone):
            end = time.monotonic() + self.options.seconds
            moments = [random.uniform(0, self.options.seconds) for _ in self.place["statements"]]
            started = time.monotonic()
            for statement, moment in zip(self.place["statements"], sorted(moments), strict=True):
                self._ask_until(phone, started + moment)
                votes.append(phone.vote(statement, random.choice((-1, 0, 1))))
            self._ask_until(phone, end)

        before = self.server.cpu_seconds()
        self._all(take_part)
        return {
            "cpu": self.server.cpu_seconds() - before,
            "polls": sum(len(phone.waits) for phone in self.phones),
            "waits": [wait for both in votes for wait in both],
        }

    def _all(self, act):
        threads = [threading.Thread(target=act, args=(phone,)) for phone in self.phones]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _ask_until(self, phone, end):
        time.sleep(random.uniform(0, EVERY))
        while time.monotonic() < end:
            phone.ask()
            time.sleep(EVERY * random.uniform(0.85, 1.15))

    def _take_part(self, phone):
        started = time.monotonic()
        speaks_at = started + random.uniform(0, self.options.seconds)
        self._ask_until(phone, speaks_at)
        words = f"Words {uuid.uuid4()}"
        self.sent[words] = time.monotonic()
        self.waits += phone.say(words)
        self._ask_until(phone, started + self.options.seconds)

    def _watch(self):
        """The wall: whole fragments, once a second, as its script asks."""
        connection = http.client.HTTPConnection(urlsplit(self.server.address).netloc, timeout=30)
        revision = ""
        while not self.ended.is_set():
            headers = {"Cookie": self.place["cookie"]}
            connection.request("GET", f"{self.place['wall']}?since={revision}", headers=headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            now = time.monotonic()
            if answer.status == 200:
                revision = _revision(page)
                for words in [words for words in self.sent if words not in self.shown]:
                    if words in page:
                        self.shown[words] = now
            time.sleep(ON_THE_WALL)


def _print(meeting, polls, quiet, spoken, voted, before, after, options):
    kept = after["words"]
    ballots, votes = (after[each] - before[each] for each in ("ballots", "votes"))
    expected = options.phones * len(meeting.place["statements"])
    per_poll = quiet / len(polls)
    for_votes = voted["cpu"] - per_poll * voted["polls"]
    for_words = spoken["cpu"] - per_poll * len(spoken["waits"])
    seen = [
        meeting.shown[words] - at for words, at in meeting.sent.items() if words in meeting.shown
    ]
    faults = sum(len(phone.faults) for phone in meeting.phones)
    print("| | |\n| --- | ---: |")
    for label, value in {
        "words sent (each sent twice)": len(meeting.sent),
        "lost": len(set(meeting.sent) - set(kept)),
        "doubled": len(kept) - len(set(kept)),
        "faults": faults,
        "a contribution, median and 95th percentile, ms": _spread(meeting.waits),
        "a poll with nothing new, median and 95th percentile, ms": _spread(polls),
        "a poll while all speak, median and 95th percentile, ms": _spread(spoken["waits"]),
        "until the wall shows it, median and 95th percentile, ms": _spread(seen),
        "on the wall while it was among the newest": f"{len(seen)} of {len(meeting.sent)}",
        "CPU of a poll with nothing new, ms": f"{1000 * per_poll:.1f}",
        "CPU of a contribution sent twice, with what it makes others fetch, ms": (
            f"{1000 * for_words / len(meeting.sent):.1f}"
        ),
        "votes sent (each sent twice)": expected,
        "votes lost": max(0, expected - votes),
        "votes doubled": max(0, votes - expected),
        "ballots of so many phones": f"{ballots} of {options.phones}",
        "a vote, median and 95th percentile, ms": _spread(voted["waits"]),
        "CPU of a vote, ms": f"{1000 * for_votes / len(voted['waits']):.1f}",
        "CPU while all speak, share of one core": f"{spoken['cpu'] / options.seconds:.0%}",
    }.items():
        print(f"| {label} | {value} |")


def _spread(waits):
    ordered = sorted(waits)
    if not ordered:
        return "none"
    median, late = ordered[len(ordered) // 2], ordered[int(0.95 * len(ordered)) - 1]
    return f"{1000 * median:.0f}, {1000 * late:.0f}"


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{failed}\n{failed.stderr or ''}")
