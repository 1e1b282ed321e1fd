"""The gallery of components, and the answers to a form that may have been forged and to what went
wrong here."""

import sys

from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from joinedup.core.decorators import public
from joinedup.core.denials import Denial, note_denial
from joinedup.core.typed import ask_to_send_again, typed_in
from joinedup.design import examples


@require_safe
@public
def gallery(request):
    """Show every component in every state."""
    return render(request, "design/gallery.html", examples.gallery_content())


def csrf_failure(request, reason=""):
    """Answer a form whose token is wrong: if a page of ours sent it, with what was typed."""
    note_denial(request, Denial.FORGED_FORM, _kind_of_forgery(reason))
    if typed := typed_in(request):
        return ask_to_send_again(request, typed, status=403)
    return render(request, "403_csrf.html", status=403)


def _kind_of_forgery(reason):
    """What was wrong, in a word: Django's sentence may hold an address that somebody sent."""
    kinds = {"Origin": "origin", "Referer": "referer", "CSRF cookie": "cookie"}
    return next((kind for start, kind in kinds.items() if reason.startswith(start)), "token")


# What SQLite says when it waited in vain, or has no room; of PostgreSQL every such error is one
# that goes by.
PASSING = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR"}
RETRY_AFTER = 60  # seconds


def server_error(request):
    """Answer where something went wrong here: 503 (RFC 9110) where the database does not answer
    in time, for then it helps to wait. Asks nothing of the database."""
    if not _is_passing(sys.exc_info()[1]):
        return HttpResponse(render_to_string("500.html"), status=500)
    headers = {"Retry-After": RETRY_AFTER}
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)


def _is_passing(error):
    if not isinstance(error, OperationalError):
        return False
    name = getattr(error.__cause__, "sqlite_errorname", None)
    return name is None or any(name.startswith(each) for each in PASSING)
