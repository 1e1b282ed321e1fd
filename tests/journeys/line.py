"""A line between phones and the program that can be cut, as in a hall with bad wifi."""

import contextlib
import socket
import threading
from urllib.parse import urlsplit

CHUNK = 65_536


class Line:
    """Passes bytes between a port of its own and the program, while it is up.

    Cut, it is silent: what is on its way is lost, new connections are taken and never answered,
    and nobody is told. ``sent`` is all that browsers have sent.
    """

    def __init__(self, address):
        self.target = urlsplit(address).hostname, urlsplit(address).port
        # Whoever comes while the line is mended finds it either down or up, and not between.
        self.turn = threading.Lock()
        self.is_up, self.is_closed = True, False
        self.connections = set()
        self.sent = bytearray()
        self.door = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._take, daemon=True).start()

    def cut(self):
        with self.turn:
            self.is_up = False

    def mend(self, ends_old=True):
        """Begin anew: connections from before the cut are dead, and end. Without ``ends_old``
        nobody is told that either, and what waits for them waits for ever."""
        with self.turn:
            if ends_old:
                self._end_all()
            self.is_up = True

    def close(self):
        self.door.close()
        with self.turn:
            self.is_closed = True
            self._end_all()

    def _end_all(self):
        for each in self.connections:
            _end(each)
        self.connections.clear()

    def _take(self):
        with contextlib.suppress(OSError):
            while True:
                here, _ = self.door.accept()
                threading.Thread(target=self._pass, args=(here,), daemon=True).start()

    def _pass(self, here):
        if not self._note(here):
            return  # taken, and never answered
        try:
            there = socket.create_connection(self.target)
        except OSError:
            _end(here)
            return
        if not self._note(there):
            return
        threading.Thread(target=self._pump, args=(there, here), daemon=True).start()
        self._pump(here, there, self.sent)

    def _note(self, connection):
        """Remember a connection, to end it when the line is mended; whether the line is up now."""
        with self.turn:
            if self.is_closed:
                _end(connection)
                return False
            self.connections.add(connection)
            return self.is_up

    def _pump(self, one, other, heard=None):
        with contextlib.suppress(OSError):
            while data := one.recv(CHUNK):
                if heard is not None:
                    heard += data
                if not self.is_up:
                    return  # lost on the way
                other.sendall(data)
        if self.is_up:
            _end(one)
            _end(other)


def _end(connection):
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
