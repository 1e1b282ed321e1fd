"""The front behind the real web server, over real HTTP: what arrives, and what is refused."""

import contextlib
import json
import os
import socket
import subprocess
import time

import pytest

from cli.serving import web_server
from cli.setup import ROOT
from config.bodies import LARGEST, LARGEST_TAKEN_IN
from config.front import THREADS

HOST = b"Host: localhost\r\n"
LAST = HOST + b"Connection: close\r\n"
GET, POST = b"GET / HTTP/1.1\r\n", b"POST / HTTP/1.1\r\n"
PIECES = b"Transfer-Encoding: chunked\r\n"


@contextlib.contextmanager
def serving(application):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = web_server("127.0.0.1", port, 1, f"tests.config.echo:{application}")
    env = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    server = subprocess.Popen(
        [str(part) for part in command], cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True
    )
    server.port = port
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                asked(server, GET + LAST + b"\r\n")
                break
            time.sleep(0.05)
        yield server
    finally:
        server.terminate()
        _, said = server.communicate(timeout=30)
    assert (server.returncode, said) == (0, "")


@pytest.fixture(scope="module")
def hasty():
    """Waits a second for a body."""
    with serving("application") as server:
        yield server


def sent(server, *parts):
    """A line to the server on which this was said and nothing is read yet."""
    line = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    with contextlib.suppress(OSError):  # an answer may come before all is sent
        for part in parts:
            line.sendall(part)
    return line


def said_on(line):
    """All that the server says until it hangs up."""
    answer = b""
    with line, contextlib.suppress(ConnectionResetError):
        while piece := line.recv(65_536):
            answer += piece
    return answer


def asked(server, *parts):
    return said_on(sent(server, *parts))


def status(answer):
    return int(answer.split(b" ", 2)[1])


def seen(answer):
    """What the program saw of a request."""
    assert status(answer) == 200
    return json.loads(answer.partition(b"\r\n\r\n")[2])


