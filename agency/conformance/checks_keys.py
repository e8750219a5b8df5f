"""Renewal of link keys and device keys, and revocation of devices."""

from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from agency.conformance import bodies
from agency.conformance.bench import Bench
from agency.conformance.checking import (
    Check,
    Clause,
    NotCheckedError,
    Why,
    check,
    expect,
    expect_equal,
    expect_message,
    expect_problem,
    expect_status,
)
from agency.conformance.checks_links import shows
from agency.conformance.client import Answer
from agency.conformance.device import Device, fresh_nonce
from wire import canonical, device_keys, keys, sealing
from wire.device_keys import DeviceRevoked, KeyRotation, KeysRotated
from wire.messages import Receipt, seal_context
from wire.problems import Problem

_BALANCE: Final = "/v1/balance"


def _path(device_id: str) -> str:
    return f"/v1/devices/{device_id}/keys"


def _rotation(
    device: Device, key: Ed25519PrivateKey, *, renews: bool = False, named: str = ""
) -> KeyRotation:
    nonce = fresh_nonce()
    return KeyRotation(
        device_pub=keys.b64url(key.public_key().public_bytes_raw()),
        x25519_pub=keys.b64url(device.box.public_key().public_bytes_raw()),
        proof=device_keys.proof_of(key, named or device.id, nonce),
        nonce=nonce,
        renews_link_key=renews,
    )


def _rotate(device: Device, rotation: KeyRotation, *, named: str = "") -> Answer:
    return device.ask("POST", _path(named or device.id), body=canonical.encode(rotation))


def _opened(device: Device, answer: KeysRotated) -> bytes:
    try:
        context = seal_context(answer.device, answer.kid)
        return sealing.open_sealed(answer.k_link, device.box, context)
    except sealing.SealBrokenError:
        return b""


@check("keys.proof", Clause.KEYS)
def proof(bench: Bench) -> None:
    """A new key that has not signed its taking over is refused."""
    device = bench.device
    for named in ("d_other", ""):
        key = Ed25519PrivateKey.generate()
        rotation = _rotation(device, key, named=named)
        if not named:
            other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
            rotation = KeyRotation(
                device_pub=keys.b64url(other),
                x25519_pub=rotation.x25519_pub,
                proof=rotation.proof,
                nonce=rotation.nonce,
            )
        answer = _rotate(device, rotation)
        if not answer.is_refusal:
            # It took the key over, so only that key may speak from now on.
            device.key = key if named else device.key
        expect_problem(answer, Problem.SIGNATURE, 401, 403, 422)


@check("keys.only-itself", Clause.KEYS)
def only_itself(bench: Bench) -> None:
    """A device renews its own keys alone."""
    stranger = bench.stranger()
    rotation = _rotation(bench.device, Ed25519PrivateKey.generate(), named=stranger.id)
    answer = _rotate(bench.device, rotation, named=stranger.id)
    expect_status(answer, 403, 404)


@check("keys.link-key", Clause.KEYS)
def link_key(bench: Bench) -> None:
    """A link key is renewed where asked for; links of the old one go on."""
    device = bench.device
    old_token, old_kid, old_id = device.token(), device.kid, device.id
    answer = expect_status(_rotate(device, _rotation(device, device.key, renews=True)), 200)
    found = expect_message(answer, KeysRotated)
    expect_equal(found.device, old_id, "device")
    expect(found.kid != old_kid, "another kid", "the same")
    expect_equal((found.head.seq, found.head.id), (device.seq, device.prev), "head")
    opened = _opened(device, found)
    expect_equal(len(opened), keys.KEY_BYTES, "bytes of the link key")
    device.kid, device.link_key = found.kid, opened
    expect(shows(bench, device.token()), "the page of a new link", "no page")
    expect(shows(bench, old_token), "the page of an old link", "no page")


@check("keys.rotated", Clause.KEYS)
def rotated(bench: Bench) -> None:
    """A new device key takes over: the old name is revoked, numbers of batches go on."""
    device = bench.device
    old = Device(bench.client, key=device.key, box=device.box, pause=bench.pause)
    fresh = Ed25519PrivateKey.generate()
    found = expect_message(
        expect_status(_rotate(device, _rotation(device, fresh)), 200), KeysRotated
    )
    device.key = fresh
    bench.former = old.id
    expect_equal(found.device, device.id, "device")
    expect_equal((found.head.seq, found.head.id), (device.seq, device.prev), "head")
    expect_problem(old.ask("GET", _BALANCE), Problem.REVOKED, 403)
    body = bodies.a_batch()
    receipt = expect_message(expect_status(device.put(body), 201), Receipt)
    bench.receipts[receipt.batch] = (receipt.accepted, receipt.seq)


@check("keys.lost-answer", Clause.KEYS)
def lost_answer(bench: Bench) -> None:
    """Asked again under the new name with the present key, nothing changes."""
    device = bench.device
    answers = [_rotate(device, _rotation(device, device.key)) for _ in range(2)]
    first, second = (expect_message(expect_status(one, 200), KeysRotated) for one in answers)
    for found in (first, second):
        expect_equal(found.device, device.id, "device")
        expect_equal(found.kid, device.kid, "kid")
        expect(_opened(device, found) == device.link_key, "the same link key", "another one")


@check("keys.unknown-device", Clause.KEYS)
def unknown_device(bench: Bench) -> None:
    """A device nobody knows cannot be revoked."""
    answer = bench.device.ask("DELETE", _path(bench.stranger().id))
    expect_problem(answer, Problem.NOT_FOUND, 404)


@check("keys.revoked-again", Clause.KEYS)
def revoked_again(bench: Bench) -> None:
    """Revoking a device brings the same answer however often."""
    former = bench.former
    if not former:
        raise NotCheckedError(Why.NOT_SERVED)
    answers = [bench.device.ask("DELETE", _path(former)) for _ in range(2)]
    first, second = (expect_message(expect_status(one, 200), DeviceRevoked) for one in answers)
    expect_equal(first.device, former, "device")
    expect(first == second, "the same answer", "another one")


@check("keys.revoked", Clause.KEYS)
def revoked(bench: Bench) -> None:
    """A revoked device may not speak any more."""
    device = bench.device
    found = expect_message(
        expect_status(device.ask("DELETE", _path(device.id)), 200), DeviceRevoked
    )
    expect_equal(found.device, device.id, "device")
    for method, path in (("GET", _BALANCE), ("POST", _path(device.id))):
        expect_problem(device.ask(method, path), Problem.REVOKED, 403)


CHECKS: Final[tuple[Check, ...]] = (
    proof,
    only_itself,
    link_key,
    rotated,
    lost_answer,
    unknown_device,
    revoked_again,
)
LAST: Final[tuple[Check, ...]] = (revoked,)
"""After these the device is worth nothing."""
