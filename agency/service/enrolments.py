"""Taking part: one-time codes and the answer to a device that brings one."""

import secrets
from datetime import timedelta
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from sqlalchemy import Connection

from agency.clock import seconds
from agency.refusal import refuse, refuse_rate
from agency.service.context import Agency, network_of
from agency.service.models import tell_published
from agency.store import devices, employers, routes
from agency.store.devices import Device, NewDevice
from agency.store.employers import Employer
from wire import crockford, keys, limits, sealing
from wire.enrolment_string import EnrolmentString
from wire.link_token import MAX_KID
from wire.messages import BatchHead, Enrolment, EnrolmentRequest, seal_context
from wire.problems import Problem

_ID_BITS: Final = 62


def create_code(agency: Agency, company: str, *, mail_domain: str = "") -> EnrolmentString:
    """Add an employer and return the enrolment string to hand out; good for 72 hours."""
    now = agency.clock.now()
    terms_version = agency.profile.terms.version
    employer = Employer(secrets.randbits(_ID_BITS), company, mail_domain.lower(), terms_version)
    with agency.store.of_nobody() as connection:
        employers.add(connection, employer, at=seconds(now))
        return _add_code(agency, connection, employer.id)


def create_code_for(agency: Agency, employer_id: int) -> EnrolmentString | None:
    """Return an enrolment string for one more device of an employer, or `None` if there is none."""
    with agency.store.of_employer(employer_id) as connection:
        if employers.find(connection, employer_id) is None:
            return None
        return _add_code(agency, connection, employer_id)


def _add_code(agency: Agency, connection: Connection, employer_id: int) -> EnrolmentString:
    code = crockford.encode(secrets.token_bytes(keys.FINGERPRINT_BYTES))
    code_key = agency.secrets.keyed("enrolment", code)
    expires_at = agency.clock.now() + timedelta(hours=limits.ENROLMENT_CODE_HOURS)
    devices.add_code(connection, employer_id, code_key, expires_at=seconds(expires_at))
    routes.add(connection, routes.of_code(code_key), employer_id)
    host = agency.public_url.partition("://")[2]
    return EnrolmentString(host, code, agency.secrets.fingerprint)


def enrol(agency: Agency, request: EnrolmentRequest, *, address: str) -> tuple[Enrolment, bool]:
    """Enrol the device whose signature was checked; return the answer and whether it is new.

    Raises:
        Refusal: The code is unknown, old or taken, or the device is a demo's.
    """
    if request.demo and not agency.policy.takes_demo_devices:
        raise refuse(Problem.DEMO_ONLY, 403)
    device_id, recipient = keys_of(request.device_pub, request.x25519_pub)
    code_key = agency.secrets.keyed("enrolment", crockford.tidy(request.code))
    with agency.store.reading() as connection:
        employer_id = routes.find(connection, routes.of_code(code_key))
    if employer_id is None:
        raise _guessed(agency, address)
    at = seconds(agency.clock.now())
    with agency.store.of_employer(employer_id) as connection:
        is_new = _take_code(connection, employer_id, code_key, request, device_id=device_id, at=at)
        employers.note_network(connection, employer_id, network_of(address))
        active = devices.active_link_key(connection, employer_id)
        if active is None:
            tell_published(agency, connection, employer_id)
        kid = new_link_key(connection, employer_id, at=at) if active is None else active[0]
        device = devices.find(connection, device_id)
        if device is not None and device.is_revoked:
            raise refuse(Problem.REVOKED, 403)
    if device is None:
        raise RuntimeError("the device was just added")
    agency.links.forget()
    return _answer(agency, recipient, device, kid), is_new


def new_link_key(connection: Connection, employer_id: int, *, at: int) -> int:
    """Make a link key under a free random number, and return that number."""
    while True:
        kid = secrets.randbelow(MAX_KID) + 1
        if routes.find(connection, routes.of_kid(kid)) is None and routes.add(
            connection, routes.of_kid(kid), employer_id
        ):
            devices.add_link_key(connection, employer_id, kid, at=at)
            return kid


def keys_of(device_pub: str, x25519_pub: str) -> tuple[str, X25519PublicKey]:
    """Return the name of a device by its key, and the key its link key is sealed to.

    Raises:
        Refusal: A key cannot be read.
    """
    try:
        device_id = keys.device_id(keys.public_key(device_pub))
        return device_id, X25519PublicKey.from_public_bytes(keys.from_b64url(x25519_pub))
    except ValueError as error:
        raise refuse(Problem.SCHEMA, 422, "a key cannot be read") from error


def _take_code(
    connection: Connection,
    employer_id: int,
    code_key: str,
    request: EnrolmentRequest,
    *,
    device_id: str,
    at: int,
) -> bool:
    code = devices.code(connection, employer_id, code_key)
    if code is None:
        raise RuntimeError("a route leads to no code")
    if code.device_id == device_id:
        return False
    if code.device_id is not None:
        raise refuse(Problem.ENROLMENT_USED, 409)
    if code.expires_at <= at:
        raise refuse(Problem.ENROLMENT_CODE, 403, "expired")
    if devices.find(connection, device_id) is not None:
        raise refuse(Problem.ENROLMENT_USED, 409, "this device is enrolled already")
    if not routes.add(connection, routes.of_device(device_id), employer_id):
        raise refuse(Problem.ENROLMENT_USED, 409, "this device is enrolled already")
    device = NewDevice(device_id, employer_id, request.device_pub, request.app, request.demo)
    devices.add(connection, device, at=at)
    devices.take_code(connection, employer_id, code_key, device_id)
    return True


def _guessed(agency: Agency, address: str) -> Exception:
    # An unknown code cannot be counted against a code, so it counts against the network: ten tries
    # an hour against 80 random bits.
    wait_s = agency.buckets.wait_s(
        f"guess {network_of(address)}",
        per_minute=1,
        burst=limits.ENROLMENT_CODE_TRIES,
        now=agency.clock.now(),
    )
    return refuse_rate(wait_s) if wait_s else refuse(Problem.ENROLMENT_CODE, 403, "unknown")


def _answer(agency: Agency, recipient: X25519PublicKey, device: Device, kid: int) -> Enrolment:
    context = seal_context(device.id, kid)
    return Enrolment(
        employer=device.employer.public_id,
        employer_name=device.employer.name,
        device=device.id,
        kid=kid,
        k_link=sealing.seal(agency.secrets.link_key(kid), recipient, context),
        agency_keys=(agency.secrets.public,),
        agency=agency.profile.agency,
        terms=agency.terms_for(device.employer),
        relay_base_url=agency.public_url,
        head=BatchHead(seq=device.seq, id=device.head),
    )
