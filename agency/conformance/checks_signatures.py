"""Signatures, digests, clocks and nonces of requests, each wrong in exactly one way."""

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from agency.conformance.bench import Bench
from agency.conformance.checking import (
    Check,
    Clause,
    check,
    expect,
    expect_problem,
    expect_status,
)
from agency.conformance.client import Answer, Client
from agency.conformance.device import Device
from wire import canonical, limits, signatures, version
from wire.problems import Problem
from wire.signatures import Request

_BALANCE: Final = "/v1/balance"
_EVENTS: Final = "/v1/events"
_REVOCATIONS: Final = "/v1/links/revocations"
_NO_TOKENS: Final = b'{"tokens":[]}'
_OTHER_TOKENS: Final = b'{"tokens":[ ]}'
_HOUR_S: Final = 3_600
_TEN_YEARS_S: Final = 10 * 365 * 24 * _HOUR_S
_WITHIN_S: Final = limits.CLOCK_WINDOW_S - 60


def _is_refused(bench: Bench, tamper: Callable[[Request], Request], path: str = _BALANCE) -> None:
    answer = bench.device.ask(
        "GET", path, tamper=lambda request, body: (tamper(request), body), query="after=0"
    )
    expect_problem(answer, Problem.SIGNATURE, 401)


def _with(request: Request, **headers: str | None) -> Request:
    merged = {**request.headers, **{n.replace("_", "-"): v for n, v in headers.items()}}
    return replace(request, headers={n: v for n, v in merged.items() if v is not None})


@check("signature.right", Clause.TRANSPORT)
def right(bench: Bench) -> None:
    """A request signed as the contract says is answered."""
    expect_status(bench.device.ask("GET", _BALANCE), 200)
    expect_status(bench.device.ask("GET", _EVENTS, query="after=0&limit=1"), 200)


@check("signature.wrong", Clause.TRANSPORT)
def wrong(bench: Bench) -> None:
    """A signature with another bit is refused."""

    def flipped(request: Request) -> Request:
        text = request.headers["signature"]
        symbol = "B" if text[10] == "A" else "A"
        return _with(request, signature=f"{text[:10]}{symbol}{text[11:]}")

    _is_refused(bench, flipped)


@check("signature.foreign-key", Clause.TRANSPORT)
def foreign_key(bench: Bench) -> None:
    """A signature of another key under the device's name is refused."""
    thief = Device(bench.client, key=Ed25519PrivateKey.generate(), pause=bench.pause)
    answer = thief.ask("GET", _BALANCE, keyid=bench.device.id)
    expect_problem(answer, Problem.SIGNATURE, 401)


@check("signature.moved-path", Clause.TRANSPORT)
def moved_path(bench: Bench) -> None:
    """A signature moved to another path is refused."""
    _is_refused(bench, lambda request: replace(request, path=_EVENTS))


@check("signature.moved-query", Clause.TRANSPORT)
def moved_query(bench: Bench) -> None:
    """A signature moved to another query is refused."""
    _is_refused(bench, lambda request: replace(request, query="after=1"), _EVENTS)


@check("signature.moved-method", Clause.TRANSPORT)
def moved_method(bench: Bench) -> None:
    """A signature moved to another method is refused."""
    path = f"/v1/batches/{'0' * 64}"
    answer = bench.device.ask(
        "HEAD", path, tamper=lambda request, body: (replace(request, method="DELETE"), body)
    )
    expect_problem(answer, Problem.SIGNATURE, 401)


@check("signature.moved-host", Clause.TRANSPORT)
def moved_host(bench: Bench) -> None:
    """A signature made for another agency's address is refused."""
    elsewhere = replace(bench.device, client=Client("https://other.example"))
    request = replace(elsewhere.signed("GET", _BALANCE), authority=bench.client.authority)
    expect_problem(bench.client.send(request), Problem.SIGNATURE, 401)


@check("signature.uncovered", Clause.TRANSPORT)
def uncovered(bench: Bench) -> None:
    """A signature that leaves out any component the contract names is refused."""
    for component in signatures.REQUEST_COMPONENTS:
        rest = tuple(name for name in signatures.REQUEST_COMPONENTS if name != component)
        request = _covering(bench.device, rest)
        expect_problem(bench.client.send(request), Problem.SIGNATURE, 401)


@check("digest.missing", Clause.TRANSPORT)
def no_digest(bench: Bench) -> None:
    """A request without `Content-Digest` is refused."""
    _is_refused(bench, lambda request: _with(request, content_digest=None))


@check("digest.wrong", Clause.TRANSPORT)
def wrong_digest(bench: Bench) -> None:
    """A body that is not the one of the digest is refused."""
    answer = bench.device.ask(
        "POST",
        _REVOCATIONS,
        body=_NO_TOKENS,
        tamper=lambda request, _body: (request, _OTHER_TOKENS),
    )
    expect_problem(answer, Problem.DIGEST_MISMATCH, 400)


@check("clock.skew", Clause.TRANSPORT)
def skew(bench: Bench) -> None:
    """A request from an hour or ten years away is refused, with the agency's time."""
    for away in (-_HOUR_S, _HOUR_S, -_TEN_YEARS_S, _TEN_YEARS_S):
        answer = _created(bench, away)
        expect_problem(answer, Problem.CLOCK_SKEW, 401)
        told = answer.problem.server_time
        expect(told is not None, "server_time", "none")
        is_near = told is not None and abs(told.timestamp() - bench.client.now()) < _HOUR_S
        expect(is_near, "the agency's own time", "another time")


