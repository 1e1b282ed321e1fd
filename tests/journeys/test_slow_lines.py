"""Whoever sends slowly, or nothing at all, holds up nobody else."""

import contextlib
import re
import socket
import urllib.request

from config.front import THREADS
from tests.journeys.attacking import SLOW


def test_pages_and_files_come_while_more_send_slowly_than_there_are_threads(site):
    with contextlib.ExitStack() as held:
        for said in [SLOW, b"GET / HTTP/1.1\r\nHo", b""] * 4 * THREADS:
            line = held.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            line.sendall(said)

        page = urllib.request.urlopen(f"{site.address}/series/", timeout=30)
        style = re.search(r'href="?(/static/[^" >]+\.css)', page.read().decode())[1]
        file = urllib.request.urlopen(site.address + style, timeout=30)
    assert (page.status, file.status) == (200, 200)
    assert site.faults() == []
