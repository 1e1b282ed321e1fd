"""Passkeys of tests."""

import json
from hashlib import sha256
from secrets import token_bytes

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from joinedup.people.models import Passkey

FLAG = AuthenticatorData.FLAG


def make_passkey(member, **fields):
    """One that lies somewhere and never answers."""
    known = {"name": "Phone", "credential_id": f"id-{Passkey.objects.count()}", "credential": "AA"}
    return Passkey.objects.create(member=member, added_at=timezone.now(), **known | fields)


class SoftKey:
    """A passkey that is made of software: it answers what a page asks, as a browser hands it on."""

    def __init__(self, origin, *, unlocks=True):
        self.origin = origin
        # Whether it saw a finger or a face, and not just a touch.
        self.flags = FLAG.UP | (FLAG.UV if unlocks else FLAG(0))
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = token_bytes(16)

    def create(self, question):
        """A new one."""
        data = AttestedCredentialData.create(
            Aaguid.NONE, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        signed = AuthenticatorData.create(
            _hash(question["rp"]["id"]), self.flags | FLAG.AT, 0, data
        )
        shown = AttestationObject.create("none", signed, {})
        client = self._client(CollectedClientData.TYPE.CREATE, question)
        return self._answer(clientDataJSON=client, attestationObject=shown)

    def get(self, question):
        """It answers."""
        signed = AuthenticatorData.create(_hash(question["rpId"]), self.flags, 0)
        client = self._client(CollectedClientData.TYPE.GET, question)
        signature = self.key.sign(signed + client.hash, ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=signed, signature=signature)

    def _client(self, kind, question):
        return CollectedClientData.create(kind, websafe_decode(question["challenge"]), self.origin)

    def _answer(self, **response):
        name = websafe_encode(self.id)
        parts = {each: websafe_encode(value) for each, value in response.items()}
        answer = {"id": name, "rawId": name, "type": "public-key", "response": parts}
        return json.dumps(answer | {"clientExtensionResults": {}})


def _hash(place):
    return sha256(place.encode()).digest()
