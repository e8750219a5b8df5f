"""The header file beside the store.

It holds the 256-bit store key wrapped by the recovery key and, if set, by a passphrase; never the
key itself (decision 19). `desktop.core.security.vault` wraps and opens it.
"""

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.paths import HEADER_NAME

HEADER_VERSION = 1


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


def _to_json(wrapped: Wrapped) -> dict[str, str]:
    return {
        "salt": b64encode(wrapped.salt).decode(),
        "nonce": b64encode(wrapped.nonce).decode(),
        "sealed": b64encode(wrapped.sealed).decode(),
    }


def _from_json(data: dict[str, str]) -> Wrapped:
    return Wrapped(b64decode(data["salt"]), b64decode(data["nonce"]), b64decode(data["sealed"]))
