"""What people send is read whole before a thread works on it (decision 47).

A thread that waits for somebody's slow line answers nobody else: sixteen of them stopped the site.
So this stands in front of the program: it takes requests of the web server (ASGI), reads the body
without a thread, and hands both to the program (WSGI) in one of a few threads. What the program
answers goes back whole, so that nobody who reads slowly holds one either.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.utils.translation import gettext_lazy as _

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]

MB = 1024 * 1024
# Pages tell of a file of more than 10 MB themselves, and keep what was typed beside it: so a little
# more comes as far as them.
LARGEST = 16 * MB
# More is not kept, but taken in, or the browser would say that the line broke and nothing else.
LARGEST_TAKEN_IN = 128 * MB
# Of each body so much is always kept; the rest of all bodies shares the room. Ordinary forms come
# through while others send files, and thousands of slow lines fill no memory.
SMALL = 16 * 1024
ROOM = 64 * MB


class Refused(Exception):
    """The body is not read any further; what to answer, and with which status."""

    status, title = 400, _("This did not arrive whole")
    sentence = _("Please go back, and send it again.")


class TooLarge(Refused):
    status, title = 413, _("This is larger than 10 MB")
    sentence = _("Please go back, and send something smaller.")


class TooSlow(Refused):
    status, title = 408, _("This took too long to arrive")
    sentence = _("Please go back, and send it again when the line is better.")


class NoRoom(Refused):
    status, title = 503, _("Many people are sending files")
    sentence = _("Please go back, and send it again in a minute.")


class Bodies:
    """Reads the bodies of a process: how long it waits for each, and how much it keeps of all.

    A body may stand still for ``patience`` seconds in all. What comes makes up for it, a second
    for each ``slowest`` bytes: whoever sends that much each second may go on to the end, and nobody
    saves up more than the patience they began with.
    """

    def __init__(self, patience: float = 60, slowest: float = 8_000, room: int = ROOM) -> None:
        self.patience = patience
        self.slowest = slowest
        self.room = room

    async def read(self, receive: Receive, length: int | None, *, waits: bool) -> bytearray:
        """The whole body, of which the sender said that it has this length (or none).

        ``waits``: they send nothing before they are asked to, so that a refusal reaches them.
        """
        too_large = (length or 0) > LARGEST
        if too_large and (waits or (length or 0) > LARGEST_TAKEN_IN):
            raise TooLarge
        body = bytearray()
        taken_in = roomy = 0
        clock = asyncio.get_running_loop().time
        try:
            async with asyncio.timeout_at(clock() + self.patience) as limit:
                more = True
                while more:
                    message = await receive()
                    if message["type"] != "http.request":
                        raise Refused  # the line broke, or it was no body
                    piece, more = message.get("body", b""), message.get("more_body", False)
                    taken_in += len(piece)
                    too_large = too_large or taken_in > LARGEST
                    if taken_in > LARGEST_TAKEN_IN:
                        raise TooLarge
                    if too_large:
                        body.clear()
                    else:
                        body += piece
                    # What is kept beyond a form's size takes room from all other bodies.
                    beyond = max(0, len(body) - SMALL)
                    self.room -= beyond - roomy
                    roomy = beyond
                    if self.room < 0:
                        raise NoRoom
                    later = (limit.when() or 0) + len(piece) / self.slowest
                    limit.reschedule(min(later, clock() + self.patience))
        except TimeoutError:
            raise TooSlow from None
        finally:
            self.room += roomy
        if too_large:
            raise TooLarge
        if length is not None and taken_in != length:
            raise Refused
        return body
