"""Between the web server and the program: takes ASGI, and asks the program (WSGI) in a thread."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from config.bodies import Bodies, Message, Receive, Refused

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Answer = tuple[int, Headers, bytes]
Program = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

# Requests that a process works on at once; each thread has a connection to the database.
THREADS = 4
ALWAYS = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}
WITHOUT_PREFIX = {"CONTENT_TYPE", "CONTENT_LENGTH"}


class Front:
    """Reads bodies whole, and then lets the program answer in one of a few threads."""

    def __init__(self, program: Program, bodies: Bodies, threads: int = THREADS) -> None:
        self.program = program
        self.bodies = bodies
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="program")

    async def __call__(
        self, scope: dict[str, Any], receive: Receive, send: Callable[[Message], Awaitable[None]]
    ) -> None:
        environ = _environ_of(scope)
        try:
            environ["wsgi.input"] = BytesIO(await self._body(environ, receive))
        except Refused as refusal:
            status, headers, body = _said(refusal)
        else:
            loop = asyncio.get_running_loop()
            status, headers, body = await loop.run_in_executor(self.threads, self._answer, environ)
        coded = [(name.lower().encode("latin-1"), said.encode("latin-1")) for name, said in headers]
        await send({"type": "http.response.start", "status": status, "headers": coded})
        await send({"type": "http.response.body", "body": body})

    async def _body(self, environ: Environ, receive: Receive) -> bytes | bytearray:
        in_pieces = "HTTP_TRANSFER_ENCODING" in environ
        length = None if in_pieces else int(environ.get("CONTENT_LENGTH", 0))
        if length == 0:
            return b""
        waits = environ.get("HTTP_EXPECT", "").lower() == "100-continue"
        body = await self.bodies.read(receive, length, waits=waits)
        # Of a body that came in pieces the program knows no length, and would read none of it.
        environ["CONTENT_LENGTH"] = str(len(body))
        return body

    def _answer(self, environ: Environ) -> Answer:
        started: list[tuple[int, Headers]] = []

        def start(status: str, headers: Headers, error: object = None) -> None:
            started.append((int(status.split(" ", 1)[0]), headers))

        pieces = self.program(environ, start)
        try:
            body = b"".join(pieces)
        finally:
            if close := getattr(pieces, "close", None):
                close()
        return *started[-1], body


def _environ_of(scope: dict[str, Any]) -> Environ:
    """The request as WSGI describes it."""
    server, client = scope.get("server") or ("", 0), scope.get("client") or ("", 0)
    environ = ALWAYS | {
        "REQUEST_METHOD": scope["method"],
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "wsgi.url_scheme": scope["scheme"],
    }
    for coded, said in scope["headers"]:
        # With an underscore it would pass for another: what the web server in front says of
        # whoever asks could be said by themselves.
        if b"_" in coded:
            continue
        name = coded.decode("latin-1").upper().replace("-", "_")
        if name not in WITHOUT_PREFIX:
            name = f"HTTP_{name}"
        value = said.decode("latin-1")
        if name in environ:
            between = "; " if name == "HTTP_COOKIE" else ","
            value = f"{environ[name]}{between}{value}"
        environ[name] = value
    return environ


def _said(refusal: Refused) -> Answer:
    """A refusal as a page, which stands alone: the program behind is not asked."""
    page = (
        '<!doctype html><html lang="en-gb"><meta name="viewport" content="width=device-width">'
        f"<title>{refusal.title}</title><h1>{refusal.title}</h1><p>{refusal.sentence}</p></html>"
    )
    body = page.encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Content-Security-Policy", "default-src 'none'"),
        ("Cache-Control", "no-store"),
        # Whatever of the body is still to come is not read as another request.
        ("Connection", "close"),
    ]
    if refusal.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append(("Retry-After", "60"))
    return refusal.status, headers, body
