"""The signed exchange with desktops: `/.well-known/career-relay` and `/v1/`."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec
from anyio import to_thread
from litestar import Request, Response, get, post, route
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from agency.refusal import refuse, refuse_rows
from agency.routes.authentication import check_device, check_newcomer, check_version
from agency.routes.face import address_of, face_of, number_in
from agency.service import enrolments
from agency.service import exchange as acts
from agency.service.context import Agency
from agency.store.employers import Device
from wire import batch, canonical, encoding, limits
from wire.messages import EnrolmentRequest, LinkRevocations
from wire.problems import Fault, Problem
from wire.signatures import Request as Face

_MAX_SEQ: Final = 2**31 - 1
_JSON: Final = "application/json"
_Message = TypeVar("_Message", EnrolmentRequest, LinkRevocations)
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
async def batches(request: AnyRequest, agency: GivenAgency, batch_id: str) -> Response[bytes]:
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


@route(
    [
        "/v1/redemptions/{name:str}",
        "/v1/redemptions/{name:str}/release",
        "/v1/profiles",
        "/v1/profiles/{name:str}/refusal",
        "/v1/models/{name:str}/{version:str}",
        "/v1/devices/{name:str}/keys",
    ],
    http_method=["GET", "PUT", "POST", "DELETE"],
    status_code=200,
)
async def reserved(request: AnyRequest, agency: GivenAgency) -> Response[bytes]:
    """Say plainly, to a known device, that this part of the contract is not served yet."""

    def act(_call: Call) -> Response[bytes]:
        raise refuse(Problem.NOT_IMPLEMENTED, 501)

    return await _signed_act(request, agency, act)


HANDLERS: Final = (discover, enrol, batches, revoke_links, events, balance, reserved)


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
    address = address_of(request.scope)

    def run() -> Response[bytes]:
        return act(Call(check_device(agency, face, body, address), face, body))

    return await to_thread.run_sync(run)


def _put(agency: Agency, batch_id: str, call: Call) -> Response[bytes]:
    seq = number_in(dict(call.face.headers), "cr-seq", 0, most=_MAX_SEQ)
    prev = call.face.headers["cr-prev"]
    _check_media(call.face.headers)
    body = _inflated(call.body, call.face.headers.get("content-encoding", encoding.IDENTITY))
    if canonical.sha256_hex(body) != batch_id:
        raise refuse(Problem.BATCH_ID_MISMATCH, 422)
    receipt, is_replay = acts.receive_batch(agency, call.device, body, seq=seq, prev=prev)
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
