"""Who is asking: version, signature, clock, nonce and digest of a request, in this order."""

import logging
import math
from collections.abc import Mapping
from typing import Final

from agency.clock import seconds
from agency.refusal import refuse, refuse_clock, refuse_rate, refuse_version
from agency.service import exchange
from agency.service.context import Agency
from agency.store import devices
from agency.store.devices import Device
from wire import keys, limits, signatures, version
from wire.messages import EnrolmentRequest
from wire.problems import Problem
from wire.signatures import Request, SignatureError, SignatureParams

log = logging.getLogger(__name__)
_MINUTE_S: Final = 60


def check_device(agency: Agency, request: Request, body: bytes, address: str) -> Device:
    """Return the device that signed a request.

    Raises:
        Refusal: Any check failed.
    """
    check_version(request.headers)
    params = _params(request)
    with agency.store.glancing() as connection:
        device = devices.find(connection, params.keyid)
    if device is None:
        raise refuse(Problem.UNKNOWN_DEVICE, 401)
    if device.is_revoked:
        raise refuse(Problem.REVOKED, 403)
    _check_signature(agency, request, device.public_key, body)
    _check_rate(agency, device)
    exchange.note_sync(agency, device, address)
    return device


def check_newcomer(
    agency: Agency, request: Request, message: EnrolmentRequest, body: bytes
) -> None:
    """Check that an enrolment is signed with the key it brings (proof of possession).

    Raises:
        Refusal: Any check failed.
    """
    try:
        name = keys.device_id(keys.public_key(message.device_pub))
    except ValueError as error:
        raise refuse(Problem.SCHEMA, 422, "the device key cannot be read") from error
    if _params(request).keyid != name:
        raise refuse(Problem.SIGNATURE, 401, "keyid")
    _check_signature(agency, request, message.device_pub, body)


def check_version(headers: Mapping[str, str]) -> None:
    """Check that the client speaks a protocol of ours.

    Raises:
        Refusal: It does not.
    """
    if not version.is_supported(headers.get(version.PROTOCOL_HEADER.lower(), "")):
        raise refuse_version(version.SUPPORTED_PROTOCOLS)


def _params(request: Request) -> SignatureParams:
    try:
        return signatures.parse_input(request.headers)
    except SignatureError as error:
        raise refuse(Problem.SIGNATURE, 401, str(error)) from error


def _check_signature(agency: Agency, request: Request, public_key: str, body: bytes) -> None:
    try:
        params = signatures.verify_request(request, keys.public_key(public_key))
    except SignatureError as error:
        raise refuse(Problem.SIGNATURE, 401, str(error)) from error
    now = agency.clock.now()
    if abs(seconds(now) - params.created) > limits.CLOCK_WINDOW_S:
        raise refuse_clock(now)
    # PUT, GET, HEAD and DELETE are idempotent, so a replay of them is harmless.
    if request.method == "POST" and not agency.nonces.take(
        f"{params.keyid} {params.nonce}", now=now
    ):
        raise refuse(Problem.REPLAY, 401)
    if not signatures.is_digest_of(request.headers.get("content-digest", ""), body):
        raise refuse(Problem.DIGEST_MISMATCH, 400)


def rate_headers(agency: Agency, device: Device) -> dict[str, str]:
    """Return what an answer tells a device of its limit; nothing where there is none.

    Source:
        draft-ietf-httpapi-ratelimit-headers: `RateLimit-Limit`, `-Remaining` and `-Reset`, seconds.
    """
    policy = agency.policy
    if policy.requests_per_minute is None:
        return {}
    left = agency.buckets.left(_bucket(device), burst=policy.burst)
    missing = policy.burst - left
    return {
        "RateLimit-Limit": str(policy.burst),
        "RateLimit-Remaining": str(left),
        "RateLimit-Reset": str(math.ceil(missing * _MINUTE_S / policy.requests_per_minute)),
    }


def _check_rate(agency: Agency, device: Device) -> None:
    policy = agency.policy
    if policy.requests_per_minute is None:
        return
    wait_s = agency.buckets.wait_s(
        _bucket(device),
        per_minute=policy.requests_per_minute,
        burst=policy.burst,
        now=agency.clock.now(),
    )
    if wait_s:
        raise refuse_rate(wait_s)


def _bucket(device: Device) -> str:
    return f"device {device.id}"
