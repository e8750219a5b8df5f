"""What needs no enrolment: discovery, versions, strangers, and codes nobody handed out."""

import secrets
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from agency.conformance.bench import Bench, send_code
from agency.conformance.checking import (
    Check,
    Clause,
    Need,
    NotCheckedError,
    Why,
    check,
    expect,
    expect_equal,
    expect_message,
    expect_problem,
    expect_status,
)
from agency.conformance.client import Answer
from agency.conformance.device import Device
from wire import canonical, crockford, encoding, keys, limits, version
from wire.messages import Discovery, Enrolment
from wire.problems import Problem
from wire.signatures import Request, content_digest

_BALANCE: Final = "/v1/balance"
_CODE_BYTES: Final = 10


@check("discovery.answer", Clause.TRANSPORT, Need.NOTHING)
def discovery(bench: Bench) -> None:
    """Discovery names protocol, schema, encodings, limits, keys, time and privacy floor."""
    found = expect_message(expect_status(bench.discover(), 200), Discovery)
    expect(any(map(version.is_supported, found.protocol)), "protocol 1.x", "other protocols")
    expect_equal(1 in found.schemas.get(version.SCHEMA_NAME, ()), wanted=True, what="cr.anon/1")
    expect({encoding.ZSTD, encoding.GZIP} <= set(found.encodings), "zstd and gzip", "fewer")
    expect(bool(found.keys), "a key", "none")


@check("discovery.limits", Clause.BATCH, Need.NOTHING)
def limits_and_floor(bench: Bench) -> None:
    """Discovery tells the limits and the privacy floor of the contract."""
    found = bench.discovery
    if found is None:
        raise NotCheckedError(Why.NOTHING_TO_SEE)
    wanted = (limits.MAX_WIRE_BYTES, limits.MAX_INFLATED_BYTES, limits.MAX_RECORDS)
    told = (found.limits.wire_bytes, found.limits.inflated_bytes, found.limits.records)
    expect_equal(told, wanted, "limits")
    floor = found.privacy_floor
    expect_equal((floor.k_min, floor.l_min), (limits.MIN_K, limits.MIN_L), "least k and l")


@check("discovery.fingerprint", Clause.ENROLMENT, Need.ENROLMENT)
def fingerprint(bench: Bench) -> None:
    """The server has the key whose fingerprint stands in the enrolment string."""
    expect(bench.agency_key is not None, "a key with that fingerprint", "none")


@check("discovery.signed", Clause.ENROLMENT, Need.NOTHING)
def signed_discovery(bench: Bench) -> None:
    """Discovery is signed by a key it names, so that a code can be trusted to it."""
    expect(bench.is_trusted, "a signature of that key", "none")


@check("version.unsupported", Clause.TRANSPORT, Need.NOTHING)
def unsupported_version(bench: Bench) -> None:
    """A major version the agency does not speak is refused, and so is none at all."""
    for spoken in ("2.0", "0.9", "1", "", None):
        answer = _unsigned(bench, spoken)
        expect_problem(answer, Problem.UNSUPPORTED_VERSION, 400)
        expect(bool(answer.problem.supported), "the versions it speaks", "none")


@check("signature.missing", Clause.TRANSPORT, Need.NOTHING)
def no_signature(bench: Bench) -> None:
    """A request without a signature is refused."""
    answer = _unsigned(bench, version.PROTOCOL)
    expect_problem(answer, Problem.SIGNATURE, 401)


@check("device.unknown", Clause.TRANSPORT, Need.NOTHING)
def unknown_device(bench: Bench) -> None:
    """A device the agency does not know is refused."""
    for method, path in (("GET", _BALANCE), ("GET", "/v1/events"), ("HEAD", _batch_path())):
        answer = bench.stranger().ask(method, path)
        if method == "HEAD":
            expect_status(answer, 401)
        else:
            expect_problem(answer, Problem.UNKNOWN_DEVICE, 401)


@check("body.too-large", Clause.BATCH, Need.NOTHING)
def too_large(bench: Bench) -> None:
    """More than 1 MiB on the wire is refused before anything else is looked at."""
    body = secrets.token_bytes(limits.MAX_WIRE_BYTES + 1)
    answer = bench.stranger().ask("POST", "/v1/links/revocations", body=body)
    expect_problem(answer, Problem.TOO_LARGE, 413)


@check("path.unknown", Clause.TRANSPORT, Need.NOTHING)
def unknown_path(bench: Bench) -> None:
    """A path that does not exist is a signed `not-found`."""
    answer = bench.stranger().ask("GET", "/v1/no-such-thing")
    expect_problem(answer, Problem.NOT_FOUND, 404)


@check("enrolment.unknown-code", Clause.ENROLMENT, Need.NOTHING)
def unknown_code(bench: Bench) -> None:
    """A code nobody handed out is refused."""
    expect_problem(send_code(bench.stranger(), _a_code()), Problem.ENROLMENT_CODE, 403)


@check("enrolment.possession", Clause.ENROLMENT, Need.NOTHING)
def proof_of_possession(bench: Bench) -> None:
    """An enrolment that is not signed with the key it brings is refused."""
    other = Ed25519PrivateKey.generate()
    answer = send_code(bench.stranger(), _a_code(), signer=other)
    expect_problem(answer, Problem.SIGNATURE, 401)


