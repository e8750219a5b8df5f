"""Public keys as the contract writes them, and the names derived from them."""

import base64
import hashlib
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wire import crockford

FINGERPRINT_BYTES: Final = 10
KEY_BYTES: Final = 32
_NAME_BYTES: Final = 15


def b64url(data: bytes) -> str:
    """Return unpadded base64url, the spelling of RFC 8037 key members."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_b64url(text: str) -> bytes:
    """Read unpadded base64url.

    Raises:
        ValueError: The text is not base64url.
    """
    padded = text.encode("ascii") + b"=" * (-len(text) % 4)
    return base64.b64decode(padded, altchars=b"-_", validate=True)


def public_key(text: str) -> Ed25519PublicKey:
    """Read an Ed25519 public key from base64url.

    Raises:
        ValueError: The text is not a key.
    """
    return Ed25519PublicKey.from_public_bytes(from_b64url(text))


def fingerprint(key: Ed25519PublicKey) -> str:
    """Return the first 80 bits of the key's SHA-256 as 16 Crockford symbols (decision 9)."""
    return crockford.encode(_hash(key)[:FINGERPRINT_BYTES])


def agency_key_id(key: Ed25519PublicKey) -> str:
    """Return the name under which an agency key signs."""
    return "a_" + crockford.encode(_hash(key)[:_NAME_BYTES])


def device_id(key: Ed25519PublicKey) -> str:
    """Return the name of a device, derived from its key so that it proves itself at enrolment."""
    return "d_" + crockford.encode(_hash(key)[:_NAME_BYTES])


def _hash(key: Ed25519PublicKey) -> bytes:
    return hashlib.sha256(key.public_bytes_raw()).digest()
