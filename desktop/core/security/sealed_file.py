"""The content of one file under a key of its own: without the key it is noise for good."""

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.core.domain.errors import AppError, ErrorCode

_MARK: Final = b"CRA1"
_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32


def new_file_key() -> bytes:
    """Return a fresh random 256-bit key, for one file and never for another."""
    return secrets.token_bytes(_KEY_BYTES)


def seal(key: bytes, number: int, content: bytes) -> bytes:
    """Return the content encrypted and bound to its number, by AES-256-GCM."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _MARK + nonce + AESGCM(key).encrypt(nonce, content, _bound_to(number))


def unseal(key: bytes, number: int, sealed: bytes) -> bytes:
    """Return the content.

    Raises:
        AppError: ATTACHMENT_DAMAGED for bytes that were changed or belong to another number.
    """
    if not sealed.startswith(_MARK):
        raise AppError(ErrorCode.ATTACHMENT_DAMAGED)
    nonce, rest = sealed[4 : 4 + _NONCE_BYTES], sealed[4 + _NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, rest, _bound_to(number))
    except (InvalidTag, ValueError):
        raise AppError(ErrorCode.ATTACHMENT_DAMAGED) from None


def _bound_to(number: int) -> bytes:
    return b"career-relay/attachment/v1/%d" % number
