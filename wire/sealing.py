"""Sealing of the link key to the desktop's X25519 key.

An ephemeral key agreement makes each sealing key good for one message, so a fixed all-zero AES-GCM
nonce is safe here and nowhere else.
"""

from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wire.keys import b64url, from_b64url

_INFO: Final = b"career-relay/sealed-link-key/v1"
_NONCE: Final = bytes(12)


class SealBrokenError(Exception):
    """The sealed key is not for this device, or was altered on the way."""


class Sealed(msgspec.Struct, frozen=True):
    """Bytes only one X25519 key can open.

    Attributes:
        epk: The sender's ephemeral public key, base64url.
        ct: AES-256-GCM ciphertext with tag, base64url.
    """

    epk: str
    ct: str


def seal(secret: bytes, recipient: X25519PublicKey, context: bytes) -> Sealed:
    """Seal a secret so that only `recipient` opens it, and only in the same `context`."""
    ephemeral = X25519PrivateKey.generate()
    epk = ephemeral.public_key().public_bytes_raw()
    key = _key(ephemeral.exchange(recipient), epk + recipient.public_bytes_raw())
    return Sealed(b64url(epk), b64url(AESGCM(key).encrypt(_NONCE, secret, context)))


def open_sealed(sealed: Sealed, recipient: X25519PrivateKey, context: bytes) -> bytes:
    """Open what `seal` closed.

    Raises:
        SealBrokenError: The bytes were altered, or meant for another key or context.
    """
    try:
        epk = from_b64url(sealed.epk)
        shared = recipient.exchange(X25519PublicKey.from_public_bytes(epk))
        key = _key(shared, epk + recipient.public_key().public_bytes_raw())
        return AESGCM(key).decrypt(_NONCE, from_b64url(sealed.ct), context)
    except (InvalidTag, ValueError) as error:
        raise SealBrokenError("the sealed link key cannot be opened") from error


def _key(shared: bytes, salt: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=_INFO).derive(shared)