@check("enrolment.unknown-member", Clause.ENROLMENT, Need.NOTHING)
def unknown_member(bench: Bench) -> None:
    """An enrolment with a member the contract does not name is refused."""
    stranger = bench.stranger()
    members = msgspec.to_builtins(stranger.enrolment_request(_a_code())) | {"note": "x"}
    answer = stranger.ask("POST", "/v1/enrolments", body=canonical.encode(members))
    expect_problem(answer, Problem.SCHEMA, 422)


@check("enrolment.demo", Clause.ENROLMENT, Need.NOTHING)
def demo_device(bench: Bench) -> None:
    """A demo workspace is refused by a real agency."""
    stranger = bench.stranger()
    body = canonical.encode(stranger.enrolment_request(_a_code(), demo=True))
    answer = stranger.ask("POST", "/v1/enrolments", body=body)
    if answer.problem.kind == Problem.ENROLMENT_CODE.value:
        raise NotCheckedError(Why.TAKES_DEMOS)
    expect_problem(answer, Problem.DEMO_ONLY, 403)


@check("enrolment.answer", Clause.ENROLMENT)
def enrolment(bench: Bench) -> None:
    """A right code brings employer, device, link key, agency, terms and head."""
    if bench.invitation is None or not bench.is_trusted:
        # The code must not leave for a server with another key.
        raise NotCheckedError(Why.NOT_ENROLLED)
    device = bench.stranger()
    answer = expect_status(bench.enrol(bench.invitation, device), 201)
    found = expect_message(answer, Enrolment)
    device.take(found)
    bench.own = device
    expect_equal(found.device, device.id, "device")
    expect_equal((found.head.seq, found.head.id), (0, device.prev), "head")
    told = (found.agency.name, found.agency.licence_number, found.agency.contact_email)
    expect(all(told), "the agency's name, licence number and contact", "one is missing")
    expect(found.terms.ratio > 0 and bool(found.terms.text), "terms with a ratio and a text", "no")
    expect(bool(found.relay_base_url), "an address for relay links", "none")


@check("enrolment.keys", Clause.ENROLMENT)
def agency_keys(bench: Bench) -> None:
    """The enrolment names the key that signs answers, with the name made from it."""
    told = {jwk.kid: jwk.x for jwk in bench.enrolment.agency_keys}
    names = {}
    for kid, text in told.items():
        try:
            names[kid] = keys.agency_key_id(keys.public_key(text))
        except ValueError:
            expect(is_right=False, expected="Ed25519 keys", came="something else")
    expect(bool(names) and all(kid == name for kid, name in names.items()), "names", "others")
    pinned = bench.agency_key
    is_told = pinned is not None and keys.agency_key_id(pinned) in told
    expect(is_told, "the pinned key among them", "not there")


@check("enrolment.sealed", Clause.ENROLMENT)
def sealed_link_key(bench: Bench) -> None:
    """The link key is sealed to the device's own X25519 key."""
    expect_equal(len(bench.device.link_key), keys.KEY_BYTES, "bytes of the link key")


@check("enrolment.repeated", Clause.ENROLMENT)
def repeated_enrolment(bench: Bench) -> None:
    """The same code and key again bring the same answer."""
    if bench.invitation is None:
        raise NotCheckedError(Why.NOT_ENROLLED)
    first, device = bench.enrolment, bench.device
    answer = expect_status(bench.enrol(bench.invitation, device), 200)
    again = expect_message(answer, Enrolment)
    expect(_without_seal(again) == _without_seal(first), "the same answer", "another one")
    twin = Device(bench.client, key=device.key, box=device.box)
    twin.take(again)
    expect(twin.link_key == device.link_key, "the same link key", "another one")


@check("enrolment.used", Clause.ENROLMENT)
def used_code(bench: Bench) -> None:
    """A code that another device has taken is refused."""
    if bench.invitation is None or bench.own is None:
        raise NotCheckedError(Why.NOT_ENROLLED)
    answer = bench.enrol(bench.invitation, bench.stranger())
    expect_problem(answer, Problem.ENROLMENT_USED, 409)


def _unsigned(bench: Bench, spoken: str | None) -> Answer:
    plain = {"content-digest": content_digest(b"")}
    if spoken is not None:
        plain[version.PROTOCOL_HEADER.lower()] = spoken
    return bench.client.send(Request("GET", bench.client.authority, _BALANCE, "", plain))


def _without_seal(answer: Enrolment) -> Enrolment:
    # An ephemeral key seals anew each time.
    head = answer.head
    blank = msgspec.structs.replace(answer.k_link, epk="", ct="")
    return msgspec.structs.replace(answer, k_link=blank, head=head)


def _a_code() -> str:
    return crockford.encode(secrets.token_bytes(_CODE_BYTES))


def _batch_path() -> str:
    return f"/v1/batches/{secrets.token_hex(32)}"


CHECKS: Final[tuple[Check, ...]] = (
    discovery,
    unsupported_version,
    no_signature,
    unknown_device,
    unknown_path,
    limits_and_floor,
    too_large,
    fingerprint,
    signed_discovery,
    unknown_code,
    proof_of_possession,
    unknown_member,
    demo_device,
    enrolment,
    agency_keys,
    sealed_link_key,
    repeated_enrolment,
    used_code,
)
