"""The server is killed again and again while people speak: what it acknowledged is there."""

import http.client
import random
import re
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.journeys.site import ROOT, wait_for

KILLS, PHONES = 200, 6
# So many answers at most between two deaths, and then so many seconds: on a busy machine answers
# take longer, and lives with them.
ANSWERS, MOMENT = 6, 0.05
PAUSE = 0.02  # seconds a phone rests
VOTES = "/votes/code/DUCKPOND/"
FORKING = Path(__file__).with_name("forking.py")


class Mortal:
    """The web server of a site, which can be killed and is there again at once."""

    def __init__(self, site, *addresses):
        self.process = subprocess.Popen(
            [sys.executable, str(FORKING), str(site.port), *addresses],
            cwd=ROOT,
            env=site.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout.readline() == "ready\n"

    def dies(self):
        self.process.stdin.write("die\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "again\n"

    def ends(self):
        self.process.communicate(timeout=10)


class Phone(threading.Thread):
    """Sends as the outbox of a page does: with a key, again and again until it is taken."""

    def __init__(self, site, question, ended, seed):
        super().__init__(daemon=True)
        self.port, self.question, self.ended = site.port, question, ended
        self.chance = random.Random(seed)
        self.cookies = SimpleCookie()
        self.taken, self.choices, self.refused = [], {}, []
        self.sending, self.cut_while_sending, self.answers = False, 0, 0

    def run(self):
        page = self.opens(VOTES)
        self.token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        self.statements = sorted(set(re.findall(r'data-id="(\d+)"', page)))
        while not self.ended.is_set():
            if self.chance.random() < 0.5:
                self.speaks()
            else:
                self.votes(
                    self.chance.choice(self.statements), self.chance.choice(("1", "0", "-1"))
                )
            time.sleep(PAUSE)

    def speaks(self):
        words = f"Words {uuid.uuid4()}"
        manner = {"voice": "unstated", "quotable": "no"}
        self.sends(self.question, manner | {"key": str(uuid.uuid4()), "text": words})
        self.taken.append(words)

    def votes(self, statement, value):
        self.sends(VOTES, {"statement": statement, "value": value})
        self.choices[statement] = value

    def opens(self, address):
        """Open a page, until there is an answer."""
        return self._until(lambda: self.ask("GET", address), 200)

    def sends(self, address, fields):
        """Send a form, until it is taken."""
        body = urlencode(fields | {"csrfmiddlewaretoken": self.token})
        self.sending = True
        self._until(lambda: self.ask("POST", address, body), 204)
        self.sending = False
        self.answers += 1

    def _until(self, act, expected):
        while True:
            try:
                status, page = act()
                if status != expected:
                    self.refused.append((status, page))
                return page
            except (OSError, http.client.HTTPException):
                self.cut_while_sending += self.sending

    def ask(self, method, address, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {
            "Cookie": "; ".join(f"{each.key}={each.value}" for each in self.cookies.values()),
            "X-Outbox": "later",
        }
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            if method == "GET" and not page.rstrip().endswith("</html>"):
                raise http.client.IncompleteRead(page)
        finally:
            connection.close()
        for each in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(each)
        return answer.status, page

    def sees(self):
        """What the page shows of this phone's ballot: a statement and the choice in words."""
        page = self.opens(VOTES)
        return dict(re.findall(r"<bdi>([^<]+)</bdi> <strong>(\w+)</strong>", page))


@pytest.fixture
def question(still_site):
    return still_site.open_question()


@pytest.fixture
def mortal(still_site, question):
    mortal = Mortal(still_site, question, VOTES)
    yield mortal
    mortal.ends()


def test_what_was_acknowledged_is_there_once_though_the_server_was_killed(
    still_site, mortal, question
):
    ended = threading.Event()
    phones = [Phone(still_site, question, ended, seed) for seed in range(PHONES)]
    chance = random.Random(200)
    for phone in phones:
        phone.start()

    for _ in range(KILLS):
        goes_on_until(phones, answers(phones) + chance.randint(0, ANSWERS))
        time.sleep(chance.uniform(0, MOMENT))
        mortal.dies()
    ended.set()
    for phone in phones:
        phone.join(120)

    kept = Counter(still_site.words_kept())
    taken = [words for phone in phones for words in phone.taken]
    assert [phone.refused for phone in phones] == [[]] * PHONES
    assert {words: kept[words] for words in taken} == dict.fromkeys(taken, 1)
    assert sum(count for words, count in kept.items() if words.startswith("Words")) == len(taken)
    assert says_something(phones)
    texts = still_site.statements()
    words_for = {"1": "Agree", "0": "Pass", "-1": "Disagree"}
    for phone in phones:
        for statement in phone.statements:  # the page lists the choices when all are answered
            if statement not in phone.choices:
                phone.votes(statement, "0")
        chosen = {texts[number]: words_for[value] for number, value in phone.choices.items()}
        assert phone.sees() == chosen


def goes_on_until(phones, wanted):
    """Wait until the phones have had so many answers."""
    wait_for(lambda: answers(phones) >= wanted, "the phones to be answered", every=0.005)


def answers(phones):
    """How often the phones were told that something is taken."""
    return sum(phone.answers for phone in phones)


def says_something(phones):
    """Whether enough was taken, and enough was on its way when the server died."""
    taken = sum(len(phone.taken) for phone in phones)
    cut = sum(phone.cut_while_sending for phone in phones)
    return taken > KILLS and cut > KILLS / 4
