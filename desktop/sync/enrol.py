"""Enrol this workspace at an agency."""

import secrets
from collections.abc import Mapping
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import AgencyProfile
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import APP_ID
from desktop.core.storage.engine import Connection
from desktop.core.storage.queries.agency import (
    AgencyRow,
    drop_pending_device_key,
    drop_pending_keys,
    insert_agency,
    keep_pending_keys,
    present_agency,
    read_agency_row,
    update_agency,
)
from desktop.core.storage.queries.feed import append_sync_log
from desktop.sync.address import AgencyAddress, MakeClient
from desktop.sync.failures import error_of
from wire.api import AgencyError
from wire.enrolment_string import EnrolmentString, InvalidEnrolmentStringError, parse
from wire.keys import b64url, fingerprint, from_b64url
from wire.messages import Enrolment, EnrolmentRequest, seal_context
from wire.sealing import SealBrokenError, open_sealed


def enrol(workspace: Workspace, make_client: MakeClient, typed: str) -> AgencyProfile:
    """Enrol by the string an agency handed out, and keep what it answers.

    The device's keys are kept before the code is sent: if the answer is lost, the same device can
    ask again with the same code. A device whose connection the agency ended comes back with a new
    string of the same agency for the same company: as a new device, with everything it knew.

    Raises:
        AppError: ENROLMENT_INVALID, ENROLMENT_EXPIRED, ENROLMENT_USED, AGENCY_WRONG_KEY,
            AGENCY_UNREACHABLE, ALREADY_ENROLLED (also for another agency or another company) or
            another ``SYNC_…`` code; nothing is stored.
    """
    try:
        target = parse(typed)
    except InvalidEnrolmentStringError:
        raise AppError(ErrorCode.ENROLMENT_INVALID) from None
    device_key, sealing_key = _keys(workspace, target)
    address = AgencyAddress(target.base_url, target.fingerprint, b"", device_key)
    try:
        answer = _ask(workspace, make_client, address, (target, sealing_key))
        link_key = _link_key(answer, sealing_key)
    except AgencyError as error:
        raise error_of(error) from error
    except SealBrokenError as error:
        raise AppError(ErrorCode.AGENCY_WRONG_KEY) from error
    return _keep(workspace, target, answer, (device_key, link_key))


def _keys(workspace: Workspace, target: EnrolmentString) -> tuple[bytes, bytes]:
    device_key = Ed25519PrivateKey.generate().private_bytes_raw()
    sealing_key = X25519PrivateKey.generate().private_bytes_raw()
    with workspace.store.write() as connection:
        row = read_agency_row(connection)
        if row is not None and not _may_come_back(row, target):
            raise AppError(ErrorCode.ALREADY_ENROLLED)
        return keep_pending_keys(connection, target.code, device_key, sealing_key)


def _may_come_back(row: AgencyRow, target: EnrolmentString) -> bool:
    """Say whether the agency ended this device's connection and the string is of that agency."""
    known = fingerprint(Ed25519PublicKey.from_public_bytes(row.public_key))
    return row.attention == ErrorCode.AGENCY_REVOKED.value and target.fingerprint == known


def _ask(
    workspace: Workspace,
    make_client: MakeClient,
    address: AgencyAddress,
    secrets_of: tuple[EnrolmentString, bytes],
) -> Enrolment:
    target, sealing_key = secrets_of
    client = make_client(address)
    device = Ed25519PrivateKey.from_private_bytes(address.device_key)
    sealing = X25519PrivateKey.from_private_bytes(sealing_key)
    request = EnrolmentRequest(
        code=target.code,
        device_pub=b64url(device.public_key().public_bytes_raw()),
        x25519_pub=b64url(sealing.public_key().public_bytes_raw()),
        app=APP_ID,
        nonce=b64url(secrets.token_bytes(16)),
        demo=workspace.is_demo,
    )
    return client.enrol(request)


def _link_key(answer: Enrolment, sealing_key: bytes) -> bytes:
    recipient = X25519PrivateKey.from_private_bytes(sealing_key)
    return open_sealed(answer.k_link, recipient, seal_context(answer.device, answer.kid))


def _keep(
    workspace: Workspace,
    target: EnrolmentString,
    answer: Enrolment,
    keys: tuple[bytes, bytes],
) -> AgencyProfile:
    device_key, link_key = keys
    now = workspace.clock.now()
    values = {
        "base_url": target.base_url,
        "name": answer.agency.name,
        "licence_number": answer.agency.licence_number,
        "contact_email": answer.agency.contact_email,
        "contact_phone": answer.agency.contact_phone,
        "terms_version": answer.terms.version,
        "ratio": answer.terms.ratio,
        "terms": msgspec.json.encode(answer.terms),
        "public_key": from_b64url(answer.agency_keys[0].x),
        "device_id": answer.device,
        "device_key": device_key,
        "kid": answer.kid,
        "link_key": link_key,
        "relay_base": answer.relay_base_url,
        "batch_seq": answer.head.seq,
        "batch_head": answer.head.id,
        "last_success_at": now,
    }
    with workspace.store.write() as connection:
        before = read_agency_row(connection)
        if before is None:
            told = {"employer_id": answer.employer, "enrolled_at": now}
            insert_agency(connection, {**values, **told})
        elif before.employer_id != answer.employer:
            # Its ledger and links are another company's.
            raise AppError(ErrorCode.ALREADY_ENROLLED)
        else:
            _come_back(connection, before, values)
        drop_pending_keys(connection)
        append_sync_log(connection, at=now, kind="enrolled")
        workspace.audit(connection, "agency.enrolled", kid=answer.kid)
        return present_agency(connection).profile


def _come_back(connection: Connection, before: AgencyRow, values: Mapping[str, Any]) -> None:
    """Speak as a new device; ledger, cursor, links and batches stay, and since when."""
    update_agency(connection, **values, attention="", failures=0, next_try_at=None)
    if before.kid != values["kid"]:
        update_agency(connection, kid_since=values["last_success_at"], is_rotation_due=False)
    # A key that was to follow the one that ended leads nowhere any more.
    drop_pending_device_key(connection)
