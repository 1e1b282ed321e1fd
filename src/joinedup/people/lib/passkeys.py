"""What a browser is asked to hand to a passkey, and whether the passkey answered (WebAuthn).

The page holds the question, signed; nothing of it is kept before it is answered.
"""

import json
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from joinedup.core.site import place_name

_SALT = "joinedup.people.passkey"
# A page may lie open for a while before somebody presses.
_ANSWER_WITHIN = 3600  # seconds
# The passkey asks for a finger, a face or a code of its own: so it is two things in one.
_VERIFIED = UserVerificationRequirement.REQUIRED
_LONGEST = 20_000  # letters of an answer; they have some hundreds


class NotAccepted(Exception):
    """No answer to what we asked, or of no passkey that we know."""


@dataclass(frozen=True)
class Question:
    """``options`` go to the browser, as JSON; ``token`` comes back with the answer."""

    options: str
    token: str


@dataclass(frozen=True)
class NewPasskey:
    """What is kept of a passkey: what names it, and its public key. Neither opens anything."""

    credential_id: str
    credential: str


def passkeys_work() -> bool:
    """Whether browsers take passkeys at our address: they ask for https, and a name, no number."""
    address = urlsplit(settings.ADDRESS)
    host = address.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return address.scheme == "https" or host == "localhost"
    return False


def ask_for_new(purpose: str, *, number: int, email: str, name: str, known: list[str]) -> Question:
    """Ask for a new passkey of a member; ``known`` are their credentials so far."""
    user = PublicKeyCredentialUserEntity(id=str(number).encode(), name=email, display_name=name)
    options, state = _server().register_begin(
        user,
        [AttestedCredentialData(websafe_decode(each)) for each in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=_VERIFIED,
    )
    return _question(purpose, options, state)


def ask_for_any(purpose: str) -> Question:
    """Ask for any passkey that the person has for this place."""
    options, state = _server().authenticate_begin(user_verification=_VERIFIED)
    return _question(purpose, options, state)


def challenge_of(token: str, purpose: str) -> str:
    """What names a question. Raises NotAccepted where it was asked for something else, or long
    ago, or not by us."""
    try:
        asked, challenge = signing.loads(token, salt=_SALT, max_age=_ANSWER_WITHIN)
    except signing.BadSignature as error:
        raise NotAccepted from error
    if asked != purpose:
        raise NotAccepted
    return challenge


def read_new(challenge: str, answer: str) -> NewPasskey:
    """The new passkey. Raises NotAccepted."""
    try:
        response = RegistrationResponse.from_dict(_read(answer))
        data = _server().register_complete(_state(challenge), response).credential_data
        if data is None:
            raise NotAccepted
        return NewPasskey(websafe_encode(data.credential_id), websafe_encode(data))
    except _REFUSALS as error:
        raise NotAccepted from error


def named_in(answer: str) -> str:
    """Which passkey says that it answers. Raises NotAccepted."""
    try:
        return websafe_encode(AuthenticationResponse.from_dict(_read(answer)).raw_id)
    except _REFUSALS as error:
        raise NotAccepted from error


def check_answer(challenge: str, answer: str, credential: str) -> None:
    """Raises NotAccepted unless this passkey has answered this question, on our own pages."""
    try:
        known = AttestedCredentialData(websafe_decode(credential))
        _server().authenticate_complete(_state(challenge), [known], _read(answer))
    except _REFUSALS as error:
        raise NotAccepted from error


# What fido2 says of answers that are wrong, spoilt or made up.
_REFUSALS = (ValueError, TypeError, KeyError, AttributeError, IndexError)


def _server() -> Fido2Server:
    # Not on a page of an address below ours, which may be somebody else's.
    host, ours = _host(), _origin()
    place = PublicKeyCredentialRpEntity(id=host, name=place_name())
    return Fido2Server(place, verify_origin=lambda origin: origin == ours)


def _host() -> str:
    """The name of our address as browsers write it: small, and in plain letters."""
    return (urlsplit(settings.ADDRESS).hostname or "").encode("idna").decode()


def _origin() -> str:
    """Our address as browsers write it."""
    address = urlsplit(settings.ADDRESS)
    usual = {"http": 80, "https": 443}[address.scheme]
    port = f":{address.port}" if address.port and address.port != usual else ""
    return f"{address.scheme}://{_host()}{port}"


def _question(purpose: str, options: Any, state: Any) -> Question:
    token = signing.dumps([purpose, state["challenge"]], salt=_SALT)
    return Question(json.dumps(dict(options)["publicKey"]), token)


def _state(challenge: str) -> dict[str, object]:
    return {"challenge": challenge, "user_verification": _VERIFIED}


def _read(answer: str) -> Any:
    if len(answer) > _LONGEST:
        raise ValueError("An answer is shorter than this.")
    return json.loads(answer)
