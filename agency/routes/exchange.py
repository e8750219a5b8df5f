"""The signed exchange with desktops: `/.well-known/career-relay` and `/v1/`."""

import functools
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec
from anyio import to_thread
from litestar import Request, Response, get, post, put, route
from litestar.di import NamedDependency
from litestar.params import FromPath, SkipValidation

from agency.refusal import refuse, refuse_rows
from agency.routes.authentication import (
    check_device,
    check_newcomer,
    check_version,
    rate_headers,
)
from agency.routes.face import address_of, face_of, number_in
from agency.service import device_keys, enrolments, models, profiles, redemptions
from agency.service import exchange as acts
from agency.service.context import Agency
from agency.store.devices import Device
from wire import batch, canonical, encoding, limits
from wire.device_keys import KeyRotation
from wire.messages import EnrolmentRequest, LinkRevocations
from wire.problems import Fault, Problem
from wire.profile import ProfileHandOver, ProfileOffer, ProfileRefusal
from wire.redemption import RedemptionRequest
from wire.signatures import Request as Face

_MAX_SEQ: Final = 2**31 - 1
_JSON: Final = "application/json"
_PLAIN: Final = frozenset(string.ascii_letters + string.digits + "/-._~")
"""Characters of the paths of the contract; none is ever percent-encoded."""
_Message = TypeVar("_Message", bound=msgspec.Struct)
AnyRequest = Request[Any, Any, Any]  # Any: no user, no auth backend and no state of Litestar's
GivenAgency = NamedDependency[SkipValidation[Agency]]


@dataclass(frozen=True, slots=True)
class Call:
    """An authenticated request: who asks, its signed face and its body."""

    device: Device
    face: Face
    body: bytes


@get("/.well-known/career-relay", sync_to_thread=False)
def discover(agency: GivenAgency) -> Response[bytes]:
    """Tell what this agency speaks. Not authenticated, but signed."""
    return _answer(acts.discovery(agency))


@post("/v1/enrolments")
async def enrol(request: AnyRequest, agency: GivenAgency) -> Response[bytes]:
    """Enrol a device by its one-time code."""
    body = await read_body(request)
    face = _face(request, agency)

    def act() -> Response[bytes]:
        check_version(face.headers)
        message = _decode(body, EnrolmentRequest)
        check_newcomer(agency, face, message, body)
        address = address_of(request.scope)
        answer, is_new = enrolments.enrol(agency, message, address=address)
        return _answer(answer, status=201 if is_new else 200)

    return await to_thread.run_sync(act)


@route("/v1/batches/{batch_id:str}", http_method=["PUT", "HEAD", "DELETE"], status_code=200)
async def batches(
    request: AnyRequest, agency: GivenAgency, batch_id: FromPath[str]
) -> Response[bytes]:
    """Take, look for or withdraw a batch."""
    act = {"PUT": _put, "HEAD": _head, "DELETE": _withdraw}[request.method]
    return await _signed_act(request, agency, functools.partial(act, agency, batch_id))


@post("/v1/links/revocations", status_code=200)
async def revoke_links(request: AnyRequest, agency: GivenAgency) -> Response[bytes]:
    """Revoke relay links."""

    def act(call: Call) -> Response[bytes]:
        tokens = _decode(call.body, LinkRevocations).tokens
        if len(tokens) > limits.MAX_REVOCATIONS_PER_REQUEST:
            raise refuse(Problem.TOO_LARGE, 413)
        return _answer(acts.revoke_links(agency, call.device, tokens))

    return await _signed_act(request, agency, act)


@get("/v1/events")
async def events(request: AnyRequest, agency: GivenAgency) -> Response[bytes]:
    """Return a page of the event feed."""
    query = dict(request.query_params.items())

    def act(call: Call) -> Response[bytes]:
        after = number_in(query, "after", 0, most=_MAX_SEQ)
        limit = number_in(query, "limit", limits.MAX_EVENTS_PER_PAGE, most=_MAX_SEQ)
        limit = max(1, min(limit, limits.MAX_EVENTS_PER_PAGE))
        return _answer(acts.events(agency, call.device, after=after, limit=limit))

    return await _signed_act(request, agency, act)


