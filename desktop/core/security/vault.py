"""The store key, sealed by the recovery key and, if set, by a passphrase (decision 19)."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.security.header_file import Header, Wrapped

KEY_BYTES = 32
_RECOVERY_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ARGON2_TIME = 3
_ARGON2_MEMORY_KIB = 65_536
_ARGON2_LANES = 4


def new_store_key() -> bytes:
    """Return a fresh random 256-bit store key."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_key() -> str:
    """Return a printable 160-bit key: eight groups of four characters, no I, L, O or U."""
    number = int.from_bytes(secrets.token_bytes(_RECOVERY_BYTES), "big")
    letters = [_ALPHABET[number >> shift & 31] for shift in range(155, -1, -5)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, 32, 4))


def make_header(workspace_id: str, store_key: bytes, recovery_key: str, passphrase: str) -> Header:
    """Wrap ``store_key`` by the recovery key and, unless empty, by the passphrase."""
    recovery_salt, passphrase_salt = secrets.token_bytes(16), secrets.token_bytes(16)
    recovery = _seal(_recovery_secret(recovery_key, recovery_salt), recovery_salt, store_key)
    by_passphrase = None
    if passphrase:
        secret = _passphrase_secret(passphrase, passphrase_salt)
        by_passphrase = _seal(secret, passphrase_salt, store_key)
    return Header(workspace_id, recovery, by_passphrase)


def open_by_recovery_key(header: Header, recovery_key: str) -> bytes:
    """Return the store key.

    Raises:
        AppError: RECOVERY_KEY_WRONG.
    """
    try:
        secret = _recovery_secret(recovery_key, header.recovery.salt)
        return _unseal(secret, header.recovery)
    except (InvalidTag, ValueError):
        raise AppError(ErrorCode.RECOVERY_KEY_WRONG) from None


def open_by_passphrase(header: Header, passphrase: str) -> bytes:
    """Return the store key.

    Raises:
        AppError: PASSPHRASE_WRONG, also where no passphrase was ever set.
    """
    if header.passphrase is None:
        raise AppError(ErrorCode.PASSPHRASE_WRONG)
    try:
        secret = _passphrase_secret(passphrase, header.passphrase.salt)
        return _unseal(secret, header.passphrase)
    except InvalidTag:
        raise AppError(ErrorCode.PASSPHRASE_WRONG) from None


def _recovery_secret(recovery_key: str, salt: bytes) -> bytes:
    plain = recovery_key.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    letters = [letter for letter in plain if letter in _ALPHABET]
    if len(letters) != 32:  # noqa: PLR2004 - eight groups of four
        raise ValueError("not a recovery key")
    kdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"career-relay/recovery/v1")
    return kdf.derive("".join(letters).encode("ascii"))


def _passphrase_secret(passphrase: str, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - rarely needed

    return hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=_ARGON2_TIME,
        memory_cost=_ARGON2_MEMORY_KIB,
        parallelism=_ARGON2_LANES,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _seal(secret: bytes, salt: bytes, store_key: bytes) -> Wrapped:
    nonce = secrets.token_bytes(12)
    return Wrapped(salt, nonce, AESGCM(secret).encrypt(nonce, store_key, b"career-relay/store-key"))


def _unseal(secret: bytes, wrapped: Wrapped) -> bytes:
    return AESGCM(secret).decrypt(wrapped.nonce, wrapped.sealed, b"career-relay/store-key")
