"""Answering what a page's script sends in a person's place: see ``design/outbox.js``."""

from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url

CLOSED = 409


def taken(request, words, to, *args, is_news=False):
    """Say that what was sent is kept, with these words on the page ``to`` (as in ``redirect``).

    A script is answered 204 and told where to go next (``X-Next``). Where it sends what had to
    wait, the person is doing something else by now: no page, and no words on it, unless what was
    kept is news to them (``is_news``): then the next page they open says so.
    """
    if is_late(request):
        if is_news:
            messages.warning(request, words)
        return HttpResponse(status=204)
    if words:
        messages.success(request, words)
    if request.headers.get("X-Outbox") == "now":
        return HttpResponse(status=204, headers={"X-Next": resolve_url(to, *args)})
    return redirect(to, *args)


def is_late(request):
    """Whether a script sends what had to wait: nobody is there to read an answer."""
    return request.headers.get("X-Outbox") == "later"


def is_copy(request):
    """Whether the page is asked for to be kept for when the line is down: see ``offline.js``.

    Such a copy stays on the device, so it holds nobody's words.
    """
    return "X-Offline-Copy" in request.headers


def opens_without_line(view):
    """A copy of this page may stay on the device of somebody signed in, until they sign out and
    for 12 hours at most. No other page of theirs stays there: see ``config.middleware``."""

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.is_kept_copy = is_copy(request)
        return response

    return wrapper


def private_unless_copy(view):
    """What is shown is for this device alone, and nobody's cache keeps it; but for a copy, which
    the page itself asked for."""

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if not is_copy(request):
            response["Cache-Control"] = "private, no-store"
        return response

    return wrapper
