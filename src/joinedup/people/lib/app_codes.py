"""Codes of authenticator apps: another one every half minute, made of a secret and the time
(RFC 6238); and codes on paper that stand in for them."""

import secrets
from base64 import b32decode, b32encode
from datetime import datetime
from hmac import digest
from urllib.parse import quote, urlencode

from django.utils.crypto import constant_time_compare

PERIOD = 30  # seconds
DIGITS = 6
# A clock may be wrong by a period, and people take some seconds to type.
NEAR = (-1, 0, 1)
# As many as SHA-1 has, which is what apps reckon with.
SECRET_BYTES = 20

RECOVERY_CODES = 10
RECOVERY_DIGITS = 10


def new_secret() -> str:
    """A secret in capital letters and digits, as apps take it when it is typed."""
    return b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def app_address(secret: str, *, account: str, place: str) -> str:
    """What an app reads from the picture."""
    asked = urlencode({"secret": secret, "issuer": place}, quote_via=quote)
    return f"otpauth://totp/{quote(place)}:{quote(account)}?{asked}"


def code_of(secret: str, step: int) -> str:
    """The code of a period, counted since 1970 (RFC 4226)."""
    mark = digest(b32decode(secret), step.to_bytes(8, "big"), "sha1")
    start = mark[-1] & 0x0F
    number = int.from_bytes(mark[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """Which period's code this is, of those that are near; None for any other code."""
    now = int(at.timestamp()) // PERIOD
    near = (now + each for each in NEAR)
    return next((step for step in near if constant_time_compare(code_of(secret, step), code)), None)


def new_recovery_codes() -> list[str]:
    """Codes to write down; no two are the same."""
    codes: set[str] = set()
    while len(codes) < RECOVERY_CODES:
        codes.add("".join(secrets.choice("0123456789") for _ in range(RECOVERY_DIGITS)))
    return list(codes)
