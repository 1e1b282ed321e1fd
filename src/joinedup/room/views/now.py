"""Answering the question whether there is anything new."""

from django.http import HttpResponse


def is_known(request, revision):
    """Whether the screen that asks has seen this revision: ``?since=12``."""
    return request.GET.get("since") == str(revision)


def nothing_new():
    """An answer without a body: keep what you show."""
    return fresh(HttpResponse(status=204))


def fresh(response):
    """Let no cache on the way, and no browser, answer the next question in our place."""
    response["Cache-Control"] = "no-store"
    return response
