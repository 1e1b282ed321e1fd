"""A tiny server for scripts that are tried one by one: it answers as it is told, and remembers."""

import contextlib
import select
import sys
import threading
from collections import namedtuple
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import parse_qsl

from django.contrib.staticfiles import finders

Answer = namedtuple("Answer", "status body headers", defaults=(200, "", {}))
# Instead of an answer: the line is cut; nobody ever says anything; or nobody ends what they say.
DROPPED, SILENT, UNFINISHED = "dropped", "silent", "unfinished"
PATIENCE = 30  # seconds; only a test that fails waits for so long
UNENDING = Answer(422, "<h1>", {"Content-Length": "100"})

Request = namedtuple("Request", "method path headers fields")


class Server:
    """``answers["/say/"] = [Answer(500), Answer(204)]``: in turn, and the last one from then on.

    A function is called for its answer, and may take its time. Static files are there, too.
    """

    def __init__(self):
        self.answers, self.requests, self.given_up = {}, [], []
        self.news, self.is_over = threading.Condition(), threading.Event()
        self.web = _Web(("127.0.0.1", 0), _handler_of(self))
        self.address = f"http://127.0.0.1:{self.web.server_address[1]}"
        threading.Thread(target=self.web.serve_forever, kwargs={"poll_interval": 0.01}).start()

    def stop(self):
        self.is_over.set()
        self.web.shutdown()
        self.web.server_close()

    def answer_to(self, request):
        with self.news:
            self.requests.append(request)
            self.news.notify_all()
            planned = self.answers.get(request.path)
            if planned:
                return planned.pop(0) if len(planned) > 1 else planned[0]
        found = request.path.startswith("/static/") and finders.find(
            request.path.removeprefix("/static/")
        )
        if not found:
            return Answer(404)
        headers = {"Content-Type": guess_type(found)[0], "Service-Worker-Allowed": "/"}
        return Answer(200, Path(found).read_bytes(), headers)

    def note_given_up(self, path):
        with self.news:
            self.given_up.append(path)
            self.news.notify_all()

    def asked(self, path, method="GET"):
        """The requests to this address so far."""
        return [each for each in self.requests if (each.path, each.method) == (path, method)]

    def sent_to(self, path):
        """What forms have sent to this address so far."""
        return [each.fields for each in self.asked(path, "POST")]

    def wait_for(self, path, method="GET", count=1):
        """Wait until so many requests have come; the last of them."""
        self._wait_until(lambda: len(self.asked(path, method)) >= count, f"{method} {path}")
        return self.asked(path, method)[count - 1]

    def wait_until_given_up(self, path):
        """Wait until a browser waits for an answer from there no more."""
        self._wait_until(lambda: path in self.given_up, f"the end of {path}")

    def _wait_until(self, is_so, what):
        with self.news:
            came = self.news.wait_for(is_so, PATIENCE)
        assert came, f"Waited in vain for {what}; there came {[r[:2] for r in self.requests]}"


class _Web(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that gives up is no news; anything else is."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def _handler_of(server):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer({})

        def do_POST(self):
            length = int(self.headers.get("Content-Length", 0))
            self._answer(dict(parse_qsl(self.rfile.read(length).decode(), True)))

        def _answer(self, fields):
            path = self.path.partition("?")[0]
            answer = server.answer_to(Request(self.command, path, dict(self.headers), fields))
            if callable(answer):
                answer = answer()
            if answer == UNFINISHED:
                self._send(UNENDING)
            if answer in (SILENT, UNFINISHED):
                self._wait_for_the_browser_to_go(path)
            elif answer != DROPPED:
                self._send(answer)

        def _send(self, answer):
            body = answer.body if isinstance(answer.body, bytes) else answer.body.encode()
            headers = {"Content-Type": "text/html; charset=utf-8"}
            if answer.status != 204:
                headers["Content-Length"] = str(len(body))
            self.send_response(answer.status)
            for name, value in (headers | answer.headers).items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

        def _wait_for_the_browser_to_go(self, path):
            while not server.is_over.is_set():
                # Nothing more is said by a browser that waits, so what there is to read is the end.
                if select.select([self.connection], [], [], 0.02)[0]:
                    server.note_given_up(path)
                    return

        def log_message(self, *_):
            """Tests say themselves what went wrong."""

    return Handler
