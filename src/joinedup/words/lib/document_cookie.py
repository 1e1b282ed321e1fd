"""Which browser gave a document: a secret made and signed here, kept in a cookie for ten minutes.

From the secret, who is signed in and the number in the address the name of the document's folder
is made. So an address alone leads nowhere: not in another browser, and not in this one once
somebody signed out or in.
"""

import secrets
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from joinedup.core.tokens import make_token, mark_of, read_token
from joinedup.core.typed import whose
from joinedup.words.lib.waiting_documents import AT_MOST

_PURPOSE = "documents"


def _cookie() -> str:
    # Browsers take a cookie of such a name only from this very address, over https.
    return f"{'__Host-' if settings.SESSION_COOKIE_SECURE else ''}documents"


def secret_of(request: HttpRequest) -> str | None:
    """The secret of this browser, if it gave a document within the last minutes."""
    return read_token(_PURPOSE, request.COOKIES.get(_cookie(), ""))


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def document_name(request: HttpRequest, secret: str, number: UUID) -> str:
    """What the folder of a document is called that this browser gave: a name nobody can guess."""
    return mark_of(_PURPOSE, secret, whose(request.user), str(number))


def set_document_cookie(response: HttpResponse, secret: str) -> None:
    """Let this browser ask for its documents."""
    response.set_cookie(
        _cookie(),
        make_token(_PURPOSE, secret),
        max_age=int(AT_MOST.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