@pytest.mark.parametrize(
    ("request_", "length"),
    [
        (GET + LAST + b"\r\n", 0),
        (POST + LAST + b"Content-Length: 0\r\n\r\n", 0),
        (POST + LAST + b"Content-Length: 5\r\n\r\nhello", 5),
        (POST + LAST + PIECES + b"\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", 5),
        # What says two things is read as pieces, which is what it is.
        (POST + LAST + PIECES + b"Content-Length: 2\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 5),
        (GET + LAST + b"Content-Length: 5\r\n\r\nhello", 5),
        (POST + LAST + b"Content-Length: %d\r\n\r\n" % LARGEST + b"." * LARGEST, LARGEST),
    ],
)
def test_a_body_arrives_whole(hasty, request_, length):
    known = seen(asked(hasty, request_))

    assert known["body"] == length
    assert known.get("CONTENT_LENGTH", "0") == str(length)


def test_whoever_waits_for_it_is_told_to_go_on(hasty):
    line = sent(hasty, POST + LAST + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    told = line.recv(65_536)
    line.sendall(b"hello")

    assert told == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert seen(said_on(line))["body"] == 5


def test_a_request_right_behind_another_has_its_own_answer(hasty):
    first = b"POST /first/ HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n\r\nhello"
    answers = asked(hasty, first + b"GET /second/ HTTP/1.1\r\n" + LAST + b"\r\n")

    assert answers.count(b"HTTP/1.1 200 OK") == 2
    assert answers.index(b"/first/") < answers.index(b"/second/")


def test_the_program_learns_who_asked_for_what(hasty):
    known = seen(
        asked(
            hasty,
            b"GET /caf%C3%A9/%FF//a%2Fb/?q=%C3%A9 HTTP/1.1\r\n" + LAST,
            b"Cookie: a=1\r\nCookie: b=2\r\nX-Forwarded-Proto: https\r\n",
            b"X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 192.0.2.2\r\n",
            # Said by whoever asks: for the program it would be the same header.
            b"X_Forwarded_For: 192.0.2.3\r\n\r\n",
        )
    )

    assert {name: known.get(name) for name in ASKED} == ASKED


ASKED = {
    "PATH_INFO": b"/caf\xc3\xa9/\xff//a/b/".decode("latin-1"),
    "QUERY_STRING": "q=%C3%A9",
    "REMOTE_ADDR": "127.0.0.1",
    "HTTP_HOST": "localhost",
    "HTTP_COOKIE": "a=1; b=2",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_FOR": "192.0.2.1,192.0.2.2",
    "CONTENT_LENGTH": None,
}


@pytest.mark.parametrize(
    ("request_", "refused"),
    [
        (POST + HOST + b"Content-Length: 500\r\n\r\nh", 408),
        (POST + HOST + PIECES + b"\r\n5\r\nhello\r\n", 408),
        (POST + HOST + b"Content-Length: %d\r\n\r\n" % (LARGEST + 1) + b"." * (LARGEST + 1), 413),
        (POST + HOST + b"Content-Length: %d\r\n\r\n" % (LARGEST_TAKEN_IN + 1), 413),
        (POST + HOST + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % (LARGEST + 1), 413),
        (POST + HOST + PIECES + b"\r\n5\r\nhello\r\nzz\r\n", 400),
        (POST + HOST + b"Content-Length: 5\r\nContent-Length: 4\r\n\r\nhello", 400),
        (POST + HOST + b"Content-Length: -5\r\n\r\nhello", 400),
        (POST + HOST + b"Content-Length: five\r\n\r\nhello", 400),
    ],
    ids=lambda each: str(each) if isinstance(each, int) else "",
)
def test_what_cannot_be_read_is_refused_and_hung_up(hasty, request_, refused):
    answer = asked(hasty, request_)

    assert (status(answer), answer.count(b"HTTP/1.1")) == (refused, 1)


def test_a_refusal_is_a_page_that_says_what_to_do(hasty):
    page = asked(hasty, POST + HOST + b"Content-Length: %d\r\n\r\n" % (LARGEST_TAKEN_IN + 1))

    assert b"<h1>This is larger than 10 MB</h1><p>Please go back, and send something" in page


@pytest.mark.parametrize(
    "request_",
    [
        POST + HOST + b"Content-Length: 50\r\n\r\nhello",
        POST + HOST + PIECES + b"\r\n5\r\nhel",
    ],
)
def test_a_body_that_stops_half_way_is_not_taken_for_whole(hasty, request_):
    line = sent(hasty, request_)
    line.shutdown(socket.SHUT_WR)

    assert status(said_on(line)) == 400


def test_headers_without_end_are_not_kept(hasty):
    # The web server hangs up, so that what it says may be lost on the way.
    answer = asked(hasty, GET + LAST + b"X-Long: " + b"." * 100_000 + b"\r\n\r\n")

    assert answer[:12] in (b"", b"HTTP/1.1 431")


def test_while_more_send_and_read_slowly_than_there_are_threads_others_are_answered():
    with serving("patient") as server, contextlib.ExitStack() as held:
        for number in range(4 * THREADS):
            held.enter_context(sent(server, POST + HOST + b"Content-Length: 500\r\n\r\nh"))
            held.enter_context(sent(server, b"GET /large/ HTTP/1.1\r\n" + HOST + b"\r\n"))
            held.enter_context(sent(server, b"GET /%d/ HTTP/1.1\r\nHost: loc" % number))

        assert seen(asked(server, GET + LAST + b"\r\n"))["body"] == 0
        # What is being answered when the server stops is answered; slow lines hold nothing up.
        long = sent(server, b"GET /long/ HTTP/1.1\r\n" + LAST + b"\r\n")
        assert seen(asked(server, GET + LAST + b"\r\n"))["body"] == 0
        server.terminate()
        assert said_on(long).endswith(b"done")
        assert server.wait(timeout=20) == 0
