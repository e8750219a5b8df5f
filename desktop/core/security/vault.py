"""The store key and the header file that wraps it.

The header lies beside the store and holds the 256-bit store key wrapped by the recovery key and,
if set, by a passphrase. It never holds the key itself (decision 19).
"""

import json
import os
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.core.domain.errors import AppError, ErrorCode

HEADER_NAME = "workspace.header.json"
HEADER_VERSION = 1
KEY_BYTES = 32
_RECOVERY_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ARGON2_TIME = 3
_ARGON2_MEMORY_KIB = 65_536
_ARGON2_LANES = 4


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key sealed with AES-256-GCM."""

    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """What lies beside the store. Holds no secret that opens it alone."""

    workspace_id: str
    recovery: Wrapped
    passphrase: Wrapped | None


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


def write_header(folder: Path, header: Header) -> None:
    """Write the header so that a crash leaves the old one or the new one, never half of one."""
    data = {
        "version": HEADER_VERSION,
        "workspace_id": header.workspace_id,
        "recovery": _to_json(header.recovery),
        "passphrase": _to_json(header.passphrase) if header.passphrase else None,
    }
    draft = folder / f"{HEADER_NAME}.new"
    try:
        with draft.open("w", encoding="utf-8") as file:
            json.dump(data, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / HEADER_NAME)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def read_header(folder: Path) -> Header:
    """Read the header of the workspace in ``folder``.

    Raises:
        AppError: WORKSPACE_MISSING, STORE_DAMAGED, STORE_UNWRITABLE where it may not be read, or
            STORE_NEWER for a header of a later version.
    """
    try:
        data = json.loads((folder / HEADER_NAME).read_text(encoding="utf-8"))
        if data["version"] > HEADER_VERSION:
            raise AppError(ErrorCode.STORE_NEWER)
        sealed = data["passphrase"]
        return Header(
            data["workspace_id"],
            _from_json(data["recovery"]),
            _from_json(sealed) if sealed else None,
        )
    except FileNotFoundError:
        raise AppError(ErrorCode.WORKSPACE_MISSING) from None
    except (ValueError, KeyError, TypeError):
        raise AppError(ErrorCode.STORE_DAMAGED) from None
    except OSError as error:
        raise AppError(ErrorCode.STORE_UNWRITABLE) from error


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


def _to_json(wrapped: Wrapped) -> dict[str, str]:
    return {
        "salt": b64encode(wrapped.salt).decode(),
        "nonce": b64encode(wrapped.nonce).decode(),
        "sealed": b64encode(wrapped.sealed).decode(),
    }


def _from_json(data: dict[str, str]) -> Wrapped:
    return Wrapped(b64decode(data["salt"]), b64decode(data["nonce"]), b64decode(data["sealed"]))
