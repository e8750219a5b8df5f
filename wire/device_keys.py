"""Renewal and revocation of a device's keys, and renewal of its link key.

Source:
    `docs/wire.md`, "Keys".
"""

from datetime import datetime
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wire import keys
from wire.messages import BatchHead, Jwk
from wire.sealing import Sealed

_CONTEXT: Final = b"career-relay/device-key/v1\x00"


class KeyRotation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of `POST /v1/devices/{id}/keys`, signed with the present key of the device.

    Attributes:
        device_pub: The new Ed25519 public key, or the present one where only the link key is
            asked for; base64url.
        x25519_pub: Key the link key is sealed to, base64url.
        proof: Signature of `device_pub` over `proof_bytes`, base64url: the new key signs too.
        nonce: 16 random bytes, base64url.
        renews_link_key: Ask for a new link key, whatever the age of the present one.
    """

    device_pub: str
    x25519_pub: str
    proof: str
    nonce: str
    renews_link_key: bool = False


class KeysRotated(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `POST /v1/devices/{id}/keys`.

    Attributes:
        device: Name of the device from now on: `keys.device_id` of the new key.
        kid: Number of the link key new links are minted with.
        k_link: That key, sealed to `x25519_pub` in the context `seal_context(device, kid)`.
        agency_keys: Keys that sign answers.
        head: Last batch of this device; its numbers go on.
    """

    device: str
    kid: int
    k_link: Sealed
    agency_keys: tuple[Jwk, ...]
    head: BatchHead


class DeviceRevoked(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `DELETE /v1/devices/{id}/keys`; the same however often it is asked."""

    device: str
    server_time: datetime


def proof_of(key: Ed25519PrivateKey, device: str, nonce: str) -> str:
    """Return the new key's own signature on its taking over from `device`."""
    public = keys.b64url(key.public_key().public_bytes_raw())
    return keys.b64url(key.sign(proof_bytes(device, public, nonce)))


def is_proven(request: KeyRotation, device: str) -> bool:
    """Tell whether the new key has signed its taking over.

    Raises:
        ValueError: A key or the signature cannot be read.
    """
    signed = proof_bytes(device, request.device_pub, request.nonce)
    try:
        keys.public_key(request.device_pub).verify(keys.from_b64url(request.proof), signed)
    except InvalidSignature:
        return False
    return True


def proof_bytes(device: str, device_pub: str, nonce: str) -> bytes:
    """Return what both keys agree on: which device, which new key, at which occasion."""
    return _CONTEXT + f"{device}|{device_pub}|{nonce}".encode()
