"""New keys for a device that is enrolled, and an end for one that is lost."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from sqlalchemy import Connection

from agency.clock import moment, seconds
from agency.refusal import refuse
from agency.service.context import Agency
from agency.service.enrolments import keys_of, new_link_key
from agency.service.links import KEY_USE
from agency.store import devices, routes
from agency.store.devices import Device, NewDevice
from wire import device_keys, sealing
from wire.device_keys import DeviceRevoked, KeyRotation, KeysRotated
from wire.messages import BatchHead, seal_context
from wire.problems import Problem


def rotate(agency: Agency, device: Device, device_id: str, request: KeyRotation) -> KeysRotated:
    """Put a new key in the place of the one that signed, and renew the link key where due.

    Raises:
        Refusal: It is another device's name, a key cannot be read, the new key has not signed, or
            it is enrolled already.
    """
    if device_id != device.id:
        raise refuse(Problem.NOT_FOUND, 404)
    new_id, recipient = keys_of(request.device_pub, request.x25519_pub)
    _check_proof(request, device.id)
    employer_id, now = device.employer.id, agency.clock.now()
    with agency.store.of_employer(employer_id) as connection:
        current = devices.find(connection, device.id) or device
        if current.is_revoked:
            # Revoked while this request waited for the lock.
            raise refuse(Problem.REVOKED, 403)
        if new_id != device.id:
            _replace(connection, current, new_id, request.device_pub, at=seconds(now))
        kid = _link_key(connection, employer_id, now, is_asked=request.renews_link_key)
    agency.links.forget()
    head = BatchHead(seq=current.seq, id=current.head)
    return _answer(agency, recipient, new_id, kid=kid, head=head)


def revoke(agency: Agency, device: Device, device_id: str) -> DeviceRevoked:
    """Let a device of the same employer speak no more; the same answer however often.

    Raises:
        Refusal: The employer has no such device.
    """
    at = seconds(agency.clock.now())
    with agency.store.of_employer(device.employer.id) as connection:
        revoked_at = devices.revoke(connection, device.employer.id, device_id, at=at)
    if revoked_at is None:
        raise refuse(Problem.NOT_FOUND, 404)
    return DeviceRevoked(device=device_id, server_time=moment(revoked_at))


def _check_proof(request: KeyRotation, device_id: str) -> None:
    try:
        is_proven = device_keys.is_proven(request, device_id)
    except ValueError as error:
        raise refuse(Problem.SCHEMA, 422, "the proof cannot be read") from error
    if not is_proven:
        raise refuse(Problem.SIGNATURE, 401, "proof")


def _replace(connection: Connection, old: Device, new_id: str, public_key: str, *, at: int) -> None:
    is_free = routes.find(connection, routes.of_device(new_id)) is None
    if not is_free or not routes.add(connection, routes.of_device(new_id), old.employer.id):
        raise refuse(Problem.CONFLICT, 409, "this key is enrolled already")
    app = devices.app_of(connection, old.employer.id, old.id)
    new = NewDevice(new_id, old.employer.id, public_key, app, old.is_demo, old.seq, old.head)
    devices.add(connection, new, at=at)
    devices.revoke(connection, old.employer.id, old.id, at=at)


def _link_key(connection: Connection, employer_id: int, now: datetime, *, is_asked: bool) -> int:
    active = devices.active_link_key(connection, employer_id)
    if active is None or is_asked or now >= moment(active[1]) + KEY_USE:
        return new_link_key(connection, employer_id, at=seconds(now))
    return active[0]


def _answer(
    agency: Agency, recipient: X25519PublicKey, device_id: str, *, kid: int, head: BatchHead
) -> KeysRotated:
    context = seal_context(device_id, kid)
    return KeysRotated(
        device=device_id,
        kid=kid,
        k_link=sealing.seal(agency.secrets.link_key(kid), recipient, context),
        agency_keys=(agency.secrets.public,),
        head=head,
    )
