"""Taking part: one-time codes and the answer to a device that brings one."""

import secrets
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from sqlalchemy import Connection

from agency.clock import seconds
from agency.refusal import refuse, refuse_rate
from agency.service.context import Agency, network_of
from agency.store import employers
from agency.store.employers import Device, NewDevice
from wire import crockford, keys, limits, sealing
from wire.enrolment_string import EnrolmentString
from wire.messages import BatchHead, Enrolment, EnrolmentRequest, seal_context
from wire.problems import Problem

_HOUR_MINUTES = 60


def create_code(agency: Agency, company: str, *, mail_domain: str = "") -> EnrolmentString:
    """Add an employer and return the enrolment string to hand out; good for 72 hours."""
    code = crockford.encode(secrets.token_bytes(keys.FINGERPRINT_BYTES))
    now = agency.clock.now()
    with agency.store.writing() as connection:
        number = employers.add_employer(
            connection,
            employer_id=f"e_{secrets.token_hex(8)}",
            name=company,
            mail_domain=mail_domain.lower(),
            at=seconds(now),
        )
        employers.add_code(
            connection,
            code_key=agency.secrets.keyed("enrolment", code),
            employer_no=number,
            expires_at=seconds(now + timedelta(hours=limits.ENROLMENT_CODE_HOURS)),
        )
    host = agency.public_url.partition("://")[2]
    return EnrolmentString(host, code, agency.secrets.fingerprint)


def enrol(agency: Agency, request: EnrolmentRequest, *, address: str) -> tuple[Enrolment, bool]:
    """Enrol the device whose signature was checked; return the answer and whether it is new.

    Raises:
        Refusal: The code is unknown, old or taken, or the device is a demo's.
    """
    if request.demo and not agency.policy.takes_demo_devices:
        raise refuse(Problem.DEMO_ONLY, 403)
    device_id, recipient = _keys_of(request)
    with agency.store.writing() as connection:
        is_new = _take_code(agency, connection, request, device_id=device_id, address=address)
        device = employers.device(connection, device_id)
        if device is None:
            raise RuntimeError("the device was just added")
        employers.note_network(connection, device.employer.no, network_of(address))
        now = seconds(agency.clock.now())
        kid = employers.active_kid(connection, device.employer.no, at=now)
    agency.links.forget()
    return _answer(agency, recipient, device, kid), is_new


def _keys_of(request: EnrolmentRequest) -> tuple[str, X25519PublicKey]:
    try:
        device_id = keys.device_id(keys.public_key(request.device_pub))
        return device_id, X25519PublicKey.from_public_bytes(keys.from_b64url(request.x25519_pub))
    except ValueError as error:
        raise refuse(Problem.SCHEMA, 422, "a key cannot be read") from error


def _take_code(
    agency: Agency,
    connection: Connection,
    request: EnrolmentRequest,
    *,
    device_id: str,
    address: str,
) -> bool:
    code_key = agency.secrets.keyed("enrolment", crockford.tidy(request.code))
    code = employers.code(connection, code_key)
    now = seconds(agency.clock.now())
    if code is None:
        raise _guessed(agency, address)
    if code.device_id == device_id:
        return False
    if code.device_id is not None:
        raise refuse(Problem.ENROLMENT_USED, 409)
    if code.expires_at <= now:
        raise refuse(Problem.ENROLMENT_CODE, 403, "expired")
    if employers.device(connection, device_id) is not None:
        raise refuse(Problem.ENROLMENT_USED, 409, "this device is enrolled already")
    public_key = request.device_pub
    device = NewDevice(device_id, code.employer_no, public_key, request.app, request.demo)
    employers.add_device(connection, device, at=now)
    employers.take_code(connection, code_key, device_id)
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
        employer=device.employer.id,
        employer_name=device.employer.name,
        device=device.id,
        kid=kid,
        k_link=sealing.seal(agency.secrets.link_key(kid), recipient, context),
        agency_keys=(agency.secrets.public,),
        agency=agency.profile.agency,
        terms=agency.profile.terms,
        relay_base_url=agency.public_url,
        head=BatchHead(seq=device.seq, id=device.head),
    )