@check("clock.window", Clause.TRANSPORT)
def window(bench: Bench) -> None:
    """A clock that is four minutes off is good enough."""
    for away in (-_WITHIN_S, _WITHIN_S):
        expect_status(_created(bench, away), 200)


@check("nonce.replay", Clause.TRANSPORT)
def replay(bench: Bench) -> None:
    """A POST sent twice with the same nonce is refused the second time."""
    request = bench.device.signed("POST", _REVOCATIONS, body=_NO_TOKENS)
    first = bench.device.ask(
        "POST", _REVOCATIONS, body=_NO_TOKENS, tamper=lambda _request, body: (request, body)
    )
    expect_status(first, 200)
    expect_problem(bench.client.send(request, _NO_TOKENS), Problem.REPLAY, 401)


@check("nonce.reading", Clause.TRANSPORT)
def reading_twice(bench: Bench) -> None:
    """A GET sent twice with the same nonce is answered twice."""
    request = bench.device.signed("GET", _BALANCE)
    for _ in range(2):
        answer = bench.device.ask("GET", _BALANCE, tamper=lambda _request, body: (request, body))
        expect_status(answer, 200)


@check("version.minor", Clause.TRANSPORT)
def minor_version(bench: Bench) -> None:
    """A later minor version is answered, because minor versions only add."""
    answer = _with_version(bench, "1.9")
    expect_status(answer, 200)


@check("version.first", Clause.TRANSPORT)
def version_before_signature(bench: Bench) -> None:
    """The version is looked at before the signature."""
    answer = bench.device.ask(
        "GET",
        _BALANCE,
        headers={version.PROTOCOL_HEADER.lower(): "2.0"},
        tamper=lambda request, body: (_with(request, signature="cr=:x:"), body),
    )
    expect_problem(answer, Problem.UNSUPPORTED_VERSION, 400)


@check("clock.first", Clause.TRANSPORT)
def clock_before_digest(bench: Bench) -> None:
    """The clock is looked at before nonce and digest, the signature before the clock."""
    old = bench.client.now() - _HOUR_S
    request = bench.device.signed("POST", _REVOCATIONS, body=_NO_TOKENS, created=old)
    expect_problem(bench.client.send(request, _OTHER_TOKENS), Problem.CLOCK_SKEW, 401)
    forged = _with(request, cr_protocol="1.1")
    expect_problem(bench.client.send(forged, _NO_TOKENS), Problem.SIGNATURE, 401)


@check("member.unknown", Clause.TRANSPORT)
def unknown_member(bench: Bench) -> None:
    """A request with a member the contract does not name is refused."""
    body = canonical.encode({"tokens": [], "reason": "x"})
    answer = bench.device.ask("POST", _REVOCATIONS, body=body)
    expect_problem(answer, Problem.SCHEMA, 422)


@check("member.form", Clause.TRANSPORT)
def no_json(bench: Bench) -> None:
    """A body that is no JSON, or JSON of another form, is refused."""
    for body in (b"", b"{", b"[]", b'{"tokens":{}}', b'{"tokens":[1]}', b"\xff\xfe", b"null"):
        answer = bench.device.ask("POST", _REVOCATIONS, body=body)
        expect_problem(answer, Problem.SCHEMA, 422)


def _created(bench: Bench, away_s: int) -> Answer:
    def shifted(_request: Request, body: bytes) -> tuple[Request, bytes]:
        created = bench.client.now() + away_s
        return bench.device.signed("GET", _BALANCE, created=created), body

    return bench.device.ask("GET", _BALANCE, tamper=shifted)


def _with_version(bench: Bench, spoken: str) -> Answer:
    headers = {version.PROTOCOL_HEADER.lower(): spoken}
    return bench.device.ask("GET", _BALANCE, headers=headers)


def _covering(device: Device, components: tuple[str, ...]) -> Request:
    """Return a request whose signature is right but covers these components alone."""
    whole = device.signed("GET", _BALANCE)
    given = whole.headers["signature-input"]
    narrow = re.sub(r"\([^)]*\)", f"({' '.join(components)})", given, count=1)
    raw = narrow.removeprefix("cr=")
    base = "\n".join(
        [*(f"{name}: {_value(name, whole)}" for name in components), f'"@signature-params": {raw}']
    )
    return _with(whole, signature_input=narrow, signature=_sign(device, base))


def _sign(device: Device, base: str) -> str:
    digest = base64.b64encode(device.key.sign(base.encode("ascii")))
    return f"cr=:{digest.decode('ascii')}:"


def _value(component: str, request: Request) -> str:
    derived: Mapping[str, str] = {
        '"@method"': request.method,
        '"@authority"': request.authority,
        '"@path"': request.path,
        '"@query"': f"?{request.query}",
    }
    return derived.get(component) or request.headers[component.strip('"')]


CHECKS: Final[tuple[Check, ...]] = (
    right,
    wrong,
    foreign_key,
    moved_path,
    moved_query,
    moved_method,
    moved_host,
    uncovered,
    no_digest,
    wrong_digest,
    skew,
    window,
    replay,
    reading_twice,
    minor_version,
    version_before_signature,
    clock_before_digest,
    unknown_member,
    no_json,
)
