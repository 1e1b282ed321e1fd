"""Taking back what was just done, in one press on the next page."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise


def say_with_undo(request: HttpRequest, words: str | Promise, undo_url: str) -> None:
    """Say that something was done, beside a button that undoes it.

    ``undo_url`` takes a POST with nothing in it, and asks itself who may undo it and whether it
    still can be undone.
    """
    messages.success(request, words, extra_tags=undo_url)
