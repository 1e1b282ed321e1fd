"""Twenty clients that each send ten texts, on loopback, once; they end by themselves."""

import http.client
import re
import threading
import time
import uuid
from urllib.parse import urlencode, urlsplit

CLIENTS, EACH = 20, 10


def contribution(room, number):
    """A form of ours: what a guest with the meeting's code sends."""

    def fields(client, turn):
        return {
            "key": str(uuid.uuid4()),
            "text": f"Round {number}, client {client}, thought {turn}.",
            "voice": "unstated",
            "quotable": "no",
        }

    return room, fields


def feedback(path, number):
    """pretalx's form for anonymous feedback on a talk."""

    def fields(client, turn):
        return {"review": f"Round {number}, client {client}, thought {turn}.", "speaker": ""}

    return path, fields


def votes(path, statements):
    """The three buttons of a ballot: each client has one, and votes on each statement once."""

    def fields(client, turn):
        return {"statement": statements[turn], "value": (-1, 0, 1)[(client + turn) % 3]}

    return path, fields


def send(server, form):
    """All clients at once. CPU of the workers for each text in ms, 95th percentile in ms."""
    path, fields = form
    waits, faults = [], []
    barrier = threading.Barrier(CLIENTS + 1)

    def client(number):
        connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=30)
        headers, token = opened(connection, path)
        barrier.wait()
        for turn in range(EACH):
            body = urlencode(fields(number, turn) | {"csrfmiddlewaretoken": token})
            start = time.perf_counter()
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            answer.read()
            waits.append(time.perf_counter() - start)
            if answer.status not in (302, 303):
                faults.append(answer.status)
            if cookies := answer.headers.get_all("Set-Cookie"):
                headers["Cookie"] = joined(headers["Cookie"], cookies)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    before = server.cpu_seconds()
    barrier.wait()
    for thread in threads:
        thread.join()
    spent = server.cpu_seconds() - before
    waits.sort()
    return {
        "cpu_ms": 1000 * spent / len(waits),
        "p95_ms": 1000 * waits[int(0.95 * len(waits)) - 1],
        "sent": len(waits),
        "faults": len(faults),
    }


def opened(connection, path):
    connection.request("GET", path)
    answer = connection.getresponse()
    page = answer.read().decode()
    token = re.search(r'name="?csrfmiddlewaretoken\b[^>]*? value="?(\w+)', page)[1]
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": joined("", answer.headers.get_all("Set-Cookie") or []),
    }
    return headers, token


def joined(known, fresh):
    jar = dict(each.split("=", 1) for each in known.split("; ") if each)
    jar |= dict(each.split(";")[0].split("=", 1) for each in fresh)
    return "; ".join(f"{name}={value}" for name, value in jar.items())
