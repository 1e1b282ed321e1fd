"""What a stranger can do to a whole installation, tried over real HTTP: bounded in number and time,
on this machine only.

``./joinedup bench attacks`` does all of it, and the suite a tenth.
"""

import http.client
import json
import re
import socket
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

HANDS = 20  # requests at once
PATIENCE = 30  # seconds for an answer
OFTEN = 0.1  # seconds between two pages while lines are held
DRIP = 3  # seconds between two bytes on a slow line
SOMEBODY = "kev.bloor@example.org"
SLOW = (
    b"POST /people/sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n"
    # Without one, the form would be refused before it is read.
    b"Cookie: csrftoken=" + b"a" * 32 + b"\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\ne"
)
KNOWN = """
import json
from django.urls import reverse
from joinedup.series.lib.limits import WRONG_CODES, WRONG_CODES_A_DAY
from joinedup.series.services.meetings import CODE_ALPHABET, CODE_LENGTH
from joinedup.votes.models import Statement
from tests.house.routes import ROUTES
statement = Statement.objects.filter(
    poll__meeting__code="DUCKPOND", poll__kind="statements", state="released").first()
parts = {"code": "WRONGONE", "pk": statement.pk}
print(json.dumps({
    "with_code": sorted(
        reverse(name, kwargs={each: parts[each] for each in named})
        for name, named in ROUTES.items() if "code" in named),
    "enter": reverse("conversation:code_enter"),
    "room": reverse("conversation:code_room", args=["DUCKPOND"]),
    "votes": reverse("votes:vote", args=["DUCKPOND"]),
    "statement": statement.pk,
    "codes": len(CODE_ALPHABET) ** CODE_LENGTH,
    "guesses_a_day": min(
        each.most * 86_400 / each.seconds for each in (WRONG_CODES, WRONG_CODES_A_DAY)),
}))
"""
BALLOTS = """
from joinedup.votes.models import Ballot
print(Ballot.objects.filter(poll__meeting__code="DUCKPOND", poll__kind="statements").count())
"""
SESSIONS = """
from joinedup.people.models import Session
print(Session.objects.filter(member__email="{}").count())
"""


class Attackers:
    """Strangers at an installation, each attack through a connection of its own."""

    def __init__(self, site):
        self.site = site
        self.known = json.loads(site.asks(KNOWN))

    def hold_lines(self, lines, seconds):
        """Hold so many lines that send a byte now and then, and ask for pages meanwhile."""
        held = Held()
        pages = ["/", "/series/", self.known["room"]]
        begun = time.monotonic()
        with ExitStack() as open_lines:
            slow = []
            for _ in range(lines):
                line = socket.create_connection(("127.0.0.1", self.site.port), PATIENCE)
                line.sendall(SLOW)
                slow.append(open_lines.enter_context(line))
            done = threading.Event()
            dripping = threading.Thread(target=_drip, args=(slow, done))
            dripping.start()
            while time.monotonic() - begun < seconds:
                held.ask(Browser(self.site, "198.51.100.1"), pages)
                time.sleep(OFTEN)
            done.set()
            dripping.join()
            held.to_the_end = sum(map(_is_open, slow))
        return held

    def guess_codes(self, tries):
        """Try so many codes through every address that takes one, as fast as it answers: how often
        each status, and what the right code gets afterwards."""
        addresses = [*self.known["with_code"], self.known["enter"]]
        stranger = Browser(self.site, "198.51.100.2").opens(self.known["enter"])

        def guess(number):
            return stranger.tries_code(addresses[number % len(addresses)], f"ZZ{number:06}")

        answers = Counter(_at_once(guess, tries))
        right = {stranger.tries_code(address, "DUCKPOND") for address in addresses}
        return answers, right

    def years_to_a_code(self, meetings=100):
        """How long guessing at the limit's speed takes until it finds one of so many meetings."""
        return (self.known["codes"] + 1) / (meetings + 1) / self.known["guesses_a_day"] / 365.25

    def try_sign_in_codes(self, tries):
        """Type so many wrong codes into one browser in one moment: how many were looked at, as
        their answer tells."""
        asked, _ = self._asks_for_a_code("198.51.100.3")

        def wrong(number):
            return asked.posts("/people/sign-in/code/", code=f"{number:08}")[0]

        return Counter(_at_once(wrong, tries, tries))[200]

    def use_one_sign_in_code(self, times):
        """Come with the right code so many times in one moment: how many sessions that makes."""
        asked, code = self._asks_for_a_code("198.51.100.4")
        before = self._sessions()
        _at_once(lambda _: asked.posts("/people/sign-in/code/", code=code), times, times)
        return self._sessions() - before

    def stuff_ballots(self, ballots):
        """Vote with so many ballots as one stranger, each as a phone of its own, and as often with
        a ballot that was made up: how many more there are."""
        before = int(self.site.asks(BALLOTS))
        vote = {"statement": self.known["statement"], "value": 1}

        def cast(number):
            phone = Browser(self.site, "198.51.100.5").opens(self.known["votes"])
            handed_out = phone.posts(self.known["votes"], **vote)[0]
            for name in set(phone.cookies) - {"csrftoken"}:
                phone.cookies[name] = f"{number:043}"
            return handed_out, phone.posts(self.known["votes"], **vote)[0]

        answers = Counter(_at_once(cast, ballots))
        return int(self.site.asks(BALLOTS)) - before, answers

    def come_in(self, phones):
        """So many phones behind one connection, each with one slip: how many get in."""

        def enter(number):
            phone = Browser(self.site, "198.51.100.6").opens(self.known["enter"])
            phone.tries_code(self.known["enter"], f"ZZ{number:06}")
            entered = phone.tries_code(self.known["enter"], "DUCKPOND")
            return entered, phone.gets(self.known["room"])[0]

        return Counter(_at_once(enter, phones))[302, 200]

    def _asks_for_a_code(self, connection):
        before = len(self.site.letters_to(SOMEBODY))
        browser = Browser(self.site, connection).opens("/people/sign-in/")
        assert browser.posts("/people/sign-in/", email=SOMEBODY)[0] == 302
        letter = self.site.letter_to(SOMEBODY, "Your code is", after=before)
        return browser.opens("/people/sign-in/code/"), re.search(r"Your code is (\S+)", letter)[1]

    def _sessions(self):
        return int(self.site.asks(SESSIONS.format(SOMEBODY)))


