"""What has to be read again by the program, and opens nothing for whoever has a copy of the
database: sealed with a key made of the installation's own."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


class CannotOpen(Exception):
    """None of our keys sealed this, or it was changed since."""


def seal(text: str) -> str:
    """The text as it is kept."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again. Raises CannotOpen."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise CannotOpen from error


def sealed_anew(sealed: str) -> str | None:
    """The same, sealed with the newest key, so that older ones may go; None where it is already.
    Raises CannotOpen."""
    try:
        _lock(settings.SECRET_KEY).decrypt(sealed.encode())
    except InvalidToken:
        return seal(unseal(sealed))
    return None


def _box() -> MultiFernet:
    # The first one seals, each opens.
    return MultiFernet(map(_lock, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)))


def _lock(key: str) -> Fernet:
    derived = salted_hmac("joinedup.sealing", "", secret=key, algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(derived))