@get("/v1/balance")
async def balance(request: AnyRequest, agency: GivenAgency) -> Response[bytes]:
    """Return the statement of the ledger."""

    def act(call: Call) -> Response[bytes]:
        return _answer(acts.statement(agency, call.device))

    return await _signed_act(request, agency, act)


@route("/v1/devices/{device_id:str}/keys", http_method=["POST", "DELETE"], status_code=200)
async def keys_of_device(
    request: AnyRequest, agency: GivenAgency, device_id: FromPath[str]
) -> Response[bytes]:
    """Renew the keys of the asking device, or revoke a device of the same employer."""

    def act(call: Call) -> Response[bytes]:
        if call.face.method == "DELETE":
            return _answer(device_keys.revoke(agency, call.device, device_id))
        asked = _decode(call.body, KeyRotation)
        return _answer(device_keys.rotate(agency, call.device, device_id, asked))

    return await _signed_act(request, agency, act)


@put("/v1/redemptions/{redemption_id:str}")
async def redeem(
    request: AnyRequest, agency: GivenAgency, redemption_id: FromPath[str]
) -> Response[bytes]:
    """Reserve the units of one slot."""

    def act(call: Call) -> Response[bytes]:
        asked = _decode(call.body, RedemptionRequest)
        made, is_new = redemptions.redeem(agency, call.device, redemption_id, asked)
        return _answer(made, status=201 if is_new else 200)

    return await _signed_act(request, agency, act)


@post("/v1/redemptions/{redemption_id:str}/release", status_code=200)
async def release(
    request: AnyRequest, agency: GivenAgency, redemption_id: FromPath[str]
) -> Response[bytes]:
    """Give a slot back."""

    def act(call: Call) -> Response[bytes]:
        return _answer(redemptions.release(agency, call.device, redemption_id))

    return await _signed_act(request, agency, act)


@put("/v1/profiles/offer", status_code=200)
async def offer_profiles(request: AnyRequest, agency: GivenAgency) -> Response[bytes]:
    """Keep which profile items candidates may be asked about."""

    def act(call: Call) -> Response[bytes]:
        asked = _decode(call.body, ProfileOffer)
        return _answer(profiles.offer(agency, call.device, asked))

    return await _signed_act(request, agency, act)


@post("/v1/profiles")
async def hand_over_profile(request: AnyRequest, agency: GivenAgency) -> Response[bytes]:
    """Take the items a candidate consented to."""

    def act(call: Call) -> Response[bytes]:
        handed = _decode(call.body, ProfileHandOver)
        receipt, is_new = profiles.hand_over(agency, call.device, handed)
        return _answer(receipt, status=201 if is_new else 200)

    return await _signed_act(request, agency, act)


@put("/v1/profiles/{consent_id:str}/refusal", status_code=200)
async def refuse_profile(
    request: AnyRequest, agency: GivenAgency, consent_id: FromPath[str]
) -> Response[bytes]:
    """Close a request for a profile without anything handed over."""

    def act(call: Call) -> Response[bytes]:
        code = _decode(call.body, ProfileRefusal).code
        return _answer(profiles.turn_down(agency, call.device, consent_id, code))

    return await _signed_act(request, agency, act)


@get("/v1/models/{name:str}/{version:str}")
async def model(
    request: AnyRequest, agency: GivenAgency, name: FromPath[str], version: FromPath[str]
) -> Response[bytes]:
    """Return a published model."""

    def act(_call: Call) -> Response[bytes]:
        content = models.read(agency, name, version)
        return Response(content, media_type=_JSON, status_code=200)

    return await _signed_act(request, agency, act)


HANDLERS: Final = (
    discover,
    enrol,
    batches,
    revoke_links,
    events,
    balance,
    keys_of_device,
    redeem,
    release,
    offer_profiles,
    hand_over_profile,
    refuse_profile,
    model,
)


