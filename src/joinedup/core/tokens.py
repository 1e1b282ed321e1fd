"""Private links: an address that is itself the key, for people without an account.

The token is signed, so nothing has to be stored and nothing can be guessed; what it opens is
decided by the selector that reads it.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from joinedup.core.signs import UNSEEN_RUN


class TokenExpired(Exception):
    """The token was good once; its time has passed."""


def make_token(purpose: str, content: Any) -> str:
    """A token that holds plain data, mostly the number of a row, good for this purpose only."""
    return signing.Signer(salt=f"joinedup.{purpose}").sign_object(content).replace(":", ".")


def read_token(purpose: str, token: str) -> Any:
    """What the token holds, or None when it was not made here for this purpose.

    Signs that nobody sees come along when a link is copied; they make no difference.
    """
    signed = UNSEEN_RUN.sub("", token).replace(".", ":", 1)
    try:
        return signing.Signer(salt=f"joinedup.{purpose}").unsign_object(signed)
    except (signing.BadSignature, ValueError):
        return None


def mark_of(purpose: str, *content: object) -> str:
    """What can be compared and counted, and from which nobody without the key reads the content:
    64 hexadecimal digits (HMAC with SHA-256)."""
    return marks_of(purpose, *content)[0]


def marks_of(purpose: str, *content: object) -> list[str]:
    """The mark of each key, the one that signs now first. A mark that was kept may be of any."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    # As Python writes it down, so that ("ab", "c") is another one than ("a", "bc").
    text = repr(content)
    return [
        salted_hmac(f"joinedup.{purpose}", text, secret=key, algorithm="sha256").hexdigest()
        for key in keys
    ]
