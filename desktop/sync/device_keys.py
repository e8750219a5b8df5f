"""Renew the keys of this device, so that no crash and no lost answer locks it out.

Source:
    `docs/wire.md`, "Keys".
"""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.services.workspace.context import Workspace
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import (
    AgencyRow,
    drop_pending_device_key,
    keep_pending_device_key,
    pending_device_key,
    present_agency,
    update_agency,
)
from desktop.core.storage.queries.feed import append_sync_log
from desktop.sync.failures import Remedy, remedy_of
from wire import keys
from wire.api import AgencyApi, AgencyRefusedError
from wire.device_keys import KeyRotation, KeysRotated, proof_of
from wire.messages import seal_context
from wire.problems import Problem
from wire.sealing import SealBrokenError, open_sealed

LINK_KEY_AGE: Final = timedelta(days=365)
"""After so long in use a link key is renewed; links made with the old one stay valid."""

_MAYBE_TAKEN: Final = frozenset({Problem.CONFLICT, Problem.REVOKED})
"""The new key stands there already, or the old one has ended: an earlier question had arrived."""

Connect = Callable[[bytes], AgencyApi]
"""Makes a client that speaks with a device key."""


def is_link_key_due(workspace: Workspace, row: AgencyRow) -> bool:
    """Say whether the link key has been in use for a year, or the agency says so."""
    since = row.kid_since or row.profile.enrolled_at
    return row.is_rotation_due or workspace.clock.now() - since >= LINK_KEY_AGE


def renew_link_key_if_due(workspace: Workspace, client: AgencyApi) -> bool:
    """Renew the link key where it is time; return whether it was renewed.

    Asked first for what the agency holds: where an answer was lost, the new key is there already
    and no second one is made.

    Raises:
        AgencyError: The line broke, or the agency refused this device.
        AppError: AGENCY_REFUSED for a key this device cannot open.
    """
    with workspace.store.read() as connection:
        row = present_agency(connection)
    if not is_link_key_due(workspace, row):
        return False
    device_key = Ed25519PrivateKey.from_private_bytes(row.device_key)
    try:
        answer, link_key = _ask(client, row.device_id, device_key)
        if answer.kid == row.kid:
            answer, link_key = _ask(client, row.device_id, device_key, renews_link_key=True)
    except AgencyRefusedError as error:
        if remedy_of(error) is not Remedy.SET_ASIDE:
            raise
        return False
    with workspace.store.write() as connection:
        _keep_link_key(workspace, connection, answer, link_key)
    return True


def replace_device_key(workspace: Workspace, connect: Connect) -> None:
    """Put a new key in the place of this device's.

    The new key is kept before the agency is told. While it is not known whether the agency took
    it, the next sync asks again (`settle_device_key`).

    Raises:
        AgencyError: The line broke, or the agency refused.
        AppError: NOT_ENROLLED; AGENCY_REFUSED for an answer about another device.
    """
    fresh = Ed25519PrivateKey.generate().private_bytes_raw()
    with workspace.store.write() as connection:
        row = present_agency(connection)
        kept = keep_pending_device_key(connection, fresh)
    new_key = Ed25519PrivateKey.from_private_bytes(kept)
    new_name = keys.device_id(new_key.public_key())
    try:
        found = None if kept == fresh else _known_already(connect(kept), new_name, new_key)
        answer, link_key = found or _ask_anew(connect, row, kept)
    except AgencyRefusedError as error:
        # What is enrolled there already is our only way in: never forgotten, found by its name.
        if remedy_of(error) is Remedy.SET_ASIDE and error.problem not in _MAYBE_TAKEN:
            with workspace.store.write() as connection:
                drop_pending_device_key(connection)
        raise
    if answer.device != new_name:
        raise AppError(ErrorCode.AGENCY_REFUSED)
    with workspace.store.write() as connection:
        update_agency(connection, device_key=kept, device_id=new_name)
        drop_pending_device_key(connection)
        if answer.kid != row.kid:
            _keep_link_key(workspace, connection, answer, link_key)
        append_sync_log(connection, at=workspace.clock.now(), kind="device_key.renewed")
        workspace.audit(connection, "device_key.renewed", device=new_name)


def settle_device_key(workspace: Workspace, connect: Connect) -> None:
    """Finish a change of keys whose answer was lost, before anything else is said.

    Raises:
        AgencyError: The line broke, or neither key may speak.
        AppError: AGENCY_REFUSED for an answer about another device.
    """
    with workspace.store.read() as connection:
        is_pending = pending_device_key(connection) is not None
    if not is_pending:
        return
    try:
        replace_device_key(workspace, connect)
    except AgencyRefusedError as error:
        # It will not take a new key now: the old one goes on speaking.
        if remedy_of(error) is not Remedy.SET_ASIDE:
            raise


def _ask_anew(connect: Connect, row: AgencyRow, kept: bytes) -> tuple[KeysRotated, bytes]:
    """Ask under the old name; where a question of before overtook this one, under the new one."""
    key = Ed25519PrivateKey.from_private_bytes(kept)
    try:
        return _ask(connect(row.device_key), row.device_id, key)
    except AgencyRefusedError as error:
        if error.problem not in _MAYBE_TAKEN:
            raise
        found = _known_already(connect(kept), keys.device_id(key.public_key()), key)
        if found is None:
            raise
        return found


def _known_already(
    client: AgencyApi, name: str, key: Ed25519PrivateKey
) -> tuple[KeysRotated, bytes] | None:
    """Ask under the new name; None where the agency has not heard of it."""
    try:
        return _ask(client, name, key)
    except AgencyRefusedError as error:
        if error.problem is not Problem.UNKNOWN_DEVICE:
            raise
        return None


def _ask(
    client: AgencyApi, name: str, key: Ed25519PrivateKey, *, renews_link_key: bool = False
) -> tuple[KeysRotated, bytes]:
    """Ask under a name for a key to hold from now on; return the answer and the link key."""
    sealing = X25519PrivateKey.generate()
    nonce = keys.b64url(secrets.token_bytes(16))
    request = KeyRotation(
        device_pub=keys.b64url(key.public_key().public_bytes_raw()),
        x25519_pub=keys.b64url(sealing.public_key().public_bytes_raw()),
        proof=proof_of(key, name, nonce),
        nonce=nonce,
        renews_link_key=renews_link_key,
    )
    answer = client.rotate_keys(request)
    try:
        link_key = open_sealed(answer.k_link, sealing, seal_context(answer.device, answer.kid))
    except SealBrokenError as error:
        raise AppError(ErrorCode.AGENCY_REFUSED) from error
    return answer, link_key


def _keep_link_key(
    workspace: Workspace, connection: Connection, answer: KeysRotated, link_key: bytes
) -> None:
    """New links are made with it; those of the old key stay as they are."""
    now = workspace.clock.now()
    update_agency(
        connection, kid=answer.kid, link_key=link_key, kid_since=now, is_rotation_due=False
    )
    append_sync_log(connection, at=now, kind="link_key.renewed")
    workspace.audit(connection, "link_key.renewed", kid=answer.kid)