async def read_body(request: AnyRequest, most: int = limits.MAX_WIRE_BYTES) -> bytes:
    """Return the body of a request, refusing to read more than allowed.

    Raises:
        Refusal: The body is too large.
    """
    chunks = bytearray()
    async for chunk in request.stream():
        chunks += chunk
        if len(chunks) > most:
            raise refuse(Problem.TOO_LARGE, 413)
    return bytes(chunks)


async def _signed_act(
    request: AnyRequest,
    agency: Agency,
    act: Callable[[Call], Response[bytes]],
) -> Response[bytes]:
    body = await read_body(request)
    face = _face(request, agency)
    if not set(face.path) <= _PLAIN:
        # What a path means must not depend on who unquotes it: the signature covers it as sent.
        raise refuse(Problem.NOT_FOUND, 404)
    address = address_of(request.scope)

    def run() -> Response[bytes]:
        device = check_device(agency, face, body, address)
        answer = act(Call(device, face, body))
        answer.headers.update(rate_headers(agency, device))
        return answer

    return await to_thread.run_sync(run)


def _put(agency: Agency, batch_id: str, call: Call) -> Response[bytes]:
    seq = number_in(dict(call.face.headers), "cr-seq", 0, most=_MAX_SEQ)
    prev = call.face.headers["cr-prev"]
    _check_media(call.face.headers)
    body = _inflated(call.body, call.face.headers.get("content-encoding", encoding.IDENTITY))
    if canonical.sha256_hex(body) != batch_id:
        raise refuse(Problem.BATCH_ID_MISMATCH, 422)
    receipt, is_replay = acts.receive_batch(
        agency, call.device, body, seq=seq, prev=prev, batch_id=batch_id
    )
    if is_replay:
        return _answer(receipt, headers={"Idempotent-Replay": "true"})
    return _answer(receipt, status=201)


def _head(agency: Agency, batch_id: str, call: Call) -> Response[bytes]:
    is_held = acts.has_batch(agency, call.device, batch_id)
    return Response(b"", media_type=_JSON, status_code=200 if is_held else 404)


def _withdraw(agency: Agency, batch_id: str, call: Call) -> Response[bytes]:
    if len(batch_id) != len(batch.GENESIS) or not set(batch_id) <= set("0123456789abcdef"):
        raise refuse(Problem.SCHEMA, 422, "no batch identifier")
    return _answer(acts.withdraw_batch(agency, call.device, batch_id))


def _check_media(headers: Mapping[str, str]) -> None:
    if headers.get("content-type", "") != batch.CONTENT_TYPE:
        raise refuse(Problem.SCHEMA, 415, "content-type")
    known = (encoding.ZSTD, encoding.GZIP, encoding.IDENTITY)
    if headers.get("content-encoding", encoding.IDENTITY) not in known:
        raise refuse(Problem.SCHEMA, 415, "content-encoding")


def _inflated(wire_bytes: bytes, name: str) -> bytes:
    try:
        return encoding.inflate(wire_bytes, name)
    except encoding.BombError as error:
        raise refuse(Problem.TOO_LARGE, 413) from error
    except encoding.EncodingError as error:
        raise refuse_rows(Problem.SCHEMA, [Fault(0, "", "encoding")]) from error


def _decode(body: bytes, kind: type[_Message]) -> _Message:
    if b"\0" in body or b"\\u0000" in body:
        # A database need not keep such a character, and no message of ours has one.
        raise refuse(Problem.SCHEMA, 422)
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        # The library's message names members, never values; still it is not repeated.
        raise refuse(Problem.SCHEMA, 422) from error


def _face(request: AnyRequest, agency: Agency) -> Face:
    return face_of(request.scope, agency.public_url.partition("://")[0])


def _answer(
    message: msgspec.Struct, *, status: int = 200, headers: dict[str, str] | None = None
) -> Response[bytes]:
    return Response(
        canonical.encode(message), media_type=_JSON, status_code=status, headers=headers
    )
