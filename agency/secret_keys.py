"""The agency's secrets: its signing key, the master of all link keys, and the pepper.

No secret of one employer is stored: link keys are derived from the master and the kid. The file
stands in for a key service or systemd credentials in production.
"""

import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wire import keys
from wire.messages import Jwk

_SECRET_BYTES: Final = 32
_OWNER_ONLY: Final = 0o600


class _File(msgspec.Struct, frozen=True):
    signing: bytes
    link_master: bytes
    pepper: bytes


@dataclass(frozen=True, slots=True, repr=False)
class SecretKeys:
    """All secrets of one agency. Never printed."""

    signing: Ed25519PrivateKey
    link_master: bytes
    pepper: bytes

    @property
    def key_id(self) -> str:
        """Name of the signing key."""
        return keys.agency_key_id(self.signing.public_key())

    @property
    def fingerprint(self) -> str:
        """First 80 bits of the signing key's hash, for the enrolment string."""
        return keys.fingerprint(self.signing.public_key())

    @property
    def public(self) -> Jwk:
        """The public half of the signing key."""
        raw = self.signing.public_key().public_bytes_raw()
        return Jwk(kid=self.key_id, x=keys.b64url(raw))

    def link_key(self, kid: int) -> bytes:
        """Return the link key of one number."""
        info = b"cr-link" + kid.to_bytes(4)
        derivation = HKDF(algorithm=SHA256(), length=_SECRET_BYTES, salt=None, info=info)
        return derivation.derive(self.link_master)

    def keyed(self, purpose: str, *parts: str) -> str:
        """Return a keyed hash under which something may be counted without being known."""
        text = "\x00".join((purpose, *parts)).encode()
        return hmac.digest(self.pepper, text, "sha256").hex()


def load_or_create(path: Path) -> SecretKeys:
    """Read the secrets of an agency, or make them, readable by their owner only."""
    if not path.exists():
        fresh = _File(*(secrets.token_bytes(_SECRET_BYTES) for _ in _File.__struct_fields__))
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(fresh))
    stored = msgspec.json.decode(path.read_bytes(), type=_File)
    signing = Ed25519PrivateKey.from_private_bytes(stored.signing)
    return SecretKeys(signing, stored.link_master, stored.pepper)