@dataclass
class Held:
    """What became of pages while lines were held."""

    waits: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    to_the_end: int = 0

    def ask(self, browser, pages):
        for page in pages:
            begun = time.perf_counter()
            try:
                status = browser.gets(page)[0]
            except OSError as fault:
                status = repr(fault)
            self.waits.append(time.perf_counter() - begun)
            if status != 200:
                self.faults.append((page, status))

    def percentile(self, share):
        """Milliseconds that so many of a hundred pages took at most."""
        waits = sorted(self.waits)
        return 1000 * waits[max(0, int(share / 100 * len(waits)) - 1)]


class Browser:
    """A browser of a stranger behind one connection; it keeps cookies and fills in tokens."""

    def __init__(self, site, connection):
        self.site, self.connection = site, connection
        self.cookies, self.token = {}, ""

    def opens(self, path):
        """Look at a page with a form, which the next one sent is taken from."""
        _status, page = self.gets(path)
        self.token = re.search(r'name="?csrfmiddlewaretoken\b[^>]*? value="?(\w+)', page)[1]
        return self

    def gets(self, path):
        return self._asks("GET", path)

    def posts(self, path, **fields):
        return self._asks("POST", path, urlencode(fields | {"csrfmiddlewaretoken": self.token}))

    def tries_code(self, address, code):
        """The status of whatever way an address takes a code: in the address, or as a field."""
        path = address.replace("WRONGONE", code)
        if path == address:
            return self.posts(path, code=code)[0]
        status = self.gets(path)[0]
        return self.posts(path)[0] if status == 405 else status

    def _asks(self, method, path, body=None):
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-Forwarded-For": self.connection,
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=PATIENCE)
        with closing(line):
            line.request(method, path, body, headers)
            answer = line.getresponse()
            page = answer.read().decode(errors="replace")
        for said in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: each.value for name, each in SimpleCookie(said).items()}
        return answer.status, page


def _at_once(act, times, hands=HANDS):
    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(act, range(times)))


def _drip(lines, done):
    while not done.wait(DRIP):
        for line in lines:
            with suppress(OSError):
                line.sendall(b"m")


def _is_open(line):
    """Whether nothing came and nobody hung up."""
    line.setblocking(False)
    try:
        return line.recv(1, socket.MSG_PEEK) == b"never"
    except BlockingIOError:
        return True
    except OSError:
        return False
