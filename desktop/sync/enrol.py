"""Enrol this workspace at an agency."""

import secrets

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.workspace import AgencyProfile
from desktop.core.services.workspace.context import Workspace
from desktop.core.settings import APP_ID
from desktop.core.storage.queries.agency import (
    drop_pending_keys,
    insert_agency,
    keep_pending_keys,
    present_agency,
    read_agency_row,
)
from desktop.core.storage.queries.feed import append_sync_log
from desktop.sync.address import AgencyAddress, MakeClient
from desktop.sync.failures import error_of
from wire.api import AgencyError
from wire.enrolment_string import EnrolmentString, InvalidEnrolmentStringError, parse
from wire.keys import b64url, from_b64url
from wire.messages import Enrolment, EnrolmentRequest, seal_context
from wire.sealing import SealBrokenError, open_sealed


def enrol(workspace: Workspace, make_client: MakeClient, typed: str) -> AgencyProfile:
    """Enrol by the string an agency handed out, and keep what it answers.

    The device's keys are kept before the code is sent: if the answer is lost, the same device can
    ask again with the same code.

    Raises:
        AppError: ENROLMENT_INVALID, ENROLMENT_EXPIRED, ENROLMENT_USED, AGENCY_WRONG_KEY,
            AGENCY_UNREACHABLE, ALREADY_ENROLLED or another ``SYNC_…`` code; nothing is stored.
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
        if read_agency_row(connection) is not None:
            raise AppError(ErrorCode.ALREADY_ENROLLED)
        return keep_pending_keys(connection, target.code, device_key, sealing_key)


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
        "employer_id": answer.employer,
        "device_id": answer.device,
        "device_key": device_key,
        "kid": answer.kid,
        "link_key": link_key,
        "relay_base": answer.relay_base_url,
        "enrolled_at": now,
        "batch_seq": answer.head.seq,
        "batch_head": answer.head.id,
        "last_success_at": now,
    }
    with workspace.store.write() as connection:
        insert_agency(connection, values)
        drop_pending_keys(connection)
        append_sync_log(connection, at=now, kind="enrolled")
        workspace.audit(connection, "agency.enrolled", kid=answer.kid)
        return present_agency(connection).profile
