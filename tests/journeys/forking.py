"""The program on a port, ready to be killed: loaded once, and begun anew in a moment.

    python forking.py PORT ADDRESS ...

First it opens the pages at these addresses, so that everything they need is loaded. For each line
that it reads it kills the server process with signal 9 and starts another. A real server takes a
second to load the program, and two hundred seconds are many for a test.
"""

import os
import signal
import socket
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.util import setup_testing_defaults

from django.db import connections

from config.wsgi import application


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def server_bind(self):
        """Bound already, by the parent: what knocks between two lives waits at the door."""
        self.server_address = self.socket.getsockname()
        self.setup_environ()

    def setup_environ(self):
        self.server_name, self.server_port = self.server_address
        super().setup_environ()

    def server_activate(self):
        """Listening already."""


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        """Every request would be a line."""


def serve(door):
    """Never comes back."""
    server = Server(door.getsockname(), Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = door
    server.server_bind()
    server.set_app(application)
    server.serve_forever()


def main():
    door = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=128)
    for address in sys.argv[2:]:
        _open(address)
    _close_connections()
    child = _begin(door)
    _say("ready")
    for _ in sys.stdin:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        child = _begin(door)
        _say("again")
    os.kill(child, signal.SIGKILL)


def _open(address):
    environ = {"PATH_INFO": address, "HTTP_HOST": f"127.0.0.1:{sys.argv[1]}"}
    setup_testing_defaults(environ)
    answer = application(environ, lambda status, headers: None)
    b"".join(answer)
    answer.close()


def _close_connections():
    """Leave none to a child: two processes that share one read each other's answers."""
    for each in connections.all():
        each.close()
        if each.vendor == "postgresql":
            each.close_pool()


def _say(word):
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _begin(door):
    child = os.fork()
    if child:
        return child
    try:
        serve(door)
    finally:
        os._exit(1)


main()
