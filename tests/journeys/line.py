"""A line between phones and the program that can be cut, as in a hall with bad wifi."""

import contextlib
import socket
import threading
from urllib.parse import urlsplit

CHUNK = 65_536


class Line:
    """Passes bytes between a port of its own and the program, while it is up.

    Cut, it is silent: what is on its way is lost, new connections are taken and never answered,
    and nobody is told.
    """

    def __init__(self, address):
        self.target = urlsplit(address).hostname, urlsplit(address).port
        self.up = threading.Event()
        self.up.set()
        self.open, self.closed = set(), False
        self.door = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._take, daemon=True).start()

    def cut(self):
        self.up.clear()

    def mend(self):
        """Begin anew: connections from before the cut are dead."""
        for each in list(self.open):
            _end(each)
        self.up.set()

    def close(self):
        self.closed = True
        self.door.close()
        for each in list(self.open):
            _end(each)

    def _take(self):
        with contextlib.suppress(OSError):
            while True:
                here, _ = self.door.accept()
                self.open.add(here)
                if self.closed:
                    _end(here)
                threading.Thread(target=self._pass, args=(here,), daemon=True).start()

    def _pass(self, here):
        if not self.up.is_set():
            return  # taken, and never answered
        try:
            there = socket.create_connection(self.target)
        except OSError:
            _end(here)
            return
        self.open.add(there)
        if self.closed:
            _end(there)
        threading.Thread(target=self._pump, args=(there, here), daemon=True).start()
        self._pump(here, there)

    def _pump(self, one, other):
        with contextlib.suppress(OSError):
            while data := one.recv(CHUNK):
                if not self.up.is_set():
                    return  # lost on the way
                other.sendall(data)
        if self.up.is_set():
            _end(one)
            _end(other)


def _end(connection):
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
